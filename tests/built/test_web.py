"""The finished web edition: what it weighs, whom it asks, where its links lead, what axe finds."""

from __future__ import annotations

import gzip
import os
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import quote, unquote, urldefrag

import pytest
from lxml import html
from playwright.sync_api import expect

from build_tools.web import fonts
from build_tools.web.downloads import size
from tests.conftest import ROOT
from tests.web.accessibility import violations
from tests.web.book import Site, serve
from tests.web.browser import WIDTHS, Pages, chromium

BOOK = ROOT / "build" / "book" / "html"
#: The budget of a chapter's first load, without images.
MOST_REQUESTS, MOST_KILOBYTES = 12, 100
#: One page of each kind, and the long ones, which axe takes ten seconds each to read.
KINDS = (
    "index", "about", "reference/glossary", "reference/claims", "genindex", "search", "404",
)  # fmt: skip
LONG = (
    "reference/timeline", "reference/units", "reference/documents", "reference/people",
    "reference/bibliography",
)  # fmt: skip
LONG_SEEN_AT = {(320, "dark"), (768, "light"), (1440, "light")}


@cache
def files() -> dict[str, Path]:
    """Page name → file."""
    return {str(f.relative_to(BOOK).with_suffix("")): f for f in sorted(BOOK.rglob("*.html"))}


def chapters() -> list[str]:
    return [name for name in files() if name[0].isdigit() and "/" in name]


@cache
def parsed(path: Path) -> html.HtmlElement:
    return html.fromstring(path.read_text(encoding="utf-8"))


@pytest.fixture(scope="module", autouse=True)
def site() -> Iterator[Site]:
    if not BOOK.is_dir():
        if os.environ.get("CI"):
            pytest.fail("there is no build/book/html; run `make book` first")
        pytest.skip("there is no build/book/html; run `make book` first")
    with serve(BOOK) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[object]:
    with chromium() as started:
        yield started


@pytest.fixture
def pages(browser: object) -> Iterator[Pages]:
    opened = Pages(browser)
    yield opened
    opened.close()


def test_chapters_load_within_the_budget(pages: Pages, site: Site):
    for name in chapters():
        weights = []
        page = pages.open("about:blank", 412)
        page.on("response", lambda answer, weights=weights: weights.append(_weight(answer)))
        page.goto(site.url(name), wait_until="networkidle")
        assert len(weights) <= MOST_REQUESTS, name
        assert sum(weights) <= MOST_KILOBYTES * 1000, f"{name}: {weights}"


def test_pages_of_reference_stay_light():
    for name in LONG:
        assert len(gzip.compress(files()[name].read_bytes(), 9)) <= MOST_KILOBYTES * 1000, name


def _weight(answer: object) -> int:
    if answer.request.resource_type == "image":
        return 0
    body = answer.body()
    return len(body) if answer.url.endswith(".woff2") else len(gzip.compress(body, 9))


def test_no_page_has_a_fault_or_asks_anybody_else(pages: Pages, site: Site):
    for name in files():
        pages.open(site.url(name))
        assert pages.faults == [], name
    assert all(address.startswith(site.address) for address in pages.requests)


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("shade", ["light", "dark"])
def test_axe_finds_nothing(pages: Pages, site: Site, width: int, shade: str):
    longest = max(chapters(), key=lambda name: files()[name].stat().st_size)
    long = (*LONG, longest) if (width, shade) in LONG_SEEN_AT else ()
    for name in (*KINDS, *long):
        page = pages.open(site.url(name), width, color_scheme=shade, bypass_csp=True)
        assert violations(page) == [], name


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_scrolls_sideways(pages: Pages, site: Site, width: int):
    for name in files():
        page = pages.open(site.url(name), width)
        assert page.evaluate("document.documentElement.scrollWidth <= innerWidth"), name


def test_every_link_inside_the_book_leads_somewhere():
    lost = []
    for name, path in files().items():
        for link in parsed(path).xpath("//a/@href"):
            if "://" in link or link.startswith(("mailto:", "#top")):
                continue
            target, anchor = urldefrag(unquote(link))
            file = (path.parent / target).resolve() if target else path
            has_anchor = not anchor or (
                file.is_file() and parsed(file).xpath("//*[@id=$anchor]", anchor=anchor)
            )
            if not file.is_file() or not has_anchor:
                lost.append(f"{name}: {link}")
    assert lost == []


def test_the_site_holds_and_links_the_other_forms():
    for page, place in (("index", "main"), ("index", "nav"), (chapters()[0], "nav")):
        links = parsed(files()[page]).xpath(f"//{place}//ul[@class='downloads']//a")
        assert [link.get("type") for link in links][:2] == [
            "application/pdf", "application/epub+zip",
        ]  # fmt: skip
        for link in links:
            copy = (files()[page].parent / link.get("href")).resolve()
            assert copy.read_bytes() == (BOOK.parent / copy.name).read_bytes()
            assert link.xpath("string(span[@class='download-size'])") == size(copy.stat().st_size)


@pytest.mark.parametrize(
    ("words", "title"),
    [
        ("Kim Il-sung", "Kim Il Sung"),
        ("Kim Ir Sen", "Kim Il Sung"),
        ("Ким Ир Сен", "Kim Il Sung"),
        ("김일성", "Kim Il Sung"),
        ("Štykov", "Terentii Shtykov"),
        ("Штыков", "Terentii Shtykov"),
        ("Сталин", "Joseph Stalin"),
        ("Dandong", "Antung"),
        ("Mao Tse-tung", "Mao Zedong"),
        ("金日成", "Kim Il Sung"),
        ("Пхеньян", "Pyongyang"),
        ("Dairen", "Dalny"),
        ("Cominform", "Cominform"),
        ("empty chair", "8 The empty chair"),
    ],
)
def test_readers_find_first_what_they_ask_for(pages: Pages, site: Site, words: str, title: str):
    page = pages.open(f"{site.url('search')}?q={quote(words)}")
    expect(page.locator(".search-title").first).to_have_text(title, timeout=30_000)


def test_ids_are_unique_on_every_page():
    for name, path in files().items():
        ids = parsed(path).xpath("//@id")
        assert len(ids) == len(set(ids)), name


def test_every_page_has_its_own_title_and_every_source_a_description():
    titles = [parsed(path).findtext(".//title") for path in files().values()]
    assert len(titles) == len(set(titles))
    for name, path in files().items():
        if name not in ("genindex", "search", "404"):
            assert parsed(path).xpath("//meta[@name='description']/@content"), name


def test_every_note_is_called_and_leads_back():
    for name in chapters():
        root = parsed(files()[name])
        notes = root.xpath("//li[@class='note']/@id")
        calls = root.xpath("//a[@role='doc-noteref']/@href")
        assert notes, name
        assert calls == [f"#{note}" for note in notes], name


def test_images_have_a_size_and_an_alternative():
    for name, path in files().items():
        for image in parsed(path).xpath("//img"):
            assert image.get("alt") is not None, (name, image.get("src"))
            assert image.get("width"), (name, image.get("src"))
            assert image.get("height"), (name, image.get("src"))


def test_the_typeface_has_every_letter_of_the_book():
    # Han and Hangul come from the reader's own system, and with them the marks of their titles.
    known = {*fonts.LATIN, *fonts.CYRILLIC, *"\u2024\u2027③？"}
    unknown = {
        letter
        for path in files().values()
        for letter in parsed(path).text_content()
        if letter not in known and not letter.isspace() and not 0x2E80 <= ord(letter) < 0xD7B0
    }
    assert unknown == set()
