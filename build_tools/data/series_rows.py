"""Reads the rows of the tables of figures, `series/<key>.csv`, by their descriptions."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from . import dates, reference
from .errors import Fault, did_you_mean
from .reference import SourceReference
from .series import SOURCE, Column, Row, Series, Table, Value

BETWEEN = " ; "  # between the references of a row


def read(path: Path, series: Series, faults: list[Fault]) -> Table:
    """Read one table; whatever is wrong is added to `faults` with its line."""
    rows: list[Row] = []
    try:
        with path.open(encoding="utf-8", newline="") as file:
            reader = csv.reader(file, strict=True)
            header = next(reader, [])
            if problem := _header_problem(header, series):
                faults.append(Fault(path, 1, problem))
                return Table(path, series, ())
            line = reader.line_num + 1
            for cells in reader:
                row, problems = _row(line, dict(zip(header, cells, strict=False)), series)
                if len(cells) != len(header):
                    problems = [f"{len(cells)} cells for {len(header)} columns"]
                faults += [Fault(path, line, problem) for problem in problems]
                rows += [] if problems else [row]
                line = reader.line_num + 1
    except csv.Error as error:
        faults.append(Fault(path, reader.line_num, f"CSV syntax: {error}"))
    except FileNotFoundError:
        faults.append(Fault(path, 1, "series.yaml describes this table; its rows belong here"))
    else:
        if line == 2:
            faults.append(Fault(path, 1, "the table has no rows"))
        faults += [Fault(path, line, problem) for line, problem in _same_keys(rows, series)]
    return Table(path, series, tuple(rows))


def undescribed(folder: Path, known: Iterable[str]) -> Iterator[Fault]:
    """Yield a fault for each table that series.yaml does not know."""
    known = list(known)
    for path in sorted(folder.glob("*.csv")):
        if path.stem not in known:
            near = did_you_mean(path.stem, known)
            yield Fault(path, 1, f"series.yaml does not describe this table{near}")


def _header_problem(header: list[str], series: Series) -> str:
    expected = [*(column.name for column in series.columns), SOURCE]
    for name in header:
        if name not in expected:
            return f'unknown column "{name}"{did_you_mean(name, expected)}'
    for name in expected:
        if name not in header:
            return f'the column "{name}" is missing'
    return "" if header == expected else f"the columns stand in the order {', '.join(expected)}"


def _row(line: int, cells: Mapping[str, str], series: Series) -> tuple[Row, list[str]]:
    problems: list[str] = []
    values: dict[str, Value] = {}
    for column in series.columns:
        try:
            values[column.name] = _value(column, cells.get(column.name, "").strip())
        except ValueError as error:
            problems.append(f"{column.name}: {error}")
    try:
        sources = tuple(_references(cells.get(SOURCE, "")))
    except ValueError as error:
        sources = ()
        problems.append(f"{SOURCE}: {error}")
    low, high = values.get("low"), values.get("high")
    if isinstance(low, int | float) and isinstance(high, int | float) and low > high:
        problems.append(f"the range is upside down: low {low} is more than high {high}")
    return Row(line, values, sources), problems


def _value(column: Column, text: str) -> Value:
    """Read a cell; raises ValueError that says what is wrong."""
    if not text:
        if column.required:
            raise ValueError("the cell is empty; the field is not `required: false`")
        return None
    if column.enum and text not in column.enum:
        near = did_you_mean(text, column.enum)
        raise ValueError(f'"{text}" is none of {", ".join(column.enum)}{near}')
    if column.type == "edtf":
        return dates.parse(text)
    if column.type == "string":
        return text
    try:
        return float(text) if column.type == "number" else int(text)
    except ValueError:
        example = "1234.5" if column.type == "number" else "1234"
        raise ValueError(f'"{text}" is no {column.type}; write it as {example}') from None


def _references(text: str) -> Iterator[SourceReference]:
    if not text.strip():
        raise ValueError(f'the row has no source; write "{reference.FORM}"')
    yield from map(reference.parse, text.split(BETWEEN))


def _same_keys(rows: list[Row], series: Series) -> Iterator[tuple[int, str]]:
    """Yield each row that has the key of an earlier one, by its line."""
    first: dict[tuple[Value, ...], int] = {}
    for row in rows:
        earlier = first.setdefault(tuple(row[name] for name in series.key), row.line)
        if earlier != row.line:
            yield row.line, f"{', '.join(series.key)} are those of line {earlier}; a key is unique"
