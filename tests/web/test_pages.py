"""The pages of the mini book, as files."""

from __future__ import annotations

import os
from pathlib import Path

import pytest
from lxml import html

from build_tools.web import downloads
from tests.conftest import CHAPTER

from . import book
from .book import SECOND, Site


def page(site: Site, name: str = CHAPTER) -> html.HtmlElement:
    return html.fromstring((site.folder / f"{name}.html").read_text(encoding="utf-8"))


def test_title_names_page_and_book(site: Site):
    assert page(site).findtext(".//title") == "Stalin says yes – The Hidden Belligerent"
    whole = "The Hidden Belligerent: The Soviet Union in the Korean War"
    assert page(site, "index").findtext(".//title") == whole


def test_every_page_has_a_policy_and_a_script_without_inline_code(site: Site):
    for file in site.folder.rglob("*.html"):
        root = html.fromstring(file.read_text(encoding="utf-8"))
        assert root.xpath("//meta[@http-equiv='Content-Security-Policy']"), file
        inline = root.xpath("//script[not(@src) and not(@type)]")
        assert len(inline) == 1, file
        assert not root.xpath("//*[@style or @onclick or @onload]"), file
        # Blocking scripts would hold up the first sight of the page.
        assert all("defer" in script.attrib for script in root.xpath("//script[@src]")), file


def test_nothing_of_the_parent_theme_is_sent(site: Site):
    names = {path.name for path in (site.folder / "_static").rglob("*") if path.is_file()}
    assert {"book.css", "book.js", "searchtools.js"} <= names
    assert not [name for name in names if "theme" in name or "fa-" in name or "bootstrap" in name]
    assert "pygments.css" not in names


def test_chapter_shows_part_number_and_title(site: Site):
    header = page(site).xpath("//header[@class='chapter-header']")[0]
    assert header.xpath("string(p)") == "Part II · The decision"
    assert header.find("p").get("class") == "chapter-part is-opening"
    assert page(site, SECOND).xpath("//header/p[@data-pagefind-filter]/@class") == ["chapter-part"]
    assert header.xpath("string(h1)").split() == ["6", "Stalin", "says", "yes"]
    assert header.find("h1").get("id") == "stalin-says-yes"


def test_ids_stand_on_headings(site: Site):
    assert page(site).xpath("//h2[@id='guns-and-lead']")
    assert not page(site).xpath("//section[@id]")


def test_ids_are_unique(site: Site):
    for file in site.folder.rglob("*.html"):
        ids = html.fromstring(file.read_text(encoding="utf-8")).xpath("//@id")
        assert len(ids) == len(set(ids)), file


def test_note_and_call_lead_to_each_other(site: Site):
    root = page(site)
    call = root.get_element_by_id("call-report")
    assert (call.text, call.get("href"), call.get("role")) == ("1", "#note-report", "doc-noteref")
    note = root.get_element_by_id("note-report")
    back = note.xpath("a[@role='doc-backlink']")[0]
    assert (back.text, back.get("href")) == ("1", "#call-report")
    assert len(root.xpath("//*[@role='doc-endnotes']")) == 1


def test_passage_carries_the_address_for_paper(site: Site):
    link = page(site).xpath("//a[contains(@class, 'passage')]")[0]
    assert link.get("data-address") == "digitalarchive.wilsoncenter.org/document/telegram-shtykov"


def test_paragraphs_have_numbered_links(site: Site):
    link = page(site).xpath("//p[@id='p1']/a[@class='para-number']")[0]
    assert link.get("href") == "#p1"
    assert link.xpath("string()") == "Paragraph 1"


def test_page_carries_the_cards_it_links_to(site: Site):
    cards = page(site).xpath("//template/@data-card")
    assert cards == [
        "../reference/glossary.html#term-Politburo",
        "../reference/people.html#person-shtykov",
        "../reference/places.html#place-antung",
    ]
    assert not page(site, SECOND).xpath("//template")


def test_cards_have_no_ids_and_no_sources(site: Site):
    text = (site.folder / f"{CHAPTER}.html").read_text(encoding="utf-8")
    card = text.split('<template data-card="../reference/people')[1].split("</template>")[0]
    assert "Soviet ambassador." in card
    assert 'lang="ru"' in card
    assert " id=" not in card
    assert "archived" not in card


def test_menu_lists_parts_chapters_and_sections_of_the_open_page(site: Site):
    menu = page(site).get_element_by_id("contents")
    assert [p.text for p in menu.xpath("p[@class='contents-part']")][0] == "Part II · The decision"
    assert menu.xpath(".//a[@aria-current='page']")[0].xpath("string()") == "6 Stalin says yes"
    anchors = menu.xpath(".//ul[@class='contents-sections']//a/@href")
    assert anchors == ["#a-lunch", "#guns-and-lead", "#what-we-do-not-know"]
    assert menu.xpath(".//a[@href='../genindex.html']")


def test_first_page_offers_a_beginning_and_tells_of_each_chapter(site: Site):
    root = page(site, "index")
    assert root.xpath("//a[@class='way-begin']/@href") == [f"{CHAPTER}.html"]
    part = root.xpath("//section[@class='landing-part']")[0]
    assert part.xpath("string(h2)").split() == ["Part", "II", "The", "decision"]
    assert part.xpath(".//p[@class='landing-brief']/text()") == [
        "Shtykov wrote on 19 January 1950. The Politburo met.", "The plan came from advisers.",
    ]  # fmt: skip
    # The places for the other forms: in the text and in the menu.
    assert (site.folder / "index.html").read_text("utf-8").count(downloads.place("./")) == 2
    assert downloads.place("../") in (site.folder / f"{CHAPTER}.html").read_text("utf-8")


def test_first_page_follows_a_chapter_s_in_brief(tmp_path: Path):
    book.build(tmp_path)
    changed = book.files()[f"{SECOND}.md"].replace("from advisers", "from Moscow")
    book.build(tmp_path, {f"{SECOND}.md": changed})
    assert "The plan came from Moscow." in (tmp_path / "html/index.html").read_text("utf-8")


def test_neighbors_have_titles(site: Site):
    following = page(site).xpath("//a[@rel='next']")[0]
    assert following.get("href") == "07-the-plan.html"
    assert following.xpath("string()").split() == ["Next", "7", "The", "plan"]


def test_table_heads_have_a_scope(site: Site):
    scopes = page(site).xpath("//th/@scope")
    assert scopes == ["col"] * 5
    assert page(site).xpath("string(//caption)").startswith("Table 6.1")


def test_citations_can_be_downloaded(site: Site):
    for href in page(site).xpath("//p[@class='cite-files']/a/@href"):
        assert (site.folder / Path(CHAPTER).parent / href).resolve().is_file()


@pytest.mark.parametrize("text", ["# About\n\n```{code-block} text\nx\n```\n"])
def test_page_without_description_is_named(tmp_path: Path, text: str):
    warnings = book.build(tmp_path, {"index.md": book.files()["index.md"], "about.md": text,
                                     "2-the-decision/07-the-plan.md": "# The plan\n"})  # fmt: skip
    assert "07-the-plan.md:1: WARNING: the page has no description" in warnings


def test_address_of_the_site_shows_in_canonical_sitemap_and_404(tmp_path: Path):
    book.build(tmp_path, html_baseurl="https://book.example/korea/")
    out = tmp_path / "html"
    canonical = "https://book.example/korea/2-the-decision/06-stalin-says-yes.html"
    assert f'<link rel="canonical" href="{canonical}">' in (out / f"{CHAPTER}.html").read_text()
    assert f"<loc>{canonical}</loc>" in (out / "sitemap.xml").read_text()
    lost = html.fromstring((out / "404.html").read_text(encoding="utf-8"))
    inner = [h for h in lost.xpath("//@href | //script/@src") if not h.startswith(("http", "#"))]
    assert inner
    assert all(address.startswith("/korea/") for address in inner)


def test_changed_record_rewrites_the_pages_that_show_it(tmp_path: Path):
    book.build(tmp_path)
    people = "shtykov: {name: Terentii Shtykov, sort: 'Shtykov, Terentii', text: A new text.}\n"
    book.build(tmp_path, {"data/people.yaml": people})
    assert "A new text." in (tmp_path / "html" / f"{CHAPTER}.html").read_text(encoding="utf-8")


def test_pages_read_by_another_builder_are_written(tmp_path: Path):
    book.build(tmp_path)
    page = tmp_path / "html" / f"{SECOND}.html"
    old = page.stat().st_mtime_ns
    doctree = tmp_path / "doctrees" / f"{SECOND}.doctree"
    os.utime(doctree, ns=(old + 10**9, old + 10**9))
    book.build(tmp_path)
    assert page.stat().st_mtime_ns > old


def test_same_source_gives_the_same_bytes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795400000")
    trees = []
    for name in ("one", "two"):
        (tmp_path / name).mkdir()
        book.build(tmp_path / name)
        out = tmp_path / name / "html"
        trees.append({
            path.relative_to(out): path.read_bytes()
            for path in out.rglob("*") if path.is_file() and not path.name.startswith(".")
        })  # fmt: skip
    assert trees[0] == trees[1]
