"""Loads and validates everything under `source/data`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any, TypeVar

from pydantic import ValidationError
from pydantic.fields import FieldInfo
from pydantic_core import ErrorDetails

from . import foreign_keys, series_rows, yaml_file
from .documents import Document
from .errors import DataError, Fault, did_you_mean
from .events import Event
from .figures import Figure
from .geo import Layer
from .models import PARTS, Claim, Correction, Person, Place, Record, Source, Term
from .reference import SourceReference
from .series import Column, Series, Table
from .units import Command, Unit
from .yaml_file import YamlFile

R = TypeVar("R", bound=Record)
_SLUG = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")


@dataclass(frozen=True)
class Origin:
    """Where a record stands."""

    file: YamlFile
    key: str

    def fault(self, message: str, *key_path: str | int) -> Fault:
        return self.file.fault((self.key, *key_path), message)


@dataclass(frozen=True)
class Data:
    """All records by key; `origins` tells where each of them stands."""

    sources: Mapping[str, Source]
    people: Mapping[str, Person]
    places: Mapping[str, Place]
    terms: Mapping[str, Term]
    claims: Mapping[str, Claim]
    corrections: Mapping[str, Correction]
    events: Mapping[str, Event]
    units: Mapping[str, Unit]
    documents: Mapping[str, Document]
    figures: Mapping[str, Figure]
    geo: Mapping[str, Layer]
    series: Mapping[str, Table]
    files: tuple[Path, ...]
    origins: Mapping[tuple[type[Record], str], Origin] = field(repr=False)

    def chain(self, key: str) -> list[str]:
        """Return a source's key and, where it was only seen quoted, that of the quoting source."""
        quoted_in = self.sources[key].quoted_in
        return [key, quoted_in] if quoted_in else [key]

    def problem_with(self, place: SourceReference) -> str:
        """Say what is wrong with a reference to a source and what would be right, or return ''."""
        source = self.sources.get(place.key)
        if source is None:
            return f'unknown source key "{place.key}"{did_you_mean(place.key, self.sources)}'
        if not place.locator and not source.unpaged:
            return (
                f'the reference to "{place.key}" lacks a locator (page, folio, document number, '
                "point …); a text without pages has `unpaged: true` in its record"
            )
        return ""


def load(root: Path) -> Data:
    """Read `root` (the book's `source/data`).

    Raises DataError with every fault found: syntax, unknown or missing fields, bad dates, keys that
    stand twice, and references to records that are not there.
    """
    reader = _Reader()
    sources = reader.read(sorted((root / "sources").glob("*.yaml")), Source)
    people = reader.read([root / "people.yaml"], Person)
    places = reader.read([root / "places.yaml"], Place)
    terms = reader.read([root / "glossary.yaml"], Term)
    claims = reader.read([root / "claims.yaml"], Claim)
    corrections = reader.read([root / "corrections.yaml"], Correction)
    events = reader.read([root / "events.yaml"], Event)
    units = reader.read([root / "units.yaml"], Unit)
    documents = reader.read([root / "documents.yaml"], Document)
    data = Data(
        sources=sources,
        people=people,
        places=places,
        terms=terms,
        claims=claims,
        corrections=corrections,
        events=events,
        units=units,
        documents=documents,
        figures=reader.read([root / "figures.yaml"], Figure),
        geo=reader.read_whole(sorted((root / "geo").glob("*.geojson")), Layer),
        series=_tables(root, reader),
        files=tuple(reader.files),
        origins=reader.origins,
    )
    # A record with a fault is missing, and whatever refers to it would be called dangling.
    if faults := reader.faults or list(foreign_keys.faults(data)):
        raise DataError(faults)
    return data


def _tables(root: Path, reader: _Reader) -> dict[str, Table]:
    """Read `series.yaml` and the tables that it describes; faults go to `reader`."""
    described = reader.read([root / "series.yaml"], Series)
    tables = {
        key: series_rows.read(root / "series" / f"{key}.csv", record, reader.faults)
        for key, record in described.items()
    }
    reader.files += [table.path for table in tables.values()]
    known = (key for model, key in reader.origins if model is Series)
    reader.faults += series_rows.undescribed(root / "series", known)
    return tables


class _Reader:
    """Collects records and faults file after file."""

    def __init__(self) -> None:
        self.files: list[Path] = []
        self.faults: list[Fault] = []
        self.origins: dict[tuple[type[Record], str], Origin] = {}

    def read(self, paths: list[Path], model: type[R]) -> dict[str, R]:
        records: dict[str, R] = {}
        for path in paths:
            if path.exists():
                self.files.append(path)
                records |= self._read_file(path, model)
        return records

    def read_whole(self, paths: list[Path], model: type[R]) -> dict[str, R]:
        """Read files that are one record each, whose key is the file's name."""
        records: dict[str, R] = {}
        for path in paths:
            self.files.append(path)
            try:
                file = yaml_file.read(path).under(path.stem)
            except DataError as error:
                self.faults.extend(error.faults)
                continue
            record = self._record(file, path.stem, file.value[path.stem], model)
            if record is not None:
                records[path.stem] = record
        return records

    def _read_file(self, path: Path, model: type[R]) -> dict[str, R]:
        try:
            file = yaml_file.read(path)
        except DataError as error:
            self.faults.extend(error.faults)
            return {}
        if not isinstance(file.value, dict):
            self.faults.append(file.fault((), "the file must be a mapping of key to record"))
            return {}
        records = {}
        for key, value in file.value.items():
            record = self._record(file, str(key), value, model)
            if record is not None:
                records[str(key)] = record
        return records

    def _record(self, file: YamlFile, key: str, value: Any, model: type[R]) -> R | None:
        if model is not Term and not _SLUG.fullmatch(key):
            self.faults.append(
                file.fault((key,), f'"{key}" is no key; keys are lowercase words joined by hyphens')
            )
        if earlier := self.origins.get((model, key)):
            first = earlier.file
            where = f"{first.path}:{first.line((key,))}"
            self.faults.append(file.fault((key,), f'key "{key}" is there already, at {where}'))
            return None
        self.origins[model, key] = Origin(file, key)
        try:
            return model.model_validate(value)
        except ValidationError as error:
            self.faults.extend(_faults(file, key, error, model))
            return None


def _faults(
    file: YamlFile, key: str, error: ValidationError, model: type[Record]
) -> Iterator[Fault]:
    """Turn pydantic's findings into faults with a line, in the words of the book's data."""
    parts = (model, *PARTS, Column, Command)
    known = {info.alias or name for part in parts for name, info in _fields(part)}
    details = [detail for detail in error.errors() if not _is_other_branch(detail)]
    # A field's name misspelled is one fault, not an unknown field and a missing one.
    misspelled = " ".join(
        did_you_mean(str(detail["loc"][-1]), known)
        for detail in details
        if detail["type"] == "extra_forbidden"
    )
    for detail in details:
        path = tuple(part for part in detail["loc"] if not _is_union_branch(part))
        name = ".".join(map(str, path)) or "record"
        if detail["type"] == "missing":
            if f'"{path[-1]}"' in misspelled:
                continue
            message = f'"{key}" lacks the field "{name}"'
        elif detail["type"] == "extra_forbidden":
            message = f'"{key}" has an unknown field "{name}"{did_you_mean(str(path[-1]), known)}'
        elif detail["type"] == "model_type":
            message = f'"{key}", {name}: "{detail["input"]}" is no record; write its fields'
        elif detail["type"] == "literal_error":
            expected = detail["ctx"]["expected"]
            near = did_you_mean(str(detail["input"]), re.findall(r"'(.*?)'", expected))
            message = f'"{key}", {name}: "{detail["input"]}" is none of {expected}{near}'
        else:
            message = f'"{key}", {name}: {detail["msg"].removeprefix("Value error, ")}'
        yield file.fault((key, *path), message)


def _fields(model: type[Record]) -> Iterable[tuple[str, FieldInfo]]:
    return model.model_fields.items()


def _is_other_branch(detail: ErrorDetails) -> bool:
    """`seen` is a word or a mapping; pydantic reports what is wrong as either."""
    mapping = isinstance(detail["input"], dict)
    if detail["type"] == "literal_error":
        return mapping
    return "QuotedIn" in detail["loc"] and detail["type"] == "model_type" and not mapping


def _is_union_branch(part: str | int) -> bool:
    """Pydantic names the branch of a union inside the location; the file has no such key."""
    return isinstance(part, str) and (part == "QuotedIn" or part.startswith("literal["))
