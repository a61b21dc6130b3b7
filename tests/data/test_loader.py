"""Loading the data: records by key, their places, all faults at once."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.data import Data, DataError, Person, Source, did_you_mean, load
from build_tools.data.reference import parse
from tests.conftest import PEOPLE, PLACES, SOURCES, TERMS

FILES = {
    "sources/soviet-documents.yaml": SOURCES,
    "people.yaml": PEOPLE,
    "places.yaml": PLACES,
    "glossary.yaml": TERMS,
}


def load_from(folder: Path, **changes: str) -> Data:
    for name, text in (FILES | changes).items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return load(folder)


def test_records(tmp_path: Path) -> None:
    data = load_from(tmp_path)
    assert list(data.sources) == ["shtykov-1950-01-19", "torkunov-2000"]
    assert data.people["shtykov"].script == {"ru": "Терентий Штыков"}
    assert data.places["antung"].now == "Dandong"
    assert data.terms["Politburo"].text == "The ruling committee of the party."
    assert len(data.files) == 4


def test_no_data_is_no_fault(tmp_path: Path) -> None:
    assert load(tmp_path).files == ()


def test_records_know_where_they_stand(tmp_path: Path) -> None:
    data = load_from(tmp_path)
    fault = data.origins[Source, "torkunov-2000"].fault("is old", "issued")
    assert str(fault).endswith("soviet-documents.yaml:17: is old")
    assert data.origins[Person, "shtykov"].fault("is here").line == 1


def test_all_faults_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataError) as stopped:
        load_from(
            tmp_path,
            **{
                "people.yaml": PEOPLE.replace("  name:", "  nam:"),
                "places.yaml": PLACES.replace("kind: city, ", ""),
                "glossary.yaml": TERMS + "DPRK: {txt: The North.}\n",
            },
        )
    assert [(fault.path.name, fault.line) for fault in stopped.value.faults] == [
        ("glossary.yaml", 2),
        ("people.yaml", 2),
        ("places.yaml", 1),
    ]


@pytest.mark.parametrize(
    ("reference", "problem"),
    [
        ("torkunov-2000 | p. 5 | one … two", ""),
        ("shtykov-1950-01-19 | | one … two", ""),
        ("torkunov-2000 | | one … two", "lacks a locator"),
        ("torkunow-2000 | p. 5 | one … two", 'did you mean "torkunov-2000"?'),
        ("nobody | p. 5 | one … two", 'unknown source key "nobody"'),
    ],
)
def test_problem_with_a_reference(tmp_path: Path, reference: str, problem: str) -> None:
    found = load_from(tmp_path).problem_with(parse(reference))
    assert (problem in found) if problem else found == ""


def test_chain_of_quotation(tmp_path: Path) -> None:
    quoted = SOURCES.replace("seen: excerpt\n  unp", "seen: {quoted-in: torkunov-2000}\n  unp")
    data = load_from(tmp_path, **{"sources/soviet-documents.yaml": quoted})
    assert data.chain("shtykov-1950-01-19") == ["shtykov-1950-01-19", "torkunov-2000"]
    assert data.chain("torkunov-2000") == ["torkunov-2000"]


def test_address_of_a_source(tmp_path: Path) -> None:
    doi = SOURCES.replace("issued: 2000", "issued: 2000\n  DOI: 10.1080/0163")
    data = load_from(tmp_path, **{"sources/soviet-documents.yaml": doi})
    assert data.sources["torkunov-2000"].address == "https://doi.org/10.1080/0163"
    assert data.sources["shtykov-1950-01-19"].address.endswith("/telegram-shtykov")


@pytest.mark.parametrize(
    ("word", "known", "hint"),
    [
        ("shtikov", ["stalin", "shtykov"], '; did you mean "shtykov"?'),
        ("xyz", ["stalin", "shtykov"], ""),
        ("stalin", [], ""),
    ],
)
def test_did_you_mean(word: str, known: list[str], hint: str) -> None:
    assert did_you_mean(word, known) == hint
