"""Events of the timeline (`events.yaml`), in order of date."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Literal

from pydantic import Field

from .errors import Fault, did_you_mean
from .models import DateText, Record, ReferenceText

if TYPE_CHECKING:
    from .loader import Data

Theme = Literal[
    "decisions", "koreas", "china", "washington", "un", "fighting", "air", "arms", "talks",
    "secrets",
]  # fmt: skip
#: What the timeline calls its themes, in the order of its filters.
THEMES: dict[str, str] = {
    "decisions": "Moscow decides",
    "koreas": "The two Koreas",
    "china": "China",
    "washington": "Washington",
    "un": "United Nations",
    "fighting": "Fighting",
    "air": "In the air",
    "arms": "Arms and money",
    "talks": "Talks and truce",
    "secrets": "Secrets and archives",
}


class Event(Record):
    """Something that happened, in one sentence, with the sources that say so."""

    date: DateText
    text: str
    themes: tuple[Theme, ...] = Field(min_length=1)
    see: tuple[str, ...] = ()  # labels of the chapters that treat it
    place: str = ""
    sources: tuple[ReferenceText, ...] = Field(min_length=1)


def faults(data: Data) -> Iterator[Fault]:
    """Yield what is wrong between events, and with the places that they name."""
    before = ""
    for key, event in data.events.items():
        origin = data.origins[Event, key]
        if before and event.date.start < data.events[before].date.start:
            yield origin.fault(
                f'"{key}" ({event.date}) stands after "{before}" ({data.events[before].date}); '
                "events stand in order of date",
                "date",
            )
        if event.place and event.place not in data.places:
            near = did_you_mean(event.place, data.places)
            yield origin.fault(f'"{key}": unknown place "{event.place}"{near}', "place")
        before = key


def chapter_faults(data: Data, labels: set[str]) -> Iterator[Fault]:
    """Yield each reference of an event to a chapter whose label is not in `labels`."""
    for key, event in data.events.items():
        for index, label in enumerate(event.see):
            if label not in labels:
                near = did_you_mean(label, labels)
                yield data.origins[Event, key].fault(
                    f'"{key}" refers to an unknown chapter "{label}"{near}', "see", index
                )
