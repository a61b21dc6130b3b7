"""Reading in a real browser: notes, cards, citing, menu, shade, print."""

from __future__ import annotations

import re

import pymupdf
import pytest
from playwright.sync_api import Page, expect

from tests.conftest import CHAPTER

from .book import SECOND, Site
from .browser import Pages

CALL, CARD = "#call-report", ".card"


@pytest.fixture
def chapter(pages: Pages, site: Site) -> Page:
    return pages.open(site.url(CHAPTER))


def test_pages_load_without_a_fault_and_ask_nobody_else(pages: Pages, site: Site):
    for name in ("index", CHAPTER, "reference/people", "reference/bibliography", "genindex"):
        pages.open(site.url(name))
    assert pages.faults == []
    assert all(address.startswith(site.address) for address in pages.requests)


def test_measure_is_about_66_characters(chapter: Page):
    characters = chapter.evaluate("""() => {
        const paragraphs = [...document.querySelectorAll('section > p[id]')];
        const paragraph = paragraphs.find(p => p.textContent.includes('Paragraph five'));
        const range = document.createRange(), text = paragraph.firstChild;
        let line = 0, top = null, lines = [];
        for (let i = 0; i < text.length; i++) {
            range.setStart(text, i); range.setEnd(text, i + 1);
            const box = range.getClientRects()[0];
            if (!box || !box.width) continue;
            if (top !== null && Math.abs(box.top - top) > 8) { lines.push(line); line = 0; }
            top = box.top; line++;
        }
        return Math.max(...lines);
    }""")
    assert 58 <= characters <= 74


def test_note_opens_in_the_margin_by_click_and_closes_by_escape(chapter: Page):
    chapter.locator(CALL).click()
    card = chapter.locator(CARD)
    expect(card).to_contain_text("Telegram Shtykov to Vyshinsky")
    expect(card.locator("a.passage")).to_have_attribute("href", re.compile("#:~:text=On%20Jan"))
    expect(card.locator("a.archived")).to_be_visible()
    expect(card).to_be_focused()
    expect(chapter.locator(CALL)).to_have_attribute("aria-expanded", "true")
    text, box = chapter.locator(".chapter-header").bounding_box(), card.bounding_box()
    assert box["x"] > text["x"] + text["width"]
    chapter.keyboard.press("Escape")
    expect(card).to_have_count(0)
    expect(chapter.locator(CALL)).to_be_focused()
    assert "#" not in chapter.url


def test_note_opens_on_hover_and_stays_while_the_pointer_is_on_it(chapter: Page):
    chapter.locator(CALL).hover()
    card = chapter.locator(CARD)
    expect(card).to_be_visible()
    card.hover()
    chapter.wait_for_timeout(500)
    expect(card).to_be_visible()
    chapter.mouse.move(5, 5)
    expect(card).to_have_count(0)


def test_note_by_keyboard_alone(chapter: Page):
    chapter.locator(CALL).evaluate("call => call.previousElementSibling.focus()")
    chapter.keyboard.press("Tab")
    expect(chapter.locator(CALL)).to_be_focused()
    expect(chapter.locator(CARD)).to_be_visible()
    chapter.keyboard.press("Enter")
    expect(chapter.locator(CARD)).to_be_focused()
    links = chapter.locator(f"{CARD} a, {CARD} button").count()
    for _ in range(links):
        chapter.keyboard.press("Tab")
    expect(chapter.locator(f"{CARD} .card-actions a")).to_be_focused()
    # One more leaves the card for what follows the note's number in the text.
    chapter.keyboard.press("Tab")
    assert chapter.evaluate("document.activeElement.textContent") == "Politburo"
    expect(chapter.locator(f"{CARD}[aria-label='Note 1']")).to_have_count(0)


def test_shift_tab_leaves_the_card_for_its_call(chapter: Page):
    chapter.locator(CALL).click()
    chapter.keyboard.press("Shift+Tab")
    expect(chapter.locator(CARD)).to_have_count(0)
    expect(chapter.locator(CALL)).to_be_focused()


def test_note_is_a_sheet_on_a_phone_and_opens_by_touch(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 360, has_touch=True)
    page.locator("#call-rest").scroll_into_view_if_needed()
    page.locator("#call-rest").tap()
    card = page.locator(".card.is-sheet")
    expect(card).to_be_visible()
    sheet, call = card.bounding_box(), page.locator("#call-rest").bounding_box()
    assert sheet["width"] == 360
    assert call["y"] + call["height"] <= sheet["y"]
    page.locator(".chapter-part, h2").first.evaluate("node => node.scrollIntoView()")
    page.touchscreen.tap(180, 120)
    expect(card).to_have_count(0)


def test_note_pops_up_below_its_line_on_a_tablet(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 768)
    # With room below the line; near the window's foot the card stands above it.
    page.locator(CALL).evaluate("call => scrollBy(0, call.getBoundingClientRect().top - 250)")
    page.locator(CALL).click()
    card, call = page.locator(f"{CARD}.is-popup").bounding_box(), page.locator(CALL).bounding_box()
    assert card["y"] >= call["y"] + call["height"]
    assert card["x"] >= 0
    assert card["x"] + card["width"] <= 768


@pytest.mark.parametrize("width", [320, 768, 1440])
def test_a_note_on_the_first_page_opens_within_the_window(pages: Pages, site: Site, width: int):
    page = pages.open(site.url("index"), width)
    page.locator(".text a.note-call").click()
    card = page.locator(CARD)
    expect(card).to_contain_text("Telegram Shtykov to Vyshinsky")
    box = card.bounding_box()
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= width
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_citation_is_copied_without_the_links_words(chapter: Page):
    chapter.locator(CALL).click()
    chapter.get_by_role("button", name="Copy citation").click()
    expect(chapter.locator(".card .card-status")).to_have_text("Copied.")
    copied = chapter.evaluate("navigator.clipboard.readText()")
    assert copied.startswith("T. F. Shtykov, ")
    assert copied.endswith("https://digitalarchive.wilsoncenter.org/document/telegram-shtykov.")
    assert "archived copy" not in copied


@pytest.mark.parametrize(
    ("link", "label", "words"),
    [
        ("a.person", "Person", "Soviet ambassador."),
        ("a.place", "Place", "A city on the Yalu."),
        ("a:has(> .std-term)", "Term", "The ruling committee of the party."),
    ],
)
def test_names_and_terms_open_their_entry(chapter: Page, link: str, label: str, words: str):
    chapter.locator(f".text {link}").first.click()
    card = chapter.locator(f"{CARD}[aria-label='{label}']")
    expect(card).to_contain_text(words)
    card.locator(".card-actions a").click()
    expect(chapter).to_have_url(re.compile(r"/reference/\w+\.html#"))


def test_only_one_card_is_open_and_a_click_elsewhere_closes_it(chapter: Page):
    chapter.locator(CALL).click()
    chapter.locator(".text a.person").first.click()
    expect(chapter.locator(CARD)).to_have_count(1)
    chapter.locator("h1").click()
    expect(chapter.locator(CARD)).to_have_count(0)


def test_paragraph_offers_its_link_and_citation(chapter: Page):
    chapter.locator("#p1").hover()
    number = chapter.locator("#p1 > .para-number")
    expect(number).to_have_css("opacity", "1")
    number.click()
    chapter.get_by_role("button", name="Copy link").click()
    assert chapter.evaluate("navigator.clipboard.readText()") == chapter.url + "#p1"
    chapter.get_by_role("button", name="Copy with citation").click()
    copied = chapter.evaluate("navigator.clipboard.readText()")
    assert "“Stalin says yes,” chap. 6, ¶1, in The Hidden Belligerent" in copied
    assert copied.endswith(f"{chapter.url}#p1.")


def test_cite_this_chapter(chapter: Page):
    chapter.locator(".cite summary").click()
    chapter.get_by_role("button", name="Copy", exact=True).click()
    assert "Chap. 6 in" in chapter.evaluate("navigator.clipboard.readText()")
    with chapter.expect_download() as download:
        chapter.get_by_role("link", name="BibTeX").click()
    assert download.value.suggested_filename == "stalin-says-yes.bib"


def test_dark_is_kept_and_never_flashes(chapter: Page, site: Site):
    button = chapter.locator(".shade-button")
    expect(button).to_have_attribute("aria-pressed", "false")
    button.click()
    expect(button).to_have_attribute("aria-pressed", "true")
    chapter.goto(site.url(SECOND), wait_until="commit")
    expect(chapter.locator("html")).to_have_attribute("data-theme", "dark")
    background = chapter.evaluate("getComputedStyle(document.body).backgroundColor")
    assert background == "rgb(22, 21, 19)"


def test_menu_on_a_phone(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 320)
    menu = page.locator("#contents")
    expect(menu).to_be_hidden()
    page.locator(".menu-button").click()
    expect(menu).to_be_visible()
    page.keyboard.press("Escape")
    expect(menu).to_be_hidden()
    page.locator(".menu-button").click()
    page.get_by_role("link", name="Guns and lead").click()
    expect(menu).to_be_hidden()
    expect(page.locator("#guns-and-lead")).to_be_in_viewport()


def test_menu_follows_the_reader(chapter: Page):
    chapter.locator("#guns-and-lead").evaluate("node => node.scrollIntoView({behavior: 'instant'})")
    here = chapter.locator(".contents-sections [aria-current='location']")
    expect(here).to_have_text("Guns and lead")
    expect(chapter.locator(".bar-chapter")).to_have_class(re.compile("is-shown"))


def test_first_page_knows_where_the_reader_stopped(chapter: Page, site: Site):
    chapter.locator("#p6").evaluate("node => node.scrollIntoView({behavior: 'instant'})")
    chapter.wait_for_timeout(700)
    chapter.goto(site.url("index"))
    link = chapter.locator(".resume a")
    expect(link).to_contain_text("6 Stalin says yes, ¶")
    link.click()
    expect(chapter).to_have_url(re.compile(rf"{CHAPTER}\.html#p\d+"))


def test_without_script_everything_is_a_link(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 320, java_script_enabled=False)
    expect(page.locator(".shade-button")).to_be_hidden()
    page.locator(".menu-button").click()
    page.locator("#contents").get_by_role("link", name="The plan").click()
    expect(page).to_have_url(site.url(SECOND))
    page.goto(site.url(CHAPTER))
    page.locator(CALL).click()
    expect(page).to_have_url(site.url(CHAPTER, "#note-report"))
    page.locator("#note-report .note-number").click()
    expect(page).to_have_url(site.url(CHAPTER, "#call-report"))
    page.locator("a.person").first.click()
    expect(page).to_have_url(site.url("reference/people", "#person-shtykov"))


def test_from_a_file_everything_works(pages: Pages, site: Site):
    page = pages.open(site.file(CHAPTER))
    page.locator(CALL).click()
    expect(page.locator(CARD)).to_contain_text("Telegram")
    page.locator(".text a.person").first.click()
    expect(page.locator(CARD)).to_contain_text("Soviet ambassador.")
    page.wait_for_function("document.fonts.check('1em Libertinus')")
    assert pages.faults == []


def test_search_of_sphinx_works_from_a_file(pages: Pages, site: Site):
    page = pages.open(site.file("search") + "?q=telegram")
    expect(page.locator("#search-results a").first).to_have_attribute("href", re.compile("06-stal"))


def test_nothing_moves_while_the_page_loads(pages: Pages, site: Site):
    page = pages.open("about:blank", 412)
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver(list => list.getEntries().forEach("
        "entry => window.shift += entry.value)).observe({type: 'layout-shift', buffered: true})"
    )
    page.goto(site.url(CHAPTER))
    page.wait_for_timeout(500)
    assert page.evaluate("window.shift") < 0.01


def test_text_of_twice_the_size_needs_no_sideways_scrolling(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 640)
    page.evaluate("document.documentElement.style.fontSize = '200%'")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


@pytest.mark.parametrize("name", ["index", CHAPTER, "reference/bibliography", "search"])
def test_a_narrow_phone_needs_no_sideways_scrolling(pages: Pages, site: Site, name: str):
    page = pages.open(site.url(name), 320)
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_wide_table_scrolls_by_keyboard(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), 320)
    box = page.locator(".table-scroll")
    expect(box).to_have_attribute("tabindex", "0")
    expect(box).to_have_attribute("aria-label", re.compile("^Deliveries asked for"))


def test_an_address_opens_at_its_place_at_once_and_a_link_scrolls_there(chapter: Page):
    def behavior() -> str:
        return chapter.evaluate("getComputedStyle(document.documentElement).scrollBehavior")

    assert behavior() == "auto"
    chapter.locator(CALL).focus()
    assert behavior() == "smooth"


def test_motion_is_reduced_on_request(pages: Pages, site: Site):
    page = pages.open(site.url(CHAPTER), reduced_motion="reduce")
    page.locator(CALL).click()
    expect(page.locator(CARD)).to_have_css("animation-name", "none")
    expect(page.locator("html")).to_have_css("scroll-behavior", "auto")


def test_paper_has_the_notes_and_the_addresses(chapter: Page):
    printed = pymupdf.open(stream=chapter.pdf())
    text = " ".join("".join(sheet.get_text() for sheet in printed).split())
    assert "Telegram Shtykov to Vyshinsky on a Luncheon" in text
    assert "digitalarchive.wilsoncenter.org/document/telegram-shtykov" in text
    assert "Skip to the text" not in text
    assert "Copy citation" not in text
