"""The finished PDF: size, notes on the page of their calls, links, names, and what veraPDF says."""

from __future__ import annotations

import os
import re
from collections.abc import Iterator

import pikepdf
import pymupdf
import pytest

from tests.conftest import ROOT
from tests.pdf.structure import calls_and_notes
from tests.referees import verapdf

PDF = ROOT / "build" / "book" / "the-hidden-belligerent.pdf"
#: Bytes a page: half of it are the notes' small type and their addresses.
MOST_BYTES = 12_000


@pytest.fixture(scope="module")
def pdf() -> Iterator[pikepdf.Pdf]:
    with pikepdf.open(PDF) as book:
        yield book


@pytest.fixture(scope="module")
def pages() -> Iterator[pymupdf.Document]:
    with pymupdf.open(PDF) as book:
        yield book


def test_it_is_small_enough(pdf: pikepdf.Pdf) -> None:
    assert PDF.stat().st_size < MOST_BYTES * len(pdf.pages)


def test_every_note_begins_on_the_page_of_its_call(pdf: pikepdf.Pdf) -> None:
    places = list(calls_and_notes(pdf))
    assert len(places) > 100
    assert [place for place in places if place[1] != place[2]] == []


def test_every_link_inside_leads_to_a_page(pages: pymupdf.Document) -> None:
    found = 0
    for page in pages:
        for link in page.get_links():
            if link["kind"] in (pymupdf.LINK_GOTO, pymupdf.LINK_NAMED):
                found += 1
                assert 0 <= link.get("page", -1) < len(pages), link
            else:
                assert link["kind"] == pymupdf.LINK_URI
                assert re.match(r"https?://", link["uri"]), link["uri"]
    assert found > 100


def test_every_id_of_the_web_edition_s_chapters_has_a_name(pages: pymupdf.Document) -> None:
    names = set(pages.resolve_names())
    for chapter in sorted((ROOT / "source").glob("[0-9]-*/*.md")):
        docname = str(chapter.relative_to(ROOT / "source").with_suffix(""))
        notes = re.findall(r"^\[\^([\w-]+)\]:", chapter.read_text(encoding="utf-8"), re.MULTILINE)
        assert notes
        for name in (f"{docname}:", f"{docname}:p1", *(f"{docname}:note-{n}" for n in notes)):
            assert name in names


def test_nothing_runs_off_a_page(pages: pymupdf.Document) -> None:
    for page in pages:
        for x0, y0, x1, y1, word, *_ in page.get_text("words"):
            inside = x0 >= 0 and y0 >= 0 and x1 <= page.rect.width and y1 <= page.rect.height
            assert inside, f"{word} on page {page.number + 1}"


@pytest.mark.parametrize("profile", verapdf.PROFILES)
def test_verapdf_finds_nothing(profile: str) -> None:
    if (lacking := verapdf.missing()) and not os.environ.get("CI"):
        pytest.skip(f"veraPDF needs {lacking}")
    verdict = verapdf.check(PDF, profile)
    assert verdict.failures == ()
    assert verdict.compliant
