"""Search: what goes into the index, and what readers find first."""

from __future__ import annotations

import os
import re

import pytest
from playwright.sync_api import expect

from build_tools.data import load
from build_tools.web import search, search_order
from tests.conftest import CHAPTER

from .book import Site, files
from .browser import Pages


@pytest.fixture(autouse=True, scope="module")
def pagefind():
    if not search.is_available():
        if os.environ.get("CI"):
            pytest.fail("Pagefind is not installed")
        pytest.skip("Pagefind is not installed")


@pytest.mark.parametrize(
    ("name", "spelling"),
    [
        ("Štykov", "Stykov"),
        ("Vasil'ev", "Vasilev"),
        ("Артём", "Артем"),
        ("金 日成", "金日成"),
    ],
)
def test_spellings_hold_what_people_type(name: str, spelling: str):
    assert search.spellings([name]) == [name, spelling]


def test_russian_names_are_transliterated():
    assert search.transliterated("Терентий Штыков") == "Terentij Štykov"


def test_every_record_is_an_entry_under_all_its_names(tmp_path):
    for name, text in files().items():
        if name.startswith("data/"):
            (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
            (tmp_path / name).write_text(text, encoding="utf-8")
    cited = {"torkunov-2000", "shtykov-1950-01-19"}
    found = {e.url: e for e in search.entries(load(tmp_path / "data"), cited)}
    assert list(found) == [
        "reference/people.html#person-shtykov",
        "reference/places.html#place-antung",
        "reference/glossary.html#term-Politburo",
        *(
            f"reference/timeline.html#event-{key}"
            for key in ("surrender", "lunch", "flights", "speech")
        ),
        "reference/units.html#unit-corps",
        "reference/units.html#unit-division",
        "reference/documents.html#document-shtykov-1950-01-19",
        "reference/bibliography.html#source-torkunov-2000",
    ]
    person = found["reference/people.html#person-shtykov"].content
    assert "Терентий Штыков" in person
    assert "Terentij Stykov" in person
    document = found["reference/documents.html#document-shtykov-1950-01-19"]
    assert document.title == "Telegram Shtykov to Vyshinsky on a Luncheon"
    assert "Kim asks to see Stalin." in document.content


def test_filter_values_are_put_in_order():
    filter_ = b"pagefind_dcd\x82dkind\x82\x82dTerm\x82\x01\x18\x20\x82dPage\x81\x00"
    ordered = b"pagefind_dcd\x82dkind\x82\x82dPage\x81\x00\x82dTerm\x82\x01\x18\x20"
    assert search_order.sorted_filter(filter_) == ordered
    assert search_order.sorted_filter(ordered) == ordered


def test_another_format_of_filters_is_an_error():
    with pytest.raises(ValueError, match="not a filter"):
        search_order.sorted_filter(b"something else")


@pytest.mark.parametrize(
    ("words", "title", "href"),
    [
        ("Shtykov", "Terentii Shtykov", "/reference/people.html#person-shtykov"),
        ("Štykov", "Terentii Shtykov", "/reference/people.html#person-shtykov"),
        ("Штыков", "Terentii Shtykov", "/reference/people.html#person-shtykov"),
        ("Antung", "Antung", "/reference/places.html#place-antung"),
        ("Dandong", "Antung", "/reference/places.html#place-antung"),
        ("安東", "Antung", "/reference/places.html#place-antung"),
        ("Politburo", "Politburo", "/reference/glossary.html#term-Politburo"),
        ("guns and lead", "6 Stalin says yes", f"/{CHAPTER}.html"),
        (
            "Загадочная война",
            "Загадочная война",
            "/reference/bibliography.html#source-torkunov-2000",
        ),
        (
            "asks to see",
            "Telegram Shtykov to Vyshinsky on a Luncheon",
            "/reference/documents.html#document-shtykov-1950-01-19",
        ),
        ("First Division", "First Division", "/reference/units.html#unit-division"),
        ("surrender was issued", "2 September 1945", "/reference/timeline.html#event-surrender"),
        ("advisers", "7 The plan", "/2-the-decision/07-the-plan.html"),
    ],
)
def test_first_hit(pages: Pages, site: Site, words: str, title: str, href: str):
    page = pages.open(site.url("search"))
    page.locator("#search-words").fill(words)
    first = page.locator("#search-results .search-title").first
    expect(first).to_have_text(title)
    expect(first).to_have_attribute("href", href)
    assert pages.faults == []


def test_hits_lead_to_the_section(pages: Pages, site: Site):
    page = pages.open(site.url("search", "?q=deliveries"))
    section = page.locator(".search-section a").first
    expect(section).to_have_text("Guns and lead")
    section.click()
    expect(page).to_have_url(re.compile("#guns-and-lead$"))


def test_kind_narrows_the_search(pages: Pages, site: Site):
    page = pages.open(site.url("search", "?q=Shtykov"))
    page.get_by_label("Kind").select_option("Person")
    expect(page.locator(".search-title")).to_have_count(1)
    expect(page.locator("#search-progress")).to_have_text("One place found.")


def test_search_loads_nothing_before_it_is_used(pages: Pages, site: Site):
    pages.open(site.url(CHAPTER))
    assert not [address for address in pages.requests if "pagefind" in address]
