"""The finished e-book: what the judges say, and whether it agrees with the PDF and the web."""

from __future__ import annotations

import json
import os
import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
from lxml import html

from tests.conftest import ROOT
from tests.epub.book import NAME, Opened
from tests.epub.judges import ace, epubcheck

FOLDER = ROOT / "build" / "book"
#: Small readers open a page slowly where its file is larger.
MOST_BYTES = 300_000


@cache
def book() -> Opened:
    return Opened(FOLDER / NAME)


@pytest.fixture(scope="module", autouse=True)
def _there() -> Iterator[None]:
    if not (FOLDER / NAME).is_file():
        if os.environ.get("CI"):
            pytest.fail(f"there is no build/book/{NAME}; run `make book` first")
        pytest.skip(f"there is no build/book/{NAME}; run `make book` first")
    yield


def chapters() -> list[str]:
    return [name for name in book().pages if name[0].isdigit()]


def test_epubcheck_finds_nothing_not_even_a_usage() -> None:
    assert epubcheck(FOLDER / NAME) == []


def test_ace_finds_nothing(tmp_path: Path) -> None:
    assert ace(FOLDER / NAME, tmp_path) == []


def test_files_are_small_and_have_plain_names() -> None:
    large = {name: len(data) for name, data in book().files.items() if len(data) > MOST_BYTES}
    assert large == {}
    assert all(re.fullmatch(r"[A-Za-z0-9._/-]+", name) for name in book().files)


def test_every_image_has_an_alternative_text() -> None:
    for name in book().pages:
        assert not book().find(name, "//h:img[not(@alt) or @alt='']"), name


def test_notes_are_those_of_the_web_edition_with_the_same_numbers() -> None:
    web = FOLDER / "html"
    if not web.is_dir():
        pytest.skip("the web edition is not built")
    for name in chapters():
        here = [
            (note.get("id"), note.find(".//{*}span/{*}a").text)
            for note in book().find(name, '//h:*[@epub:type="footnote"]')
        ]
        page = html.parse(web / name.replace(".xhtml", ".html"))
        there = [
            (note.get("id"), note.xpath('.//*[@role="doc-backlink"]')[0].text_content().strip())
            for note in page.xpath('//*[starts-with(@id, "note-")]')
        ]
        assert here == there, name
        assert len(here) >= 40, f"{name} has {len(here)} notes"


def test_paragraphs_are_those_of_the_web_edition() -> None:
    web = FOLDER / "html"
    if not web.is_dir():
        pytest.skip("the web edition is not built")
    number = re.compile(r"p\d+")
    for name in chapters():
        here = [i for i in book().find(name, "//@id") if number.fullmatch(i)]
        page = html.parse(web / name.replace(".xhtml", ".html"))
        assert here == [i for i in page.xpath("//@id") if number.fullmatch(i)], name


def test_the_page_list_is_the_pdfs() -> None:
    path = ROOT / "build" / "work" / "pdf" / "pages.json"
    if not path.is_file():
        pytest.skip("the PDF is not built")
    printed = [page["label"] for page in json.loads(path.read_text(encoding="utf-8"))]
    listed = book().find("nav.xhtml", '//h:nav[@epub:type="page-list"]//h:a/text()')
    assert listed == printed
    assert len(set(listed)) == len(listed)


def test_nothing_is_left_of_the_web() -> None:
    for name in book().pages:
        text = book().text(name)
        assert "<script" not in text and "headerlink" not in text, name
