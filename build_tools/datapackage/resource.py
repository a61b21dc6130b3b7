"""A table of the data package: its schema in Table Schema's terms, and its rows as text."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from ..data import SourceReference
from ..data.dates import Date, DateRange
from ..data.models import Name, QuotedIn

BETWEEN = " ; "  # between the items of a list in one cell
_DATE = r"\d{4}(-\d{2}(-\d{2})?)?"
#: Types of ours in the terms of Table Schema.
OUR_TYPES: dict[str, dict[str, Any]] = {
    "edtf": {"type": "string", "constraints": {"pattern": f"{_DATE}(/{_DATE})?"}},
    "references": {"type": "string"},
}


@dataclass(frozen=True)
class Resource:
    """One table; `references` tells, by row, the places in sources that bear it out."""

    name: str
    title: str
    description: str
    fields: tuple[Mapping[str, Any], ...]  # field descriptors of Table Schema
    key: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    foreign_keys: Mapping[str, str] = field(default_factory=dict)  # field → table with a `key`
    more: Mapping[str, Any] = field(default_factory=dict)  # further properties of the descriptor
    references: tuple[tuple[str, SourceReference], ...] = ()

    @property
    def path(self) -> str:
        return f"data/{self.name}.csv"

    def csv(self) -> bytes:
        """Return the table as CSV (RFC 4180, but with line feeds)."""
        text = io.StringIO()
        writer = csv.writer(text, lineterminator="\n")
        writer.writerow(descriptor["name"] for descriptor in self.fields)
        writer.writerows(self.rows)
        return text.getvalue().encode()

    def schema(self) -> dict[str, Any]:
        """Return the Table Schema (datapackage.org, version 2.0)."""
        schema: dict[str, Any] = {"fields": list(self.fields), "primaryKey": list(self.key)}
        if self.foreign_keys:
            schema["foreignKeys"] = [
                {"fields": [name], "reference": {"resource": table, "fields": ["key"]}}
                for name, table in self.foreign_keys.items()
            ]
        return schema


def descriptor(name: str, kind: str, description: str, **more: Any) -> dict[str, Any]:
    """Return the descriptor of a field; a type of ours becomes one of Table Schema.

    Further properties that are empty are left out; constraints are merged.
    """
    kind_of = OUR_TYPES.get(kind, {"type": kind})
    constraints = {**kind_of.get("constraints", {}), **more.pop("constraints", {})}
    result = {"name": name, "type": kind_of["type"], "description": description, **more}
    if constraints:
        result["constraints"] = constraints
    return {name: value for name, value in result.items() if value not in ("", None)}


def cell(value: Any) -> str:
    """Return a value of the book's data as the text of one cell."""
    match value:
        case None:
            return ""
        case bool():
            return str(value).lower()
        case SourceReference():
            return " ".join(f"{value.key} | {value.locator} | {value.pointer}".split())
        case DateRange():
            return "/".join(_iso(date) for date in (value.start, value.end) if date)
        case Name():
            return value.literal or ", ".join(filter(None, (value.family, value.given)))
        case QuotedIn():
            return "quoted"
        case Mapping():
            return BETWEEN.join(f"{key}: {cell(item)}" for key, item in value.items())
        case float() if value.is_integer():
            return str(int(value))
        case str() | int() | float():
            return " ".join(str(value).split())
        case Iterable():
            return BETWEEN.join(map(cell, value))
    raise TypeError(f"{type(value).__name__} has no form in a cell")


def _iso(date: Date) -> str:
    return "-".join(f"{part:0{width}d}" for part, width in zip(date.parts, (4, 2, 2), strict=False))
