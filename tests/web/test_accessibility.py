"""axe finds nothing, on each kind of page, in each width and shade, with each card open."""

from __future__ import annotations

import pytest

from tests.conftest import CHAPTER

from .accessibility import violations
from .book import Site
from .browser import WIDTHS, Pages

NAMES = (
    "index", CHAPTER, "reference/timeline", "reference/units", "reference/documents",
    "reference/people", "reference/places", "reference/glossary", "reference/bibliography",
    "genindex", "search", "404",
)  # fmt: skip
CARDS = ("#call-report", ".text a.person", ".text a.place", ".text a:has(> .std-term)")


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_no_violation_on_any_page(pages: Pages, site: Site, width: int, shade: str):
    for name in NAMES:
        page = pages.open(site.url(name), width, color_scheme=shade, bypass_csp=True)
        assert violations(page) == [], name


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_no_violation_with_something_open(pages: Pages, site: Site, width: int, shade: str):
    page = pages.open(site.url("index"), width, color_scheme=shade, bypass_csp=True)
    page.locator(".text a.note-call").click()
    assert violations(page) == [], "first page"
    page = pages.open(site.url(CHAPTER), width, color_scheme=shade, bypass_csp=True)
    for trigger in CARDS:
        page.locator(trigger).first.click()
        assert violations(page) == [], trigger
        page.keyboard.press("Escape")
    page.locator("#p1").hover()
    page.locator("#p1 > .para-number").click()
    assert violations(page) == [], "paragraph"
    page.keyboard.press("Escape")
    page.locator(".cite summary").click()
    assert violations(page) == [], "cite"
    if page.locator(".menu-button").is_visible():
        page.locator(".menu-button").click()
        assert violations(page) == [], "menu"


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_no_violation_in_a_filtered_timeline(pages: Pages, site: Site, width: int, shade: str):
    address = site.url("reference/timeline")
    page = pages.open(address, width, color_scheme=shade, bypass_csp=True)
    page.get_by_role("button", name="Washington").click()
    assert violations(page) == []
