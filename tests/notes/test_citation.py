"""Citation text by the book's CSL style, one case a kind of source."""

from __future__ import annotations

from dataclasses import fields
from functools import cache
from typing import Any

import pytest
from docutils import nodes

from build_tools.data import Data, Source
from build_tools.data.reference import parse
from build_tools.notes import CitationFormatter, citation
from build_tools.notes.citation import to_nodes
from tests.conftest import CHAPTER, CHAPTER_TEXT, ROOT, Build


@cache
def formatter() -> CitationFormatter:
    return CitationFormatter(ROOT / "source" / "data" / "notes.csl")


def source(**fields: Any) -> Source:
    base = {"evidence": "document", "language": "en", "seen": "full", "checked": "2026-11-23"}
    named = {name.replace("_", "-") if "archive" not in name else name: value
             for name, value in fields.items()}  # fmt: skip
    return Source.model_validate(base | named)


def text(found: list[nodes.Node]) -> str:
    """Return the text, with * round what is set in italics."""
    return "".join(
        f"*{node.astext()}*" if isinstance(node, nodes.emphasis) else node.astext()
        for node in found
    )


WEATHERSBY = [{"family": "Weathersby", "given": "Kathryn"}]
SHEN = [{"family": "Shen", "given": "Zhihua", "static-ordering": True}]
CASES = {
    "telegram in an archive": (
        source(
            type="manuscript",
            author=[{"family": "Shtykov", "given": "T. F."}],
            title="Telegram to Vyshinsky",
            issued="1950-01-19",
            archive="APRF",
            archive_location="fond 45, opis 1, delo 346, ll. 62–65",
            container_title="Wilson Center Digital Archive",
            number="Document 112136",
        ),
        "T. F. Shtykov, “Telegram to Vyshinsky,” 19 January 1950, APRF, fond 45, opis 1, delo 346, "
        "ll. 62–65, Wilson Center Digital Archive, Document 112136",
    ),
    "article": (
        source(
            type="article-journal",
            author=WEATHERSBY,
            title="To Attack, or Not to Attack?",
            container_title="CWIHP Bulletin",
            issue="5",
            issued="1995",
            page="1–9",
        ),
        "Kathryn Weathersby, “To Attack, or Not to Attack?,” *CWIHP Bulletin*, no. 5 (1995): 1–9",
    ),
    "book": (
        source(
            type="book",
            author=SHEN,
            title="Mao and Stalin",
            translator=[{"family": "Silver", "given": "Neil"}],
            publisher="Routledge",
            publisher_place="London",
            issued="2012",
        ),
        "Shen Zhihua, *Mao and Stalin*, trans. Neil Silver (London: Routledge, 2012)",
    ),
    "chapter": (
        source(
            type="chapter",
            author=WEATHERSBY,
            title="The “Soviet” Role",
            container_title="A Volume",
            editor=[{"family": "Stueck", "given": "William"}],
            issued="2004",
        ),
        "Kathryn Weathersby, “The ‘Soviet’ Role,” in *A Volume*, ed. William Stueck (2004)",
    ),
    "newspaper": (
        source(
            type="article-newspaper",
            title="Armistice Is Signed",
            container_title="The Times",
            issued="1953-07-27",
        ),
        "“Armistice Is Signed,” *The Times*, 27 July 1953",
    ),
    "one page": (
        source(
            type="article-newspaper",
            title="Armistice Is Signed",
            container_title="The Times",
            page="1",
        ),
        "“Armistice Is Signed,” *The Times*, p. 1",
    ),
    "several pages": (
        source(
            type="article-newspaper",
            title="Armistice Is Signed",
            container_title="The Times",
            page="1–2",
        ),
        "“Armistice Is Signed,” *The Times*, pp. 1–2",
    ),
    "range of years": (
        source(type="book", title="Documents", issued="1950/1953"),
        "*Documents* (1950–1953)",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_note(name: str) -> None:
    record, expected = CASES[name]
    assert text(formatter().note("key", record)) == expected


def test_list_begins_with_the_family_name() -> None:
    entry = text(formatter().entry("key", CASES["article"][0]))
    assert entry.startswith("Weathersby, Kathryn. “To Attack")
    assert text(formatter().entry("key", CASES["book"][0])).startswith("Shen Zhihua. *Mao")


def test_each_source_is_formatted_once(monkeypatch: pytest.MonkeyPatch) -> None:
    fresh = CitationFormatter(ROOT / "source" / "data" / "notes.csl")
    first = text(fresh.note("key", CASES["book"][0]))
    monkeypatch.setattr(fresh, "_run", None)
    assert text(fresh.note("key", CASES["book"][0])) == first


@pytest.mark.parametrize(
    ("html", "expected"),
    [
        ("plain &amp; simple", "plain & simple"),
        ("a <i>title</i> &#60;b&#62;", "a *title* <b>"),
        ("<span>kept</span>", "kept"),
    ],
)
def test_to_nodes(html: str, expected: str) -> None:
    assert text(to_nodes(html)) == expected


def data(**records: Source) -> Data:
    nothing: dict = {field.name: {} for field in fields(Data)}
    return Data(**nothing | {"sources": records, "files": ()})


def test_quotation_at_second_hand_leads_to_the_work_that_was_seen() -> None:
    telegram = source(
        type="manuscript", title="A telegram", seen={"quoted-in": "book"}, unpaged=True
    )
    book = source(type="book", title="The book", URL="https://www.example.org/book")
    found = citation(data(telegram=telegram, book=book), formatter(), parse("telegram | | a … b"))
    assert found.astext() == (
        "“A telegram,” quoted in The book (document). passage archived copy"
    )  # fmt: skip
    passage, archived = found.findall(nodes.reference)
    assert passage["refuri"] == "https://www.example.org/book#:~:text=a,b"
    assert passage["address"] == "example.org/book"
    assert archived["refuri"].endswith("/20261123/https://www.example.org/book")


def test_comma_stands_inside_the_quotation_marks() -> None:
    telegram = source(type="manuscript", title="A telegram")
    found = citation(data(telegram=telegram), formatter(), parse("telegram | l. 5 | a … b"))
    assert found.astext() == "“A telegram,” l. 5 (document)."


def test_source_without_an_address_has_no_links() -> None:
    book = source(type="book", title="The book")
    found = citation(data(book=book), formatter(), parse("book | p. 5 | a … b"))
    assert found.astext() == "The book, p. 5 (document)."
    assert (found["key"], found["pointer"]) == ("book", "a … b")


def test_a_changed_style_reaches_the_pages(mini_book: Build) -> None:
    assert "NEW “Telegram" not in mini_book({}).resolved().astext()
    style = (ROOT / "source/data/notes.csl").read_text(encoding="utf-8")
    title = '<text variable="title" quotes="true"'
    assert title in style
    changed = style.replace(title, f'{title} prefix="NEW "')
    assert "NEW “Telegram" in mini_book({"data/notes.csl": changed}).resolved().astext()


def test_work_role(mini_book: Build) -> None:
    page = CHAPTER_TEXT + "\n## Further reading\n\n- {work}`torkunov-2000` A study.\n"
    document = mini_book({f"{CHAPTER}.md": page}).resolved()
    work = next(node for node in document.findall(nodes.inline) if "work" in node["classes"])
    assert work.astext() == "A. V. Torkunov, Загадочная война (2000)."
    assert work["key"] == "torkunov-2000"
