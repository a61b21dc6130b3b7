"""The summary of the last verification, in all formats, and when there was none."""

from __future__ import annotations

import json
import zipfile
from pathlib import Path

import pymupdf
import pytest
from docutils import nodes

from build_tools.data.verification import read
from tests.conftest import INDEX, Build

FILE = "data/verification.json"
PAGE = {
    "about.md": "(about)=\n# About this book\n\nBefore.\n\n```{verification}\n```\n",
    "index.md": INDEX + "\n```{toctree}\n:caption: About\n\nabout\n```\n",
}
NONE = "Not yet verified against the live sources."
SUMMARY = {
    "date": "2026-11-23", "sources": 210, "passages": 1500, "found": 1300, "moved": 12,
    "missing": 3, "gone": 1, "not_reachable": 84, "not_checkable": 100, "archived": 40,
}  # fmt: skip
TEXT = (
    "Verified on 23 November 2026. Of 1,400 passages from 210 sources on the web, 1,312 stand in "
    "the source as it is now. Of the others, 3 are missing from the page, 1 is on pages that are "
    "gone, 84 are on pages that could not be reached. An archived copy has 40 of these. 100 more "
    "are in print only or cannot be read by a program."
)


def summary(document: nodes.document) -> str:
    (paragraph,) = (
        node for node in document.findall(nodes.paragraph) if "verification" in node["classes"]
    )
    return paragraph.astext()


@pytest.mark.parametrize(("file", "text"), [(None, NONE), (json.dumps(SUMMARY), TEXT)])
def test_three_formats(mini_book: Build, file: str | None, text: str) -> None:
    changes = PAGE | {FILE: file}
    book = mini_book(changes)
    assert book.warnings == ""
    assert summary(book.resolved("about")) == text
    html = (book.out / "about.html").read_text(encoding="utf-8")
    start = text.partition(".")[0]
    assert f'<p class="verification"><strong>{start}' in html
    epub = mini_book(changes, "epub")
    assert epub.warnings == ""
    with zipfile.ZipFile(next(epub.out.glob("*.epub"))) as archive:
        (name,) = (name for name in archive.namelist() if name.endswith("about.xhtml"))
        assert start in archive.read(name).decode()
    pdf = mini_book(changes, "typst")
    assert pdf.warnings == ""
    with pymupdf.open(next(pdf.out.glob("*.pdf"))) as document:
        printed = " ".join(" ".join(page.get_text().split()) for page in document)
    assert start in printed.replace("\u00ad", "")


def test_the_page_follows_the_file(mini_book: Build) -> None:
    assert summary(mini_book(PAGE).doctree("about")) == NONE
    assert "1,312 stand" in summary(mini_book(PAGE | {FILE: json.dumps(SUMMARY)}).doctree("about"))
    better = json.dumps(SUMMARY | {"found": 1302, "missing": 1})
    assert "1,314 stand" in summary(mini_book(PAGE | {FILE: better}).doctree("about"))
    assert summary(mini_book(PAGE | {FILE: None}).doctree("about")) == NONE


@pytest.mark.parametrize(
    "file",
    [
        "",
        "[]",
        '{"date": "2026-11-23"}',
        json.dumps(SUMMARY | {"found": 1500}),
        json.dumps(SUMMARY | {"date": "today"}),
    ],
)
def test_a_file_that_no_run_wrote(mini_book: Build, file: str) -> None:
    book = mini_book(PAGE | {FILE: file})
    assert "is not what a run writes" in book.warnings
    assert "about.md:6: " in book.warnings
    assert "run `make verify`" in book.warnings
    assert book.exit_code == 1


def test_what_is_written_is_read(tmp_path: Path) -> None:
    from build_tools.data.verification import FILE as NAME
    from build_tools.data.verification import Verification

    written = Verification(**SUMMARY)
    (tmp_path / NAME).write_text(written.text(), encoding="utf-8")
    assert read(tmp_path) == written
