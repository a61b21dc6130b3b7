"""Units of the Soviet air force and air defense in the war (`units.yaml`)."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field, model_validator

from . import dates
from .errors import Fault, did_you_mean
from .models import DateText, Record, ReferenceText

if TYPE_CHECKING:
    from .loader import Data

UnitKind = Literal[
    "corps", "fighter-division", "fighter-regiment", "night-fighter-regiment",
    "naval-fighter-regiment", "anti-aircraft-division", "anti-aircraft-regiment",
    "searchlight-regiment",
]  # fmt: skip
#: What the page calls them, in the order of its sections.
UNIT_KINDS: dict[str, str] = {
    "corps": "The corps",
    "fighter-division": "Fighter divisions",
    "fighter-regiment": "Fighter regiments",
    "night-fighter-regiment": "Night-fighter regiments",
    "naval-fighter-regiment": "Naval fighter regiments",
    "anti-aircraft-division": "Anti-aircraft divisions",
    "anti-aircraft-regiment": "Anti-aircraft regiments",
    "searchlight-regiment": "Searchlight regiments",
}


class Period(Record):
    """Two dates of which either may be unknown; both inclusive."""

    start: DateText | None = Field(None, alias="from")
    end: DateText | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Period:
        if self.start and self.end and dates.last_day(self.end) < dates.first_day(self.start):
            raise ValueError(f"ends ({self.end}) before it begins ({self.start})")
        return self

    def meets(self, other: Period) -> bool:
        """Tell whether the two can have been at one time, as far as their dates are known."""
        return not (self._is_over_before(other) or other._is_over_before(self))

    def _is_over_before(self, other: Period) -> bool:
        known = self.end and other.start
        return bool(known and dates.last_day(self.end) < dates.first_day(other.start))


class Command(Period):
    """Somebody who commanded a unit: a person of `people.yaml`, or a name."""

    person: str = ""
    name: str = ""
    sources: tuple[ReferenceText, ...] = Field(min_length=1)

    @model_validator(mode="after")
    def _person_or_name(self) -> Command:
        if bool(self.person) == bool(self.name):
            raise ValueError("a commander has either person (a key of people.yaml) or name")
        return self


class Unit(Period):
    """A unit and its time with the force in China. An empty field is not established."""

    name: str
    kind: UnitKind
    parent: str = ""
    commanders: tuple[Command, ...] = ()
    aircraft: tuple[str, ...] = ()
    bases: tuple[str, ...] = ()  # keys of places.yaml
    text: str
    sources: tuple[ReferenceText, ...] = Field(min_length=1)


def faults(data: Data) -> Iterator[Fault]:
    """Yield what is wrong between units, their parents, commanders and bases."""
    for key, unit in data.units.items():
        origin = data.origins[Unit, key]
        if unit.parent:
            yield from _parent_faults(data, key, unit)
        for index, base in enumerate(unit.bases):
            if base not in data.places:
                near = did_you_mean(base, data.places)
                yield origin.fault(f'"{key}" has an unknown base "{base}"{near}', "bases", index)
        for index, command in enumerate(unit.commanders):
            if command.person and command.person not in data.people:
                near = did_you_mean(command.person, data.people)
                yield origin.fault(
                    f'"{key}" has an unknown commander "{command.person}"{near}',
                    "commanders", index, "person",
                )  # fmt: skip
            if not command.meets(unit):
                yield origin.fault(
                    f'"{key}": {command.person or command.name} commanded ({span(command)}) when '
                    f"the unit was not there ({span(unit)})",
                    "commanders", index,
                )  # fmt: skip


def _parent_faults(data: Data, key: str, unit: Unit) -> Iterator[Fault]:
    origin = data.origins[Unit, key]
    parent = data.units.get(unit.parent)
    if parent is None:
        near = did_you_mean(unit.parent, data.units)
        yield origin.fault(f'"{key}" belongs to an unknown unit "{unit.parent}"{near}', "parent")
        return
    if not unit.meets(parent):
        yield origin.fault(
            f'"{key}" ({span(unit)}) was not there at the time of its parent "{unit.parent}" '
            f"({span(parent)}); one of the dates is wrong",
            "parent",
        )
    above, seen = unit.parent, {key}
    while above in data.units and above not in seen:
        seen.add(above)
        above = data.units[above].parent
    if above in seen:
        yield origin.fault(f'"{key}" is its own parent, by way of "{unit.parent}"', "parent")


def span(period: Period) -> str:
    """Return "from … to …" with what is known, or "dates not established"."""
    start = f"from {period.start}" if period.start else ""
    end = f"to {period.end}" if period.end else ""
    return " ".join(filter(None, (start, end))) or "dates not established"
