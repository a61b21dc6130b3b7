"""Sources as CSL-JSON, the form that citation processors and Zotero read."""

from __future__ import annotations

from typing import Any

from ..data import Source
from ..data.dates import DateRange
from ..data.models import Name

_TEXTS = (
    "genre", "container_title", "collection_title", "collection_number", "edition", "volume",
    "issue", "number", "page", "publisher", "publisher_place", "event_title", "event_place",
    "archive", "archive_location", "URL", "DOI", "ISBN", "ISSN", "language",
)  # fmt: skip
_NAMES = ("author", "recipient", "editor", "translator", "interviewer")
_KEEP_UNDERSCORE = {"archive_location"}  # CSL's own spelling


def item(key: str, source: Source) -> dict[str, Any]:
    """Return one CSL-JSON item with the id `key`; fields that the record lacks are left out."""
    result: dict[str, Any] = {"id": key, "type": source.type, "title": source.title}
    for name in _NAMES:
        if people := getattr(source, name):
            result[name] = [_name(person) for person in people]
    if source.issued:
        result["issued"] = _date(source.issued)
    for name in _TEXTS:
        if value := getattr(source, name):
            result[name if name in _KEEP_UNDERSCORE else name.replace("_", "-")] = value
    result["accessed"] = _date(source.checked)
    if source.original and source.original.title:
        result["original-title"] = source.original.title
    return result


def _name(person: Name) -> dict[str, Any]:
    if person.literal:
        return {"literal": person.literal}
    name: dict[str, Any] = {"family": person.family}
    for part in ("given", "suffix"):
        if value := getattr(person, part):
            name[part] = value
    if person.static_ordering:
        name["static-ordering"] = True
    return name


def _date(date: DateRange) -> dict[str, Any]:
    ends = [date.start, *([date.end] if date.end else [])]
    return {"date-parts": [end.parts for end in ends]}
