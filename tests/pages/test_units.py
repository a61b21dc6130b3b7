"""The page of units and airfields."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import Build

from .timeline_book import FILES

PAGE = "reference/units"


def entries(document: nodes.document) -> dict[str, nodes.definition_list_item]:
    return {item[0]["ids"][0]: item for item in document.findall(nodes.definition_list_item)}


def test_units_by_kind_with_what_is_known_and_what_is_not(mini_book: Build) -> None:
    book = mini_book(FILES)
    assert book.warnings == ""
    document = book.resolved(PAGE)
    titles = [node.astext() for node in document.findall(nodes.title)]
    assert titles == ["Units", "The corps", "Fighter divisions", "Airfields"]
    lines = [line.astext() for line in entries(document)["unit-division"].findall(nodes.line)]
    assert lines == [
        "Formation: The Corps.",
        "Time: from 1 November 1950.",
        "Commanders: Terentii Shtykov (to March 1951), A. Nobody.",
        "Bases: Antung.",
        "Not established: aircraft and guns.",
    ]
    corps = [line.astext() for line in entries(document)["unit-corps"].findall(nodes.line)]
    assert corps == [
        "Time: from November 1950 to 1953.",
        "Not established: commanders, aircraft and guns, bases.",
    ]


def test_a_unit_links_its_parent_commander_and_base(mini_book: Build) -> None:
    division = entries(mini_book(FILES).resolved(PAGE))["unit-division"]
    links = {
        node.astext(): node.get("refuri") or f"#{node['refid']}"
        for node in division.findall(nodes.reference)
        if not {"passage", "archived"} & set(node["classes"])
    }
    assert links == {
        "The Corps": "#unit-corps",
        "Terentii Shtykov": "people.html#person-shtykov",
        "Antung": "places.html#place-antung",
    }


def test_the_sources_of_a_command_are_among_the_units(mini_book: Build) -> None:
    division = entries(mini_book(FILES).resolved(PAGE))["unit-division"]
    sources = next(p for p in division.findall(nodes.paragraph) if "sources" in p["classes"])
    for page in ("p. 58", "p. 59", "p. 60"):
        assert page in sources.astext()


def test_a_base_is_an_airfield_with_its_units(mini_book: Build) -> None:
    airfield = entries(mini_book(FILES).resolved(PAGE))["airfield-antung"]
    lines = [line.astext() for line in airfield.findall(nodes.line)]
    assert lines == ["Units based there: First Division.", "Not established: position."]
