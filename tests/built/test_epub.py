"""The finished e-book: what the judges say, and whether its pages are the PDF's."""

from __future__ import annotations

import json
import re
from functools import cache
from pathlib import Path

import pymupdf
import pytest
from lxml import etree

from tests.conftest import ROOT
from tests.epub.book import NAME, Opened
from tests.epub.judges import ace, epubcheck

FOLDER = ROOT / "build" / "book"  # tests/built/conftest.py says what must be there
#: Small readers open a page slowly where its file is larger. What is read comes first; a list to
#: look things up in may be longer, so that its entries stay in one file.
MOST_BYTES, MOST_BYTES_OF_A_LIST = 300_000, 450_000


@cache
def book() -> Opened:
    return Opened(FOLDER / NAME)


@pytest.fixture(scope="module", autouse=True)
def _there(finished: Path) -> None:
    """All formats are built."""


def test_epubcheck_finds_nothing_not_even_a_usage() -> None:
    assert epubcheck(FOLDER / NAME) == []


def test_ace_finds_nothing(tmp_path: Path) -> None:
    assert ace(FOLDER / NAME, tmp_path) == []


def test_files_are_small_and_have_plain_names() -> None:
    most = {True: MOST_BYTES_OF_A_LIST, False: MOST_BYTES}
    sizes = {name: len(data) for name, data in book().files.items()}
    large = {name: n for name, n in sizes.items() if n > most[name.startswith("reference/")]}
    assert large == {}
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in book().files)


def test_every_image_has_an_alternative_text() -> None:
    for name in book().pages:
        assert not book().find(name, "//h:img[not(@alt) or @alt='']"), name


def test_the_page_list_is_the_pdfs() -> None:
    path = ROOT / "build" / "work" / "pdf" / "pages.json"
    printed = [page["label"] for page in json.loads(path.read_text(encoding="utf-8"))]
    listed = book().find("nav.xhtml", '//h:nav[@epub:type="page-list"]//h:a/text()')
    assert listed == printed
    assert len(set(listed)) == len(listed)


def test_nothing_is_left_of_the_web() -> None:
    for name in book().pages:
        text = book().text(name)
        assert "<script" not in text and "headerlink" not in text, name


def words_after(mark: etree._Element, count: int = 40) -> list[str]:
    """The words of the e-book that follow a page's mark, without calls and numbers."""
    found: list[str] = []
    for text in mark.xpath("following::text()[not(ancestor::*[local-name()='sup'])]"):
        found += re.findall(r"[^\W\d_]+", text)
        if len(found) >= count:
            break
    return found[:count]


def test_pages_begin_in_the_e_book_where_they_begin_on_paper() -> None:
    pdf = pymupdf.open(FOLDER / "the-hidden-belligerent.pdf")
    paper = {page.get_label(): page for page in pdf}
    elsewhere = []
    for link in book().find("nav.xhtml", '//h:nav[@epub:type="page-list"]//h:a'):
        name, _, identifier = link.get("href").partition("#")
        text = re.sub(r"-\s*\n\s*", "", paper[link.text].get_text())
        printed = " ".join(re.findall(r"[^\W\d_]+", text)).lower()
        words = words_after(book().find(name, f'//*[@id="{identifier}"]')[0])
        runs = (" ".join(words[at : at + 4]).lower() for at in range(len(words) - 3))
        if not any(run in printed for run in runs):
            elsewhere.append(link.text)
    # A list, a table or the page of figures has no calls to mark a page by: some pages stand
    # at its beginning.
    pages = book().find("nav.xhtml", '//h:nav[@epub:type="page-list"]//h:a')
    assert len(elsewhere) <= 0.12 * len(pages), elsewhere
