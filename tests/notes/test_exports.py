"""The cited sources as CSL-JSON, BibTeX and RIS, read back by other libraries or parsers."""

from __future__ import annotations

import json

import pytest
import rispy
from pybtex.database import parse_string

from build_tools.data import Source
from build_tools.notes import exports
from tests.conftest import Build

TELEGRAM = Source.model_validate(
    {
        "type": "manuscript",
        "author": [{"family": "Shtykov", "given": "T. F."}],
        "title": "Telegram 50% & more",
        "issued": "1950-01-19",
        "archive": "APRF",
        "archive_location": "fond 45, l. 88",
        "URL": "https://example.org/document/1",
        "evidence": "document",
        "language": "en",
        "seen": "excerpt",
        "checked": "2026-11-23",
    }
)
ARTICLE = Source.model_validate(
    {
        "type": "article-journal",
        "author": [
            {"family": "Shen", "given": "Zhihua", "static-ordering": True},
            {"literal": "A Committee"},
        ],
        "title": "An article",
        "container-title": "A Journal",
        "volume": 2,
        "issue": "3",
        "page": "44–68",
        "issued": "2000/2001",
        "evidence": "scholarship",
        "language": "en",
        "seen": "full",
        "checked": "2026-11-23",
    }
)
BOTH = {"shtykov-1950": TELEGRAM, "shen-2000": ARTICLE}


def test_csl_json() -> None:
    first, second = json.loads(exports.csl_json(BOTH))
    assert first["issued"] == {"date-parts": [[1950, 1, 19]]}
    assert first["archive_location"] == "fond 45, l. 88"
    assert second["issued"] == {"date-parts": [[2000], [2001]]}
    assert second["container-title"] == "A Journal"
    assert second["author"] == [
        {"family": "Shen", "given": "Zhihua", "static-ordering": True},
        {"literal": "A Committee"},
    ]


def test_bibtex_reads_back() -> None:
    entries = parse_string(exports.bibtex(BOTH), "bibtex").entries
    assert entries["shtykov-1950"].type == "unpublished"
    assert entries["shtykov-1950"].fields["title"] == r"Telegram 50\% \& more"
    assert entries["shen-2000"].fields["pages"] == "44--68"
    assert [str(person) for person in entries["shen-2000"].persons["author"]] == [
        "Shen, Zhihua",
        "{A Committee}",
    ]


def test_ris_reads_back() -> None:
    first, second = rispy.loads(exports.ris(BOTH))
    assert (first["type_of_reference"], first["date"]) == ("MANSCPT", "1950/01/19")
    assert (second["start_page"], second["end_page"]) == ("44", "68")
    assert second["authors"] == ["Shen, Zhihua", "A Committee"]


@pytest.mark.parametrize("ending", ["json", "bib", "ris"])
def test_downloads_hold_what_is_cited(mini_book: Build, ending: str) -> None:
    text = (mini_book().out / "downloads" / f"bibliography.{ending}").read_text(encoding="utf-8")
    assert "torkunov-2000" in text
    assert "shtykov-1950-01-19" in text
