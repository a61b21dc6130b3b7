"""Tables of figures (`series.yaml`): what each holds, who counted, and its rows.

A description speaks in the terms of Table Schema (datapackage.org, version 2.0). The rows stand in
`series/<key>.csv`; each ends with the places in sources that bear it out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from .dates import DateRange
from .errors import Fault, did_you_mean
from .models import Record
from .reference import SourceReference

if TYPE_CHECKING:
    from .loader import Data

#: `edtf` is a date as the book writes it (1950, 1950-01, 1950-01-19, 1950/1953); the others are
#: types of Table Schema.
ColumnType = Literal["string", "integer", "number", "year", "edtf"]
Value = str | int | float | DateRange | None

NUMBERS = ("integer", "number")
SOURCE = "source"


class Column(Record):
    """A column of a table, except the last one, `source`, which every table has."""

    name: str
    type: ColumnType
    description: str
    unit: str = ""  # where it is not the table's
    required: bool = True
    enum: tuple[str, ...] = ()


class Series(Record):
    """What a table holds and who counted."""

    title: str
    description: str
    counted_by: str = Field(alias="counted-by")
    unit: str = ""
    columns: tuple[Column, ...] = Field(alias="fields", min_length=1)
    key: tuple[str, ...] = Field(min_length=1)  # the columns that tell the rows apart

    @model_validator(mode="after")
    def _consistent(self) -> Series:
        names = [column.name for column in self.columns]
        if twice := [name for name in names if names.count(name) > 1 or name == SOURCE]:
            raise ValueError(f'field "{twice[0]}" is there already; every table has "{SOURCE}"')
        if unknown := [name for name in self.key if name not in names]:
            raise ValueError(f'key "{unknown[0]}" is no field{did_you_mean(unknown[0], names)}')
        if ("low" in names) != ("high" in names):
            raise ValueError("a range has both fields, low and high")
        for column in self.columns:
            if column.type in NUMBERS and not (column.unit or self.unit):
                raise ValueError(
                    f'the number "{column.name}" lacks a unit; give `unit` for it or for the table'
                )
        return self


@dataclass(frozen=True)
class Row:
    """One line of a table: typed values by column, None for an empty cell."""

    line: int
    values: Mapping[str, Value]
    sources: tuple[SourceReference, ...]

    def __getitem__(self, column: str) -> Value:
        return self.values[column]


@dataclass(frozen=True)
class Table:
    """A described table with its rows, in the order of the file."""

    path: Path
    series: Series
    rows: tuple[Row, ...]

    def places(self) -> list[SourceReference]:
        """Return the places in sources that its rows point to, each once, source by source."""
        places = dict.fromkeys(place for row in self.rows for place in row.sources)
        keys = list(dict.fromkeys(place.key for place in places))
        return sorted(places, key=lambda place: keys.index(place.key))


def faults(data: Data) -> Iterator[Fault]:
    """Yield each reference of a row that leads nowhere."""
    for table in data.series.values():
        for row in table.rows:
            for place in row.sources:
                if problem := data.problem_with(place):
                    yield Fault(table.path, row.line, problem)
