"""Makes the tables of the package: records by their description, figures by their own."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path
from typing import Any

from ..data import Data, Table
from ..data.reference import SourceReference
from ..data.series import SOURCE, Column
from ..data.yaml_file import read
from .resource import Resource, cell, descriptor

_FILE = Path(__file__).with_name("records.yaml")
_PLACES = descriptor(SOURCE, "string", "Places in sources that bear the row out")


@cache
def descriptions() -> Mapping[str, Any]:
    """Return `records.yaml`: name of a table → its description."""
    return dict(read(_FILE).value)


def resources(data: Data) -> list[Resource]:
    """Return every table of the package, the references of all of them last."""
    tables = [_of_records(data, name, description) for name, description in descriptions().items()]
    tables += [_of_figures(name, table) for name, table in data.series.items()]
    return [*tables, _of_references(tables)]


def _of_records(data: Data, name: str, description: Mapping[str, Any]) -> Resource:
    columns = description["fields"]
    rows, references = [], []
    for key, item in _items(getattr(data, description["records"]), description.get("each", "")):
        values = {column["name"]: _value(key, item, column) for column in columns}
        row = {name: cell(value) for name, value in values.items()}
        rows.append(tuple(row.values()))
        label = _label(row, description["key"])
        for column in columns:
            if column["type"] == "references":
                references += [(label, place) for place in values[column["name"]]]
    return Resource(
        name, description["title"], description["description"],
        tuple(descriptor(c["name"], c["type"], c["description"]) for c in columns),
        tuple(description["key"]), tuple(rows), description.get("foreign-keys", {}),
        references=tuple(references),
    )  # fmt: skip


def _items(records: Mapping[str, Any], each: str) -> Iterator[tuple[str, Any]]:
    for key, record in records.items():
        for item in getattr(record, each) if each else (record,):
            yield key, item


def _value(key: str, item: Any, column: Mapping[str, str]) -> Any:
    path = column.get("value", column["name"]).replace("-", "_")
    if path == "key":
        return key
    value = item
    for name in path.split("."):
        value = getattr(value, name) if value is not None else None
    return value


def _label(row: Mapping[str, str], key: list[str] | tuple[str, ...]) -> str:
    return " / ".join(row[name] for name in key)


def _of_figures(name: str, table: Table) -> Resource:
    series = table.series
    rows, references = [], []
    for row in table.rows:
        cells = {column.name: cell(row[column.name]) for column in series.columns}
        rows.append((*cells.values(), cell(row.sources)))
        references += [(_label(cells, series.key), place) for place in row.sources]
    return Resource(
        name, series.title, series.description,
        (*(_field(column, series.unit) for column in series.columns), _PLACES),
        series.key, tuple(rows), more={"countedBy": series.counted_by},
        references=tuple(references),
    )  # fmt: skip


def _field(column: Column, unit: str) -> dict[str, Any]:
    constraints: dict[str, Any] = {"required": True} if column.required else {}
    if column.enum:
        constraints["enum"] = list(column.enum)
    counted = column.type in ("integer", "number")
    return descriptor(
        column.name, column.type, column.description,
        unit=(column.unit or unit) if counted else "", constraints=constraints,
    )  # fmt: skip


def _of_references(tables: list[Resource]) -> Resource:
    rows = [
        (table.name, row, str(number), place.key, place.locator, str(place.pointer))
        for table in tables
        for row, number, place in _numbered(table.references)
    ]
    fields = (
        descriptor("table", "string", "Table that holds the row"),
        descriptor("row", "string", "Key of the row; its parts are joined by “ / ”"),
        descriptor("number", "integer", "Number of the reference within the row"),
        descriptor("source", "string", "Key of the source"),
        descriptor("locator", "string", "Page, folio, document number or point"),
        descriptor("passage", "string", "First and last words of the passage as printed there"),
    )  # fmt: skip
    return Resource(
        "references", "References",
        "Every place in a source to which a row of the other tables points, one a row.",
        fields, ("table", "row", "number"), tuple(rows), {"source": "sources"},
    )  # fmt: skip


def _numbered(
    references: tuple[tuple[str, SourceReference], ...],
) -> Iterator[tuple[str, int, SourceReference]]:
    counts: dict[str, int] = {}
    for row, place in references:
        counts[row] = counts.get(row, 0) + 1
        yield row, counts[row], place
