"""The timeline in a real browser: buttons for themes; and the strip at a chapter's head."""

from __future__ import annotations

import pytest
from playwright.sync_api import Page, expect

from tests.conftest import CHAPTER

from .book import SECOND, Site
from .browser import Pages

EVENTS, YEARS = ".timeline > dt:visible", ".timeline:visible"


@pytest.fixture
def timeline(pages: Pages, site: Site) -> Page:
    return pages.open(site.url("reference/timeline"))


def test_a_theme_shows_its_events_and_the_years_that_have_some(timeline: Page):
    expect(timeline.locator(EVENTS)).to_have_count(4)
    timeline.get_by_role("button", name="In the air").click()
    expect(timeline.locator(EVENTS)).to_have_count(1)
    expect(timeline.locator(YEARS)).to_have_count(1)
    expect(timeline.locator("h2:visible")).to_contain_text(["1950"])
    expect(timeline.get_by_role("status")).to_have_text("1 of 4 events")


def test_two_themes_show_the_events_of_both_and_all_shows_all(timeline: Page):
    for name in ("In the air", "Washington"):
        button = timeline.get_by_role("button", name=name)
        button.click()
        expect(button).to_have_attribute("aria-pressed", "true")
    expect(timeline.locator(EVENTS)).to_have_count(2)
    timeline.get_by_role("button", name="All", exact=True).click()
    expect(timeline.locator(EVENTS)).to_have_count(4)
    expect(timeline.locator("[aria-pressed=true]")).to_have_text(["All"])
    expect(timeline.get_by_role("status")).to_be_empty()


def test_buttons_work_from_the_keyboard(timeline: Page):
    button = timeline.get_by_role("button", name="Washington")
    button.focus()
    timeline.keyboard.press("Space")
    expect(timeline.locator(EVENTS)).to_have_count(1)
    timeline.keyboard.press("Enter")
    expect(timeline.locator(EVENTS)).to_have_count(4)
    expect(button).to_be_focused()


def test_a_link_to_a_hidden_event_shows_it(timeline: Page):
    timeline.get_by_role("button", name="Washington").click()
    timeline.evaluate("location.hash = '#event-speech'")
    expect(timeline.locator("#event-speech")).to_be_in_viewport()
    expect(timeline.locator(EVENTS)).to_have_count(4)


def test_without_script_the_themes_are_a_list_and_all_events_are_there(pages: Pages, site: Site):
    page = pages.open(site.url("reference/timeline"), java_script_enabled=False)
    expect(page.locator(EVENTS)).to_have_count(4)
    expect(page.locator(".theme-list")).to_contain_text("Washington")
    expect(page.get_by_role("button", name="Washington")).to_have_count(0)


def test_a_chapter_leads_to_its_first_event(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER))
    strip = page.locator(".years")
    expect(strip).to_contain_text("1950")
    strip.get_by_role("link").first.click()
    expect(page).to_have_url(site.url("reference/timeline", "#event-lunch"))
    expect(pages.open(site.url(SECOND)).locator(".years")).to_have_count(0)
    assert pages.faults == []
