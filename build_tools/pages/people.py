"""The pages of people and places, out of the data."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..data import Person, Place
from ..data.models import Office
from ..library import library, note_list
from .sources import sources_paragraph


class EntryList(SphinxDirective):
    """A definition list of records, sorted by name, each with an id, a text and its sources."""

    kind = ""
    css_class = ""  # and the name of the file of data

    def run(self) -> list[nodes.Node]:
        """Return the list."""
        note_list(self.env, self.css_class)
        entries = nodes.definition_list(classes=["lookup", self.css_class])
        records = self.records()
        for key in sorted(
            records, key=lambda key: (records[key].sort or records[key].name).lower()
        ):
            library(self.env).note_use(self.env.docname, self.kind, key)
            entries += self.entry(key, records[key])
        return [entries]

    def records(self) -> dict[str, Any]:
        raise NotImplementedError

    def heading(self, record: Any) -> Iterable[nodes.Node]:
        raise NotImplementedError

    def entry(self, key: str, record: Person | Place) -> nodes.definition_list_item:
        term = nodes.term("", "", *self.heading(record), ids=[f"{self.kind}-{key}"])
        body = nodes.definition("", nodes.paragraph("", record.text))
        if isinstance(record, Person) and record.offices:
            body += nodes.paragraph("", _offices(record.offices), classes=["offices"])
        if isinstance(record, Place) and None not in (record.lat, record.lon):
            body += nodes.paragraph("", _position(record), classes=["offices"])
        if record.sources:
            body += sources_paragraph(self.env, record.sources)
        return nodes.definition_list_item("", term, body)


def _scripts(record: Person | Place) -> list[nodes.Node]:
    """The name in its own scripts, each marked with its language."""
    result: list[nodes.Node] = []
    for language, name in record.script.items():
        result += [nodes.Text(" "), nodes.inline("", name, classes=[f"language-{language}"])]
    return result


def _position(place: Place) -> str:
    """Return a place's position in degrees, to a hundredth."""
    return (
        f"{abs(place.lat):.2f}° {'N' if place.lat >= 0 else 'S'}, "
        f"{abs(place.lon):.2f}° {'E' if place.lon >= 0 else 'W'}."
    )


def _offices(offices: Iterable[Office]) -> str:
    """Return "Ambassador, January 1949–November 1950; …"."""
    texts = []
    for office in offices:
        start, end = (str(date or "") for date in (office.start, office.end))
        if start and end:
            when = f"{start}–{end}"
        else:
            when = f"from {start}" if start else f"until {end}" if end else ""
        texts.append(", ".join(filter(None, (office.office, when))))
    return "; ".join(texts) + "."


class People(EntryList):
    """`{people}`: everybody in `people.yaml`."""

    kind, css_class = "person", "people"

    def records(self) -> dict[str, Person]:
        return dict(library(self.env).records.people)

    def heading(self, record: Person) -> Iterable[nodes.Node]:
        yield nodes.strong("", record.sort or record.name)
        yield from _scripts(record)
        if record.born or record.died:
            born, died = (date.start.year if date else "" for date in (record.born, record.died))
            life = f"{born}–{died}" if born and died else f"born {born}" if born else f"died {died}"
            yield nodes.inline("", f" ({life})", classes=["life"])


class Places(EntryList):
    """`{places}`: everything in `places.yaml`."""

    kind, css_class = "place", "places"

    def records(self) -> dict[str, Place]:
        return dict(library(self.env).records.places)

    def heading(self, record: Place) -> Iterable[nodes.Node]:
        yield nodes.strong("", record.name)
        yield from _scripts(record)
        if record.now:
            yield nodes.inline("", f" (now {record.now})", classes=["now"])
