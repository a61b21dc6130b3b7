"""Pages made out of the data: people, places, glossary, bibliography."""

from __future__ import annotations

import pytest
from docutils import nodes

from build_tools.pages.bibliography import cited_in
from tests.conftest import CHAPTER, CHAPTER_TEXT, PEOPLE, PLACES, SOURCES, TERMS, Build

SOURCES_FILE = "data/sources/soviet-documents.yaml"
STALIN = """\
stalin:
  name: Joseph Stalin
  sort: Stalin, Joseph
  born: 1878-12-18
  died: 1953-03-05
  offices:
  - {office: General secretary, from: 1922}
  - {office: Prime minister, from: 1941-05-06, to: 1953-03-05}
  - {office: Marshal}
  text: He decided.
  sources:
  - torkunov-2000 | p. 9 | Он родился … в Гори
  - shtykov-1950-01-19 | | On January … friendly
"""


def lookup(document: nodes.document) -> dict[str, str]:
    return {
        item[0]["ids"][0]: item.astext()
        for item in document.findall(nodes.definition_list_item)
        if item[0]["ids"]
    }


def test_a_place_tells_its_position(mini_book: Build) -> None:
    places = PLACES.replace("kind: city,", "kind: city, lat: 40.129, lon: 124.395,")
    book = mini_book({"data/places.yaml": places})
    assert book.warnings == ""
    found = lookup(book.resolved("reference/places"))
    assert "40.13° N, 124.39° E." in found["place-antung"]


def test_people(mini_book: Build) -> None:
    book = mini_book({"data/people.yaml": STALIN + PEOPLE})
    assert book.warnings == ""
    document = book.resolved("reference/people")
    found = lookup(document)
    assert list(found) == ["person-shtykov", "person-stalin"]  # by name, not by place in the file
    assert "Shtykov, Terentii Терентий Штыков" in found["person-shtykov"]
    assert "Stalin, Joseph (1878–1953)" in found["person-stalin"]
    assert (
        "General secretary, from 1922; Prime minister, 6 May 1941–5 March 1953; Marshal."
        in found["person-stalin"]
    )
    sources = next(p for p in document.findall(nodes.paragraph) if "sources" in p["classes"])
    keys = [n["key"] for n in sources.findall(nodes.inline) if "citation" in n["classes"]]
    assert keys == ["torkunov-2000", "shtykov-1950-01-19"]


@pytest.mark.parametrize(
    ("dates", "life"),
    [
        ("born: 1907, died: 1964", "(1907–1964)"),
        ("born: 1907", "(born 1907)"),
        ("died: 1964", "(died 1964)"),
    ],
)
def test_life(mini_book: Build, dates: str, life: str) -> None:
    people = f"a: {{name: A B, {dates}, text: Somebody.}}\n" + PEOPLE
    assert life in lookup(mini_book({"data/people.yaml": people}).resolved("reference/people"))[
        "person-a"
    ]  # fmt: skip


def test_places(mini_book: Build) -> None:
    more = "mukden: {name: Mukden, kind: city, text: A city.}\n"
    found = lookup(mini_book({"data/places.yaml": PLACES + more}).resolved("reference/places"))
    assert list(found) == ["place-antung", "place-mukden"]
    assert found["place-antung"].startswith("Antung 安東 (now Dandong)")


def test_glossary(mini_book: Build) -> None:
    more = (
        "'air corps': {text: A formation., sources: [torkunov-2000 | p. 8 | Корпус … из дивизий]}\n"
    )
    book = mini_book({"data/glossary.yaml": TERMS + more})
    assert book.warnings == ""
    terms = [node.astext() for node in book.resolved("reference/glossary").findall(nodes.term)]
    assert terms == ["air corps", "Politburo"]
    link = next(
        node for node in book.resolved().findall(nodes.reference) if "glossary" in node["refuri"]
    )
    assert link["refuri"] == "../reference/glossary.html#term-Politburo"


def test_bibliography_has_what_is_cited_by_kind(mini_book: Build) -> None:
    unused = SOURCES[: SOURCES.index("torkunov")].replace("shtykov-1950-01-19", "unused")
    book = mini_book({SOURCES_FILE: SOURCES + unused})
    sections = {
        section.next_node(nodes.title).astext(): [
            item["ids"][0] for item in section.findall(nodes.list_item)
        ]
        for section in book.resolved("reference/bibliography").findall(nodes.section)
        if section.next_node(nodes.title).astext() != "Bibliography"
    }
    assert sections == {
        "Documents": ["source-shtykov-1950-01-19"],
        "Scholarship": ["source-torkunov-2000"],
    }


def test_bibliography_entry(mini_book: Build) -> None:
    document = mini_book().resolved("reference/bibliography")
    entry = document.next_node(nodes.list_item).astext()
    assert entry == (
        "Shtykov, T. F. “Telegram Shtykov to Vyshinsky on a Luncheon,” 19 January 1950, Wilson "
        "Center Digital Archive. https://digitalarchive.wilsoncenter.org/document/"
        "telegram-shtykov. "
        "Cited in chapter 6."
    )


def test_quoting_source_is_in_the_bibliography(mini_book: Build) -> None:
    quoted = SOURCES.replace("seen: excerpt\n  unp", "seen: {quoted-in: torkunov-2000}\n  unp")
    text = CHAPTER_TEXT.replace("torkunov-2000 | p. 55", "shtykov-1950-01-19 | p. 55")
    book = mini_book({SOURCES_FILE: quoted, f"{CHAPTER}.md": text})
    assert "source-torkunov-2000" in book.resolved("reference/bibliography").pformat()


@pytest.mark.parametrize(
    ("docnames", "text"),
    [
        (["reference/people"], "Cited on the pages of reference."),
        (["2-a/06-b", "reference/people"], "Cited in chapter 6."),
        (["1-a/01-b", "2-a/06-b"], "Cited in chapters 1 and 6."),
        (["1-a/01-b", "2-a/06-b", "3-a/13-b"], "Cited in chapters 1, 6 and 13."),
    ],
)
def test_cited_in(docnames: list[str], text: str) -> None:
    assert cited_in(docnames) == text


def test_pages_that_use_a_record_are_read_again(mini_book: Build) -> None:
    mini_book()
    changed = mini_book({"data/people.yaml": PEOPLE.replace("ambassador", "envoy")})
    assert "Soviet envoy." in changed.resolved("reference/people").astext()


def test_a_new_citation_reaches_the_bibliography(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace("{source}`torkunov-2000 | p. 55", "{source}`shtykov-1950-01-19 | a")
    first = mini_book({f"{CHAPTER}.md": text})
    page = first.out / "reference" / "bibliography.html"
    assert "source-torkunov-2000" not in page.read_text(encoding="utf-8")
    mini_book()
    assert "source-torkunov-2000" in page.read_text(encoding="utf-8")
