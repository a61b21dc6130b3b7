"""Contents, landmarks and the list of pages."""

from __future__ import annotations

from pathlib import Path

import pytest
from lxml import etree
from sphinx.errors import SphinxError

from tests.conftest import CHAPTER, Build

from .book import FULL, PAGES, SPACES, Opened, give_pages, opened

PAGE = f"{CHAPTER}.xhtml"


@pytest.fixture
def book(mini_book: Build, tmp_path: Path) -> Opened:
    give_pages(tmp_path)
    built = mini_book(FULL, "epub")
    assert built.warnings == ""
    return opened(built)


def nav(book: Opened, kind: str) -> etree._Element:
    return book.find("nav.xhtml", f'//h:nav[@epub:type="{kind}"]')[0]


def lines(element: etree._Element, depth: int = 0) -> list[tuple[int, str, str]]:
    """Entries of nav as (depth, title, target)."""
    found = []
    for item in element.findall("{*}ol/{*}li"):
        link = item.find("{*}a")
        found += [(depth, link.text, link.get("href")), *lines(item, depth + 1)]
    return found


def points(element: etree._Element, depth: int = 0) -> list[tuple[int, str, str]]:
    """Entries of the NCX in the same form."""
    found = []
    for point in element.findall("{*}navPoint"):
        title, target = point.find("{*}navLabel/{*}text").text, point.find("{*}content").get("src")
        found += [(depth, title, target), *points(point, depth + 1)]
    return found


def test_parts_chapters_and_sections_are_in_nav_and_ncx_alike(book: Opened) -> None:
    contents = lines(nav(book, "toc"))
    assert contents[:4] == [
        (0, "Part II · The decision", "part-2.xhtml"),
        (1, "6. Stalin says yes", PAGE),
        (2, "A lunch", f"{PAGE}#a-lunch"),
        (2, "Guns and lead", f"{PAGE}#guns-and-lead"),
    ]
    assert contents[-1] == (0, "Index", "genindex.xhtml")
    assert points(book.find("toc.ncx", "//c:navMap")[0]) == contents
    assert book.find("toc.ncx", '//c:meta[@name="dtb:depth"]/@content') == ["3"]


def test_landmarks_lead_to_all_that_there_is(book: Opened) -> None:
    marks = {
        link.get(f"{{{SPACES['epub']}}}type"): link.get("href")
        for link in nav(book, "landmarks").iter("{*}a")
    }
    assert marks == {
        "cover": "cover.xhtml", "toc": "nav.xhtml", "bodymatter": "part-2.xhtml",
        "glossary": "reference/glossary.xhtml", "bibliography": "reference/bibliography.xhtml",
        "index": "genindex.xhtml",
    }  # fmt: skip


def test_the_page_list_is_the_pdfs(book: Opened) -> None:
    listed = lines(nav(book, "page-list"))
    assert [(label, href) for _, label, href in listed] == [
        (page["label"], f"{page['docname']}.xhtml#page-{page['label']}") for page in PAGES
    ]
    ncx = book.find("toc.ncx", "//c:pageTarget")
    assert [page.find("{*}navLabel/{*}text").text for page in ncx] == [p["label"] for p in PAGES]
    assert [page.get("type") for page in ncx] == ["front", "front"] + ["normal"] * 8


def test_each_page_is_marked_where_it_begins(book: Opened) -> None:
    for page in PAGES:
        query = f'//h:span[@id="page-{page["label"]}"][@epub:type="pagebreak"]'
        (mark,) = book.find(f"{page['docname']}.xhtml", query)
        assert (mark.get("role"), mark.get("aria-label")) == ("doc-pagebreak", page["label"])

    def at(label: str) -> etree._Element:
        return book.find(PAGE, f'//h:span[@id="page-{label}"]')[0]

    assert at("1").getparent().tag.endswith("}section")
    second = at("2").getparent()
    assert second.get("id") == "p2" and second.index(at_in(second, "page-2")) == 0
    assert at("3").getparent().get("id") == "p2"
    assert at("3").getprevious().find("{*}a").get("id") == "call-way"
    assert at("4").getnext().get("class") == "call"  # before the call, not in the list of notes
    assert "table-frame" in at("5").getnext().get("class")


def test_a_page_inside_a_paragraph_without_calls_is_marked_before_or_after_it(
    mini_book: Build, tmp_path: Path
) -> None:
    first = {"label": "1", "docname": CHAPTER, "id": "p3", "begins": False}
    give_pages(tmp_path, [first, first | {"label": "2"}])
    (paragraph,) = opened(mini_book(FULL, "epub")).find(PAGE, '//h:p[@id="p3"]')
    assert paragraph[0].get("id") == "page-1"
    assert paragraph.index(at_in(paragraph, "page-2")) > 1


def at_in(parent: etree._Element, identifier: str) -> etree._Element:
    return parent.xpath(f'.//*[@id="{identifier}"]')[0]


def test_without_a_pdf_there_is_no_page_list(mini_book: Build) -> None:
    book = opened(mini_book(FULL, "epub"))
    assert "page-list" not in book.text("nav.xhtml")
    assert "pageList" not in book.text("toc.ncx")
    assert "pageBreakSource" not in book.text("content.opf")


def test_a_page_whose_place_is_gone_is_left_out(mini_book: Build, tmp_path: Path) -> None:
    give_pages(tmp_path, [*PAGES, {"label": "9", "docname": CHAPTER, "id": "p99"}])
    book = opened(mini_book(FULL, "epub"))
    labels = [label for _, label, _ in lines(nav(book, "page-list"))]
    assert labels == [page["label"] for page in PAGES]


def test_a_list_of_pages_of_another_form_is_an_error(mini_book: Build, tmp_path: Path) -> None:
    give_pages(tmp_path, {"1": "p1"})
    with pytest.raises(SphinxError, match="not a list of pages"):
        mini_book(FULL, "epub")
