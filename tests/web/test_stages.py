"""The slider of a map with stages, in a real browser: keyboard, text, no script, print."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import expect

from tests.conftest import CHAPTER
from tests.figures.book import BOOK, RESPONDS

from . import book
from .accessibility import violations
from .book import Site
from .browser import WIDTHS, Pages


@pytest.fixture(scope="module")
def mapped(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Site]:
    folder = tmp_path_factory.mktemp("stages")
    listed = "reference/figures\nreference/people\n"
    index = book.files()["index.md"].replace("reference/people\n", listed)
    changes = BOOK | {"index.md": index, "data/figures.yaml": RESPONDS}
    assert book.build(folder, changes) == ""
    with book.serve(folder / "html") as served:
        yield served


def test_the_slider_moves_by_keyboard_and_tells_the_date(pages: Pages, mapped: Site) -> None:
    page = pages.open(mapped.url(CHAPTER))
    box = page.locator(".stages")
    expect(box).to_be_visible()
    expect(page.locator(".still")).to_be_hidden()
    slider = page.get_by_role("slider", name="Date")
    expect(slider).to_have_attribute("aria-valuetext", "25 June 1950")
    slider.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowRight")
    expect(slider).to_have_attribute("aria-valuetext", "Late November 1950")
    expect(box.locator(".stage-text")).to_contain_text("Late November 1950. Schematic")
    assert box.locator(".stage-now").count() == 1
    assert box.locator(".stage-past").count() == 2
    page.keyboard.press("End")
    expect(slider).to_have_attribute("aria-valuetext", "July 1953")
    assert pages.faults == []


def test_lines_lie_over_the_ground(pages: Pages, mapped: Site) -> None:
    page = pages.open(mapped.url(CHAPTER), 320)
    ground, lines = (
        page.locator(selector).bounding_box()
        for selector in (".stage-map .only-light", ".stage-map svg")
    )
    assert ground == pytest.approx(lines, abs=1)
    assert page.evaluate("document.documentElement.scrollWidth") == 320


def test_without_script_and_in_print_the_still_stays(pages: Pages, mapped: Site) -> None:
    page = pages.open(mapped.url(CHAPTER), java_script_enabled=False)
    expect(page.locator(".still .only-light")).to_be_visible()
    expect(page.locator(".stages")).to_be_hidden()
    page = pages.open(mapped.url(CHAPTER), color_scheme="dark")
    page.emulate_media(media="print")
    expect(page.locator(".still .only-light")).to_be_visible()
    expect(page.locator(".still .only-dark")).to_be_hidden()
    expect(page.locator(".stages")).to_be_hidden()


def test_of_two_shades_only_the_seen_one_is_fetched(pages: Pages, mapped: Site) -> None:
    page = pages.open(mapped.url(CHAPTER), color_scheme="dark")
    page.locator(".stages").scroll_into_view_if_needed()
    seen = page.locator(".stage-map .only-dark")
    expect(seen).to_have_js_property("complete", True)
    expect(seen).not_to_have_js_property("naturalWidth", 0)
    fetched = {address.rpartition("/")[2] for address in pages.requests if "_images" in address}
    # The still may have been asked for as well, before the script hid it.
    assert "the-front-ground-dark.svg" in fetched
    assert [name for name in fetched if not name.endswith("-dark.svg")] == []
    page.evaluate("document.documentElement.dataset.theme = 'light'")
    expect(page.locator(".stage-map .only-light")).to_be_visible()
    expect(page.locator(".stage-map .only-dark")).to_be_hidden()


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_axe_finds_nothing(pages: Pages, mapped: Site, width: int, shade: str) -> None:
    for name in (CHAPTER, "reference/figures"):
        page = pages.open(mapped.url(name), width, color_scheme=shade, bypass_csp=True)
        assert violations(page) == [], name
