"""The finished e-book in three engines: epub.js, foliate-js, MuPDF.

Each view is kept as a picture under `build/looks/epub/`, to be looked at; what a program can judge
is judged here: that the page is drawn, that nothing runs over the edge of a phone, that the night's
colors reach every text, and that notes and names open in place and are complete there.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pymupdf
import pytest
from playwright.sync_api import Browser, Page

from tests.conftest import ROOT
from tests.epub import engines
from tests.epub.book import NAME, Opened
from tests.referees import npm
from tests.web.browser import chromium

BOOK = ROOT / "build" / "book" / NAME
LOOKS = ROOT / "build" / "looks" / "epub"
NIGHT = "rgb(216, 216, 216)"  # the engines' test pages set it
#: Elements that are wider than the window, by a line's client boxes; a tolerance of one pixel.
TOO_WIDE = """() => [...page.body.querySelectorAll("*")]
  .filter(e => [...e.getClientRects()].some(box => box.width > innerWidth + 1))
  .filter(e => getComputedStyle(e).position !== "absolute")
  .map(e => e.tagName + "." + e.className + " " + e.textContent.slice(0, 40))"""
NOT_NIGHT = """color => [...page.querySelectorAll("p, li, td, th, dt, dd, h1, h2, h3, a, small")]
  .filter(e => getComputedStyle(e).color !== color)
  .map(e => e.tagName + "." + e.className + " " + getComputedStyle(e).color)"""


@cache
def book() -> Opened:
    return Opened(BOOK)


@cache
def chapter() -> str:
    """The chapter with the most notes."""
    chapters = [name for name in book().pages if name[0].isdigit()]
    return max(chapters, key=lambda name: book().text(name).count('"doc-noteref"'))


@cache
def places() -> dict[str, str]:
    """The views: name → place in the book."""
    found = {
        "cover": "cover.xhtml",
        "contents": "nav.xhtml",
        "chapter": chapter(),
        "notes": f"{chapter()}#notes",
        "glossary": "reference/glossary.xhtml",
        "people": "reference/people.xhtml",
        "bibliography": "reference/bibliography.xhtml",
        "index": "genindex.xhtml",
    }
    queries = {
        "table": '//h:div[contains(@class, "wide")]//h:table/@id',
        "figure": "//h:figure/@id",
    }
    for kind, query in queries.items():
        for name in book().pages:
            if ids := book().find(name, query):
                found.setdefault(kind, f"{name}#{ids[0]}")
    return found


VIEWS = [
    *((kind, "phone", False) for kind in (
        "cover", "contents", "chapter", "notes", "glossary", "people", "bibliography", "index",
        "table", "figure",
    )),
    ("cover", "reader", False), ("chapter", "reader", False), ("table", "reader", False),
    ("figure", "reader", False), ("chapter", "phone", True), ("table", "reader", True),
    ("people", "reader", True),
]  # fmt: skip


def views() -> list[tuple[str, str, bool]]:
    """The views that the book has: an edition without figures has none to be looked at."""
    return [view for view in VIEWS if not BOOK.is_file() or view[0] in places()]


@pytest.fixture(scope="module", autouse=True)
def address(finished: Path) -> Iterator[str]:
    LOOKS.mkdir(parents=True, exist_ok=True)
    with engines.serve(BOOK, npm.install()) as served:
        yield served


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with chromium() as started:
        yield started


def look(page: Page, name: str) -> None:
    page.screenshot(path=LOOKS / f"{name}.png")


@pytest.mark.parametrize("engine", ["epubjs", "foliate"])
@pytest.mark.parametrize(("kind", "size", "night"), views())
def test_a_view_is_drawn_within_the_window_in_the_readers_colors(
    browser: Browser, address: str, engine: str, kind: str, size: str, night: bool
) -> None:
    page = engines.open_in(browser, address, engine, places()[kind], size, night)
    look(page, f"{kind}-{engine}-{size}-{'night' if night else 'day'}")
    assert page.faults == []
    assert page.evaluate("page.body.textContent.trim().length") > 20 or kind == "cover"
    assert page.evaluate(TOO_WIDE) == []
    if night:
        assert page.evaluate(NOT_NIGHT, NIGHT) == []
    page.close()


@pytest.mark.parametrize("size", ["phone", "reader"])
def test_notes_and_names_open_in_place_and_are_complete(
    browser: Browser, address: str, size: str
) -> None:
    page = engines.open_in(browser, address, "foliate", chapter(), size)
    note = book().find(chapter(), '//h:*[@epub:type="footnote"]')[0]
    label = note.get("id").removeprefix("note-")
    opened = page.evaluate(f"press('call-{label}')")
    look(page, f"note-foliate-{size}-day")
    assert opened["type"] == "footnote" and not opened["hidden"]
    assert opened["text"] == " ".join("".join(note.itertext()).split())
    link = book().find(chapter(), '//h:a[contains(@class, "person")]/@href')[0]
    entry = book().find("reference/people.xhtml", f'//*[@id="{link.partition("#")[2]}"]')[0]
    opened = page.evaluate("press('a.person')")
    look(page, f"name-foliate-{size}-day")
    assert opened["text"] == " ".join("".join(entry.itertext()).split())
    page.close()


@pytest.mark.parametrize("size", list(engines.SIZES))
@pytest.mark.parametrize("title", ["Cover", "chapter", "Glossary", "Bibliography", "Index"])
def test_mupdf_draws_it(title: str, size: str) -> None:
    if title == "chapter":
        title = book().find("toc.ncx", f'//c:content[@src="{chapter()}"]/..//c:text/text()')[0]
    page = engines.mupdf(BOOK, title, size)
    picture = page.get_pixmap()
    picture.save(LOOKS / f"{re.sub('[^a-z]+', '-', title.lower())}-mupdf-{size}-day.png")
    if title == "Cover":
        assert page.get_image_info()
    else:
        # A chapter's number and its title are two lines.
        assert (title.partition(". ")[2] or title) in page.get_text()
    for block in page.get_text("blocks"):
        assert block[2] <= page.rect.width + 1, block[4][:60]
    warnings = pymupdf.TOOLS.mupdf_warnings().splitlines()
    # MuPDF knows EPUB 2 by name and says so of every EPUB 3.
    assert [w for w in warnings if "unknown epub version" not in w and "repeated" not in w] == []
