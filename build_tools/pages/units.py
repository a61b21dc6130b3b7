"""`{units}` and `{airfields}`: who fought in the air and where from, as far as is established."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.util.docutils import SphinxDirective

from ..data import UNIT_KINDS, Command, Place, Unit
from ..data.units import span
from ..library import library, note_list
from .sections import entry, section
from .sources import sources_paragraph


class Units(SphinxDirective):
    """A section a kind of unit, each a list in the order of the file."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        # A new unit must find the page: no record of it exists that could change.
        note_list(self.env, "units")
        units = library(self.env).records.units
        result = []
        for kind, title in UNIT_KINDS.items():
            chosen = {key: unit for key, unit in units.items() if unit.kind == kind}
            if chosen:
                listing = nodes.definition_list(classes=["lookup", "units"])
                for key, unit in chosen.items():
                    library(self.env).note_use(self.env.docname, "unit", key)
                    listing += self._entry(key, unit)
                result.append(section(title, f"units-{kind}", listing))
        return result

    def _entry(self, key: str, unit: Unit) -> nodes.definition_list_item:
        records = library(self.env).records
        facts = {
            "Formation": [self._link("unit", unit.parent, records.units[unit.parent].name)]
            if unit.parent
            else [],
            "Time": [nodes.Text(span(unit))] if unit.start or unit.end else [],
            "Commanders": self._commanders(unit.commanders),
            "Aircraft and guns": [nodes.Text(", ".join(unit.aircraft))] if unit.aircraft else [],
            "Bases": _listed(
                [self._link("place", base, records.places[base].name) for base in unit.bases]
            ),
        }
        if unit.kind == "corps":
            del facts["Formation"]
        sources = [*unit.sources, *(place for one in unit.commanders for place in one.sources)]
        return entry(
            [nodes.strong("", unit.name)], f"unit-{key}", nodes.paragraph("", unit.text),
            fact_lines(facts), sources_paragraph(self.env, dict.fromkeys(sources)),
        )  # fmt: skip

    def _commanders(self, commanders: Iterable[Command]) -> list[nodes.Node]:
        result = []
        for command in commanders:
            if command.person:
                name = library(self.env).records.people[command.person].name
                shown: nodes.Node = self._link("person", command.person, name)
            else:
                shown = nodes.Text(command.name)
            when = f" ({span(command)})" if command.start or command.end else ""
            result.append(nodes.inline("", "", shown, nodes.Text(when)))
        return _listed(result)

    def _link(self, kind: str, key: str, text: str) -> addnodes.pending_xref:
        library(self.env).note_use(self.env.docname, kind, key)
        return addnodes.pending_xref(
            "", nodes.inline("", text), refdomain="book", reftype=kind, reftarget=key,
            refdoc=self.env.docname, refwarn=True, refexplicit=True,
        )  # fmt: skip


def fact_lines(facts: dict[str, list[nodes.Node]]) -> nodes.line_block:
    """Return a line for each fact, and a last one that names what is not established."""
    lines = nodes.line_block(classes=["facts"])
    for label, content in facts.items():
        if content:
            lines += _line(label, content)
    if unknown := [label.lower() for label, content in facts.items() if not content]:
        lines += _line("Not established", [nodes.Text(", ".join(unknown))])
    return lines


def _line(label: str, content: list[nodes.Node]) -> nodes.line:
    return nodes.line(
        "", "", nodes.emphasis("", label), nodes.Text(": "), *content, nodes.Text(".")
    )


def _listed(items: list[nodes.Node]) -> list[nodes.Node]:
    """Return the items with commas between them."""
    result: list[nodes.Node] = []
    for index, item in enumerate(items):
        result += [nodes.Text(", "), item] if index else [item]
    return result


class Airfields(SphinxDirective):
    """The airfields of `places.yaml` and other bases of units, with who was based there."""

    def run(self) -> list[nodes.Node]:
        """Return a list, by name."""
        records = library(self.env).records
        based: dict[str, list[str]] = {}
        for key, unit in records.units.items():
            for base in unit.bases:
                based.setdefault(base, []).append(key)
        fields = {
            key: place
            for key, place in records.places.items()
            if place.kind == "airfield" or key in based
        }
        listing = nodes.definition_list(classes=["lookup", "airfields"])
        for key in sorted(fields, key=lambda key: fields[key].name):
            library(self.env).note_use(self.env.docname, "place", key)
            listing += self._entry(key, fields[key], based.get(key, []))
        return [listing]

    def _entry(self, key: str, place: Place, units: list[str]) -> nodes.definition_list_item:
        records = library(self.env).records
        heading: list[nodes.Node] = [nodes.strong("", place.name)]
        if place.now:
            heading.append(nodes.inline("", f" (now {place.now})", classes=["now"]))
        facts: dict[str, list[nodes.Node]] = {
            "Units based there": [nodes.Text(", ".join(records.units[key].name for key in units))]
            if units
            else [],
            "Position": [nodes.Text(f"{place.lat:.2f}° N, {place.lon:.2f}° E")]
            if place.lat is not None and place.lon is not None
            else [],
        }
        return entry(
            heading, f"airfield-{key}", nodes.paragraph("", place.text), fact_lines(facts),
            sources_paragraph(self.env, place.sources),
        )  # fmt: skip
