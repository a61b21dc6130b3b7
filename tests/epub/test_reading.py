"""What a reader meets on a page: notes, pop-ups, languages, tables, headings, the index."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.epub.translator import breakable
from tests.conftest import CHAPTER, Build

from .book import EPUB_TYPE, FULL, XML_LANG, Opened, opened

PAGE = f"{CHAPTER}.xhtml"


@pytest.fixture
def book(mini_book: Build) -> Opened:
    built = mini_book(FULL, "epub")
    assert built.warnings == ""
    return opened(built)


def test_each_call_opens_its_note_and_each_note_leads_back(book: Opened) -> None:
    calls = book.find(PAGE, '//h:sup/h:a[@epub:type="noteref"][@role="doc-noteref"]')
    notes = book.find(PAGE, '//h:*[@epub:type="footnote"][@role="doc-footnote"]')
    assert [call.get("href") for call in calls] == [f"#{note.get('id')}" for note in notes]
    assert [call.get("id") for call in calls][:2] == ["call-report", "call-met"]
    assert [note.get("id") for note in notes][:2] == ["note-report", "note-met"]
    for number, (call, note) in enumerate(zip(calls, notes, strict=True), start=1):
        (back,) = [a for a in note.iter() if a.get(EPUB_TYPE) == "backlink"]
        assert back.get("role") == "doc-backlink"
        assert back.get("href") == f"#{call.get('id')}"
        assert (call.text, back.text) == (str(number), str(number))  # no brackets


def test_a_note_stands_in_one_paragraph_with_its_number(book: Opened) -> None:
    for note in book.find(PAGE, '//h:*[@epub:type="footnote"]'):
        assert [child.tag.rpartition("}")[2] for child in note] == ["p"]


def test_notes_are_not_asides_which_apple_books_hides(book: Opened) -> None:
    assert not book.find(PAGE, "//h:aside")


def test_a_note_prints_the_address_and_keeps_the_archived_copy(book: Opened) -> None:
    (note,) = book.find(PAGE, '//h:*[@id="note-report"]')
    passage, archived = note.findall(".//{*}a[@class]")
    assert (
        "".join(passage.itertext()) == "digitalarchive.wilsoncenter.org/document/telegram-shtykov"
    )
    assert ":~:text=" in passage.get("href")
    assert archived.text == "archived copy"


def test_the_bibliographys_addresses_break_too(book: Opened) -> None:
    (link,) = book.find("reference/bibliography.xhtml", '//h:a[contains(@class, "address")]')
    assert "".join(link.itertext()) == link.get("href")
    assert link.findall("{*}wbr")


def test_an_address_breaks_after_slashes_and_is_escaped() -> None:
    assert breakable("a.org/b?c=1&d=2") == "a.org/<wbr/>b?<wbr/>c=<wbr/>1&amp;<wbr/>d=<wbr/>2"


@pytest.mark.parametrize(
    ("page", "identifier", "term"),
    [
        ("reference/people.xhtml", "person-shtykov", "Shtykov, Terentii"),
        ("reference/places.xhtml", "place-antung", "Antung"),
        ("reference/glossary.xhtml", "term-Politburo", "Politburo"),
    ],
)
def test_names_and_terms_open_with_their_definition(
    book: Opened, page: str, identifier: str, term: str
) -> None:
    links = book.find(PAGE, f'//h:a[@href="../{page}#{identifier}"]')
    assert links
    assert {(a.get(EPUB_TYPE), a.get("role")) for a in links} == {("glossref", "doc-glossref")}
    (entry,) = book.find(page, f'//h:*[@id="{identifier}"]')
    assert [child.tag.rpartition("}")[2] for child in entry] == ["dt", "dd"]
    assert term in "".join(entry.itertext())


def test_works_lead_to_the_bibliography(book: Opened) -> None:
    for link in book.find(PAGE, '//h:a[contains(@href, "#source-")]'):
        assert (link.get(EPUB_TYPE), link.get("role")) == ("biblioref", "doc-biblioref")
    everything = "".join(book.text(name) for name in book.pages)
    assert "doc-biblioentry" not in everything  # deprecated: epubcheck RSC-017


def test_every_page_and_every_foreign_run_says_its_language_twice(book: Opened) -> None:
    for name in book.pages:
        root = book.tree(name)
        assert (root.get("lang"), root.get(XML_LANG)) == ("en", "en"), name
        for element in root.iter():
            assert element.get("lang") == element.get(XML_LANG), name
    assert book.find(PAGE, '//h:span[@lang="ru"][.="Штыков"]')
    assert book.find("reference/places.xhtml", '//h:span[@lang="zh"]')


@pytest.mark.parametrize(
    ("page", "kind", "role"),
    [
        (PAGE, "chapter", "doc-chapter"),
        ("part-2.xhtml", "part", "doc-part"),
        ("reference/glossary.xhtml", "glossary", "doc-glossary"),
        ("reference/bibliography.xhtml", "bibliography", "doc-bibliography"),
        ("reference/people.xhtml", "appendix", "doc-appendix"),
        ("genindex.xhtml", "index", "doc-index"),
    ],
)
def test_pages_say_what_they_are(book: Opened, page: str, kind: str, role: str) -> None:
    assert book.find(page, f'/h:html/h:body/h:section[@epub:type="{kind}"][@role="{role}"]')


def test_only_the_chapters_title_has_its_number(book: Opened) -> None:
    assert book.find(PAGE, '//h:*[@class="chapter-number"]/..')[0].tag.endswith("}h1")
    assert book.find(PAGE, '//h:*[@class="chapter-number"]/text()') == ["6"]


def test_paragraphs_have_id_and_number(book: Opened) -> None:
    numbers = book.find(PAGE, '//h:p[@id]/h:small[@class="paragraph-number"]')
    assert [n.getparent().get("id") for n in numbers] == ["p1", "p2", "p3", "p4", "p5"]
    signs = [sign.text.replace("\N{WORD JOINER}", "") for sign in numbers]
    assert signs == ["¶1", "¶2", "¶3", "¶4", "¶5"]


def test_tables_name_their_columns_for_ear_and_narrow_screen(book: Opened) -> None:
    (frame,) = book.find(PAGE, '//h:div[@class="table-frame wide"]')
    heads = frame.findall(".//{*}thead//{*}th")
    assert {head.get("scope") for head in heads} == {"col"}
    labels = ["".join(head.itertext()) for head in heads]
    for row in frame.findall(".//{*}tbody/{*}tr"):
        assert [cell.get("data-label") for cell in row] == labels
    assert "Table 6.1" in "".join(frame.find(".//{*}caption").itertext())


def test_the_index_tells_chapter_and_paragraph(book: Opened) -> None:
    entries = {
        "".join(item.find("{*}span").itertext()): [
            "".join(link.itertext()).replace("\N{WORD JOINER}", "") for link in item.findall("{*}a")
        ]
        for item in book.find("genindex.xhtml", '//h:li[@epub:type="index-entry"]')
    }
    assert entries["Shtykov, Terentii"] == ["6 ¶1", "6 ¶2"]
    assert entries["Antung"] == ["6 ¶2", "6 ¶4"]
    assert entries["Politburo"] == ["Glossary"]


def test_the_stylesheet_leaves_the_readers_choice() -> None:
    theme = Path(__file__).parents[2] / "build_tools/epub/theme"
    text = (theme / "book.css").read_text(encoding="utf-8")
    rules = [line for line in text.split(";") if "background" not in line]
    for rule in rules:
        prop = rule.rpartition("{")[2].partition(":")[0].strip()
        if prop == "color":
            assert "inherit" in rule
        assert prop not in ("font-family", "line-height") or "0" in rule or "1.2" in rule
    assert "px" not in "".join(r for r in rules if "font-size" in r)
