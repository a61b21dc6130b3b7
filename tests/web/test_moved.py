"""Addresses that are gone lead on: in tables, and as a reader meets them."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from build_tools.web.moved import Moved, pages, read, within
from tests.conftest import CHAPTER

from . import book
from .accessibility import violations
from .book import SECOND, Site
from .browser import Pages

REDIRECTS = {
    f"{CHAPTER}#note-gone": f"{CHAPTER}#note-lunch",
    f"{CHAPTER}#an-old-head": SECOND,
    "2-the-decision/06-old": f"{SECOND}#note-plan",
}


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("moved")
    listed = "".join(f"{old}: {new}\n" for old, new in REDIRECTS.items())
    assert book.build(folder, {"data/redirects.yaml": listed}) == ""
    with book.serve(folder / "html") as served:
        yield served


@pytest.mark.parametrize(
    ("page", "expected"),
    [
        (CHAPTER, [Moved("note-gone", CHAPTER, "note-lunch"), Moved("an-old-head", SECOND, "")]),
        (SECOND, []),
        ("2-the-decision/06-old", []),
    ],
)
def test_what_is_gone_from_a_page(page: str, expected: list[Moved]):
    assert within(REDIRECTS, page) == expected


def test_pages_that_are_gone():
    assert pages(REDIRECTS) == {"2-the-decision/06-old": Moved("", SECOND, "note-plan")}


@pytest.mark.parametrize("text", [None, "", "# Nothing has moved.\n"])
def test_a_book_in_which_nothing_has_moved(tmp_path, text: str | None):
    (tmp_path / "data").mkdir()
    if text is not None:
        (tmp_path / "data/redirects.yaml").write_text(text, encoding="utf-8")
    assert read(tmp_path) == {}


def test_the_reader_of_an_old_address_is_led_on_without_script(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER, "#note-gone"), java_script_enabled=False)
    told = page.locator("#note-gone")
    expect(told).to_be_in_viewport()
    expect(page.locator("#an-old-head")).to_be_hidden()
    told.get_by_role("link", name="Go there").click()
    expect(page).to_have_url(site.url(CHAPTER, "#note-lunch"))
    expect(told).to_be_hidden()


def test_an_old_head_leads_to_another_page(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER, "#an-old-head"))
    expect(page.locator("#an-old-head")).to_contain_text("to another page")
    assert violations(page) == []
    page.get_by_role("link", name="Go there").click()
    expect(page).to_have_url(site.url(SECOND))


def test_a_page_that_is_gone_sends_its_reader_on(pages: Pages, site: Site):
    page = pages.open(site.url("2-the-decision/06-old"))
    expect(page).to_have_url(site.url(SECOND, "#note-plan"))


def test_a_new_redirect_reaches_its_page(tmp_path):
    book.build(tmp_path)
    book.build(tmp_path, {"data/redirects.yaml": f"{SECOND}#old: {SECOND}#note-plan\n"})
    assert 'id="old"' in (tmp_path / f"html/{SECOND}.html").read_text(encoding="utf-8")
