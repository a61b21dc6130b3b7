from __future__ import annotations

import json

import pytest

from build_tools.web import cite
from build_tools.web.cite import Chapter
from build_tools.web.edition import Edition

EDITION = Edition(
    "The Hidden Belligerent", "The Soviet Union in the Korean War", "The Project", "2026-11-23",
    "en", "https://book.example/",
)  # fmt: skip
CHAPTER = Chapter("2-the-decision/06-stalin-says-yes", "stalin-says-yes", 6, "Guns & <lead>")
ADDRESS = "https://book.example/2-the-decision/06-stalin-says-yes.html"


def test_chicago_names_chapter_book_edition_and_address():
    text = cite.chicago(CHAPTER, EDITION)
    assert text == (
        "The Project. “Guns &amp; &lt;lead&gt;.” Chap. 6 in <cite>The Hidden Belligerent: "
        "The Soviet Union in the Korean War</cite>. Edition of 23 November 2026. "
        f'<a href="{ADDRESS}">{ADDRESS}</a>.'
    )


def test_without_an_address_chicago_ends_with_the_edition():
    edition = Edition("Book", "", "", "2026-01-02", "en", "")
    assert cite.chicago(CHAPTER, edition).endswith(
        "in <cite>Book</cite>. Edition of 2 January 2026."
    )


def test_bibtex_escapes_what_it_would_read_as_commands():
    text = cite.bibtex(CHAPTER, EDITION)
    assert text.startswith("@incollection{thehiddenbelligerent2026-stalin-says-yes,\n")
    assert "title = {Guns \\& <lead>}" in text
    assert f"url = {{{ADDRESS}}}" in text
    assert text.count("{") - text.count("\\{") == text.count("}") - text.count("\\}")


def test_ris_begins_with_the_type_and_ends_with_the_record():
    lines = cite.ris(CHAPTER, EDITION).split("\r\n")
    assert lines[0] == "TY  - CHAP"
    assert lines[-2] == "ER  - "
    assert all(line[2:6] == "  - " for line in lines if line)


def test_csl_json_reads_back():
    (item,) = json.loads(cite.csl_json(CHAPTER, EDITION))
    assert item["type"] == "chapter"
    assert item["issued"] == {"date-parts": [[2026, 11, 23]]}
    assert item["author"] == [{"literal": "The Project"}]


def test_paragraph_note_has_places_for_paragraph_and_address():
    text = cite.paragraph_note(CHAPTER, EDITION)
    assert "chap. 6, ¶{paragraph}, in The Hidden Belligerent" in text
    assert text.endswith("edition of 23 November 2026, {address}.")


@pytest.mark.parametrize("kind", cite.FORMATS)
def test_every_format_offered_is_written(kind: str):
    assert f"stalin-says-yes.{kind}" in cite.files(CHAPTER, EDITION)
