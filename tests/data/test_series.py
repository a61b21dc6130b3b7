"""The tables of figures: typed rows with sources, and every fault with file and line."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.data import Data, DataError
from build_tools.data.dates import parse
from tests.data.test_loader import load_from

DESCRIPTION = """\
the-dead:
  title: The dead
  description: Counts of the dead.
  unit: persons
  counted-by: named in each row
  key: [side, date]
  fields:
    - {name: side, type: string, description: Whose dead, enum: [North, South]}
    - {name: date, type: edtf, description: When}
    - {name: low, type: integer, description: Lowest}
    - {name: high, type: integer, description: Highest, required: false}
"""
REFERENCE = "torkunov-2000 | p. 5 | one … two"
ROWS = f"""\
side,date,low,high,source
North,1950/1953,10,20,{REFERENCE}
South,1950-06,5,,{REFERENCE} ; shtykov-1950-01-19 | | On January … atmosphere
"""


def load_table(folder: Path, description: str = DESCRIPTION, rows: str = ROWS) -> Data:
    return load_from(folder, **{"series.yaml": description, "series/the-dead.csv": rows})


def fault(folder: Path, **texts: str) -> str:
    """The single fault of a changed table, without its folder."""
    with pytest.raises(DataError) as stopped:
        load_table(folder, **texts)
    [only] = stopped.value.faults
    return f"{only.path.name}:{only.line}: {only.message}"


def test_rows_are_typed_and_point_to_their_sources(tmp_path: Path) -> None:
    table = load_table(tmp_path).series["the-dead"]
    first, second = table.rows
    assert first.values == {"side": "North", "date": parse("1950/1953"), "low": 10, "high": 20}
    assert second["high"] is None
    assert [place.key for place in second.sources] == ["torkunov-2000", "shtykov-1950-01-19"]
    assert [place.key for place in table.places()] == ["torkunov-2000", "shtykov-1950-01-19"]
    assert table.series.counted_by == "named in each row"


def test_places_of_one_source_stand_together(tmp_path: Path) -> None:
    other = "torkunov-2000 | p. 6 | three … four"
    rows = ROWS + f"North,1951,1,1,{other}\nNorth,1952,1,1,{other}\n"
    places = load_table(tmp_path, rows=rows).series["the-dead"].places()
    assert [(place.key, place.locator) for place in places] == [
        ("torkunov-2000", "p. 5"), ("torkunov-2000", "p. 6"), ("shtykov-1950-01-19", ""),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("  unit: persons\n", "", 'the number "low" lacks a unit; give `unit` for it or'),
        ("name: high", "name: highest", "a range has both fields, low and high"),
        ("name: high", "name: low", 'field "low" is there already'),
        ("name: high", "name: source", 'every table has "source"'),
        ("[side, date]", "[sides, date]", 'key "sides" is no field; did you mean "side"?'),
        ("counted-by", "counted-bye", 'unknown field "counted-bye"; did you mean "counted-by"?'),
        ("description: When", "descriptoin: When", 'did you mean "description"?'),
        ("type: edtf", "type: datum", '"datum" is none of'),
    ],
)
def test_a_faulty_description(tmp_path: Path, old: str, new: str, message: str) -> None:
    found = fault(tmp_path, description=DESCRIPTION.replace(old, new))
    assert found.startswith("series.yaml:")
    assert message in found


@pytest.mark.parametrize(
    ("old", "new", "message"),
    [
        ("10,20", "20,10", "2: the range is upside down: low 20 is more than high 10"),
        ("10,20", "ten,20", '2: low: "ten" is no integer; write it as 1234'),
        ("10,20", ",20", "2: low: the cell is empty"),
        ("10,20", "10", "2: 4 cells for 5 columns"),
        ("1950-06,5", "1950-13,5", '3: date: "1950-13" has no month 13'),
        ("South", "Sooth", '3: side: "Sooth" is none of North, South; did you mean "South"?'),
        (f"20,{REFERENCE}", "20,", '2: source: the row has no source; write "key | locator'),
        (f"20,{REFERENCE}", "20,torkunov-2000", "2: source: "),
        (f"20,{REFERENCE}", f"20,{REFERENCE} ; ", "2: source: "),
        ("20,torkunov-2000", "20,torkunow-2000", '2: unknown source key "torkunow-2000"; did you'),
        ("20,torkunov-2000 | p. 5", "20,torkunov-2000 | ", "2: the reference to"),
        ("South,1950-06", "North,1950/1953", "3: side, date are those of line 2"),
        ("side,date", "side,dates", '1: unknown column "dates"; did you mean "date"?'),
        ("low,high,", "low,", '1: the column "high" is missing'),
        ("side,date", "date,side", "1: the columns stand in the order side, date, low, high"),
        ("North", '"North', "3: CSV syntax: "),
    ],
)
def test_a_faulty_row(tmp_path: Path, old: str, new: str, message: str) -> None:
    assert fault(tmp_path, rows=ROWS.replace(old, new)).startswith(f"the-dead.csv:{message}")


def test_a_cell_of_several_lines_counts_them_all(tmp_path: Path) -> None:
    rows = ROWS.replace("North,1950", '"No\nrth",1950').replace("1950-06,5", "1950-06,five")
    with pytest.raises(DataError) as stopped:
        load_table(tmp_path, rows=rows)
    assert [fault.line for fault in stopped.value.faults] == [2, 4]


def test_a_table_without_rows(tmp_path: Path) -> None:
    header = ROWS.splitlines()[0] + "\n"
    assert fault(tmp_path, rows=header) == "the-dead.csv:1: the table has no rows"


def test_a_description_without_a_table(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"the-dead\.csv:1: series\.yaml describes this table"):
        load_from(tmp_path, **{"series.yaml": DESCRIPTION})


def test_a_table_without_a_description(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r'deaths\.csv:1: .* describe .*; did you mean "the-dead"'):
        load_from(
            tmp_path,
            **{
                "series.yaml": DESCRIPTION,
                "series/the-dead.csv": ROWS,
                "series/the-deaths.csv": ROWS,
            },
        )
