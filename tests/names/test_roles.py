"""The roles {person}, {place} and {idx}."""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build


def resolved(mini_book: Build, sentence: str) -> nodes.document:
    text = CHAPTER_TEXT.replace("## A lunch\n", f"## A lunch\n\n{sentence}\n")
    book = mini_book({f"{CHAPTER}.md": text})
    assert book.warnings == ""
    return book.resolved()


def links(document: nodes.document, kind: str) -> list[tuple[str, str]]:
    return [
        (node.astext(), node["refuri"])
        for node in document.findall(nodes.reference)
        if kind in node["classes"]
    ]


def entries(document: nodes.document) -> list[str]:
    return [entry[1] for index in document.findall(addnodes.index) for entry in index["entries"]]


def test_person_links_to_the_list_and_stands_in_the_index(mini_book: Build) -> None:
    document = resolved(mini_book, "General {person}`T. F. Shtykov <shtykov>` came.")
    assert ("T. F. Shtykov", "../reference/people.html#person-shtykov") in links(document, "person")
    assert entries(document).count("Shtykov, Terentii") == 2


def test_place(mini_book: Build) -> None:
    document = resolved(mini_book, "They met at {place}`Antung <antung>`.")
    assert links(document, "place") == [("Antung", "../reference/places.html#place-antung")]
    assert "Antung" in entries(document)


def test_the_id_alone_is_text_too(mini_book: Build) -> None:
    document = resolved(mini_book, "They met at {place}`antung`.")
    assert links(document, "place")[0][0] == "antung"


def test_index_role_prints_nothing(mini_book: Build) -> None:
    document = resolved(mini_book, "They{idx}`Antung; airfields` met.")
    assert "They met." in document.astext()
    assert "Antung; airfields" in entries(document)


def test_index_targets_are_there(mini_book: Build) -> None:
    document = resolved(mini_book, "They{idx}`Antung; airfields` met.")
    wanted = {entry[2] for index in document.findall(addnodes.index) for entry in index["entries"]}
    assert wanted <= set(document.ids)
