"""Faults between records: events, units and key documents, each with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.data import DataError, load
from tests.conftest import PEOPLE, PLACES, SOURCES
from tests.pages.timeline_book import DOCUMENTS, EVENTS, UNITS

FILES = {
    "sources/soviet-documents.yaml": SOURCES,
    "people.yaml": PEOPLE,
    "places.yaml": PLACES,
    "events.yaml": EVENTS,
    "units.yaml": UNITS,
    "documents.yaml": DOCUMENTS,
}


def faults(folder: Path, name: str, before: str, after: str) -> list[str]:
    """Load the data with one change and return the faults as "line: message"."""
    assert before in FILES[name]
    for path, text in (FILES | {name: FILES[name].replace(before, after, 1)}).items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    try:
        load(folder)
    except DataError as error:
        assert {fault.path.name for fault in error.faults} == {name}
        return [f"{fault.line}: {fault.message}" for fault in error.faults]
    return []


SOURCE = "torkunov-2000 | p. 54 | Запись под 54 … конец записи"


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("1945-09-02", "1951", '7: "lunch" (17 January 1950) stands after "surrender" (1951)'),
        (f"  sources: [{SOURCE}]\n", "", '1: "surrender" lacks the field "sources"'),
        (f"[{SOURCE}]", "[]", '5: "surrender", sources: Tuple should have at least 1 item'),
        ("place: antung", "place: andung", '11: "lunch": unknown place "andung"; did you mean'),
        ("[washington]", "[washingtn]", '4: "surrender", themes.0: "washingtn" is none of'),
        ("[washington]", "[]", '4: "surrender", themes: Tuple should have at least 1 item'),
        ("torkunov-2000 | p. 54", "torkunow-2000 | p. 54", '5: "surrender": unknown source key'),
        ("torkunov-2000 | p. 54", "torkunov-2000 |", '5: "surrender": the reference to "torkunov'),
    ],
)
def test_faults_of_events(tmp_path: Path, before: str, after: str, fault: str) -> None:
    found = faults(tmp_path, "events.yaml", before, after)
    assert found, "no fault"
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("1945-09-02", "1950"),
        ("1945-09-02", "1950-01-17"),
        ("1950-01-17", "1950-11"),
        ("place: antung\n", "\n"),
    ],
)
def test_events_of_one_day_or_of_a_coarser_date_are_in_order(
    tmp_path: Path, before: str, after: str
) -> None:
    assert faults(tmp_path, "events.yaml", before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("parent: corps", "parent: korps", '11: "division" belongs to an unknown unit "korps"; d'),
        ("from: 1950-11-01", "from: 1954", '11: "division" (from 1954) was not there at the time'),
        ("from: 1950-11-01", "to: 1950-10", '11: "division" (to October 1950) was not there at'),
        ("to: 1953", "to: 1950-10", '1: "corps", record: ends (October 1950) before it begins'),
        ("to: 1951-03", "to: 1950-10", '14: "division": shtykov commanded (to October 1950) when'),
        ("person: shtykov", "person: shtikov", '14: "division" has an unknown commander "shtikov'),
        ("name: A. Nobody", "name: A, person: b", '15: "division", commanders.1: a commander has'),
        ("bases: [antung]", "bases: [andung]", '16: "division" has an unknown base "andung"; did'),
        ("kind: corps", "kind: corpse", '3: "corps", kind: "corpse" is none of'),
        ("p. 59 |", "|", '14: "division": the reference to "torkunov-2000" lacks'),
        ("kind: corps\n", "kind: corps\n  parent: division\n", '4: "corps" is its own parent, by'),
    ],
)
def test_faults_of_units(tmp_path: Path, before: str, after: str, fault: str) -> None:
    found = faults(tmp_path, "units.yaml", before, after)
    assert found, "no fault"
    assert found[0].startswith(fault)


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ("from: 1950-11-01", "from: 1951"),
        ("from: 1950-11-01", "from: 1950-08"),
        ("from: 1950-11-01\n", "\n"),
    ],
)
def test_a_unit_may_be_older_than_its_parent(tmp_path: Path, before: str, after: str) -> None:
    assert faults(tmp_path, "units.yaml", before, after) == []


@pytest.mark.parametrize(
    ("before", "after", "fault"),
    [
        ("shtykov-1950-01-19:", "shtykov-1950-01-91:", '1: "shtykov-1950-01-91" is no source; a'),
        ("shtykov-1950-01-19:", "torkunov-2000:", '1: "torkunov-2000" is scholarship and no doc'),
        ("- shtykov-1950-01-19 | | On", "- torkunov-2000 | p. 1 | On", ""),
        ("[torkunov-2000]", "[torkunof-2000]", '5: "shtykov-1950-01-19": unknown source key'),
        ("-01-19 | | On", "-01-19 | On", '4: "shtykov-1950-01-19", passages.0: "shtykov-1950'),
    ],
)  # fmt: skip
def test_faults_of_documents(tmp_path: Path, before: str, after: str, fault: str) -> None:
    found = faults(tmp_path, "documents.yaml", before, after)
    assert any(one.startswith(fault) for one in found) if fault else found == []


def test_a_passage_of_another_source_must_be_named(tmp_path: Path) -> None:
    text = FILES["documents.yaml"]
    other = text.replace("- shtykov-1950-01-19 | | On", "- torkunov-2000 | p. 1 | On")
    [found] = faults(
        tmp_path, "documents.yaml", text, other.replace("  also: [torkunov-2000]\n", "")
    )
    assert found.startswith(
        '4: "shtykov-1950-01-19": the passage is from "torkunov-2000"; take one'
    )


def test_a_document_needs_a_date(tmp_path: Path) -> None:
    for path, text in FILES.items():
        (tmp_path / path).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / path).write_text(text.replace("  issued: 1950-01-19\n", ""), encoding="utf-8")
    with pytest.raises(DataError, match="has no date in its source record; add `issued` there"):
        load(tmp_path)
