"""The page of key documents."""

from __future__ import annotations

import pytest
from docutils import nodes

from build_tools.data.models import Source
from build_tools.pages.documents import parties
from tests.conftest import CHAPTER, CHAPTER_TEXT, SOURCES, Build

from .timeline_book import FILES

PAGE = "reference/documents"


def test_a_paper_with_its_parties_text_and_uses(mini_book: Build) -> None:
    book = mini_book(FILES)
    assert book.warnings == ""
    [item] = book.resolved(PAGE).findall(nodes.definition_list_item)
    assert item[0]["ids"] == ["document-shtykov-1950-01-19"]
    assert item[0].astext() == "19 January Telegram Shtykov to Vyshinsky on a Luncheon"
    text, sources = (node.astext() for node in item.findall(nodes.paragraph))
    assert text == "Kim asks to see Stalin."
    assert sources.endswith("Also A. V. Torkunov, Загадочная война (2000). Used in: Chapter 6.")


def test_a_new_use_reaches_the_page(mini_book: Build) -> None:
    unused = CHAPTER_TEXT.replace(
        "shtykov-1950-01-19 | | On January 17", "torkunov-2000 | p. 1 | On"
    )
    first = mini_book(FILES | {f"{CHAPTER}.md": unused})
    page = first.out / f"{PAGE}.html"
    assert "Used in" not in page.read_text(encoding="utf-8")
    mini_book(FILES)
    assert "Used in" in page.read_text(encoding="utf-8")


def test_passages_without_link_or_place_are_not_repeated(mini_book: Build) -> None:
    documents = FILES["data/documents.yaml"].replace(
        "  also:", "  - shtykov-1950-01-19 | | Kim said … in spring\n  also:"
    )
    plain = SOURCES.replace(
        "  URL: https://digitalarchive.wilsoncenter.org/document/telegram-shtykov\n", ""
    )
    with_link = mini_book(FILES | {"data/documents.yaml": documents}).resolved(PAGE).astext()
    assert "another passage" in with_link
    changes = {"data/documents.yaml": documents, "data/sources/soviet-documents.yaml": plain}
    assert "another passage" not in mini_book(FILES | changes).resolved(PAGE).astext()


KIM = {"family": "Kim", "given": "Il Sung", "static-ordering": True}
ALL = {"literal": "All"}
STALIN = {"family": "Stalin", "given": "J."}


@pytest.mark.parametrize(
    ("people", "shown"),
    [
        ({"author": [KIM], "recipient": [STALIN]}, "Kim Il Sung to J. Stalin"),
        (
            {"author": [KIM, STALIN], "recipient": [{"literal": "All"}]},
            "Kim Il Sung and J. Stalin to All",
        ),
        ({"author": [STALIN]}, "J. Stalin: A letter of Kim’s"),
        ({"author": [KIM]}, "A letter of Kim’s"),
        ({}, "A letter of Kim’s"),
    ],
)
def test_parties(people: dict[str, object], shown: str) -> None:
    source = Source.model_validate(
        {"type": "document", "title": "A letter of Kim’s", "evidence": "document", "language": "en",
         "seen": "full", "checked": "2026", **people}
    )  # fmt: skip
    assert parties(source) == shown
