"""References from record to record that lead nowhere, or to what cannot be meant."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from . import documents, events, geo, series, units
from .errors import Fault, did_you_mean
from .figures import Figure, data_keys
from .models import Claim, Person, Place, Record, Source, Term
from .reference import SourceReference

if TYPE_CHECKING:
    from .loader import Data

PlaceInData = tuple[type[Record], str, tuple[str | int, ...], SourceReference]


def faults(data: Data) -> Iterator[Fault]:
    """Yield every fault between records; each record by itself is sound."""
    yield from _quoting_faults(data)
    for model, key, path, place in places_in(data):
        if problem := data.problem_with(place):
            yield data.origins[model, key].fault(f'"{key}": {problem}', *path)
    yield from events.faults(data)
    yield from units.faults(data)
    yield from documents.faults(data)
    yield from series.faults(data)
    yield from _layer_faults(data)
    yield from _drawing_faults(data)


def _quoting_faults(data: Data) -> Iterator[Fault]:
    for key, source in data.sources.items():
        if source.quoted_in and source.quoted_in not in data.sources:
            yield data.origins[Source, key].fault(
                f'"{key}" is quoted in an unknown source "{source.quoted_in}"'
                + did_you_mean(source.quoted_in, data.sources),
                "seen",
            )


def _layer_faults(data: Data) -> Iterator[Fault]:
    for key, layer in data.geo.items():
        for index, feature in enumerate(layer.features):
            for place in feature.properties.sources:
                if problem := data.problem_with(place):
                    yield data.origins[geo.Layer, key].fault(
                        f'"{feature.properties.id}": {problem}',
                        "features", index, "properties", "source",
                    )  # fmt: skip


def _drawing_faults(data: Data) -> Iterator[Fault]:
    known = list(data_keys(data.geo, data.series))
    for key, figure in data.figures.items():
        for index, name in enumerate(figure.data):
            if name not in known:
                yield data.origins[Figure, key].fault(
                    f'"{key}" draws unknown data "{name}"{did_you_mean(name, known)}', "data", index
                )


def places_in(data: Data) -> Iterator[PlaceInData]:
    """Yield each place in a source that a record points to, with where the record says so."""
    with_sources = (
        (Person, data.people), (Place, data.places), (Term, data.terms), (Claim, data.claims),
        (events.Event, data.events), (units.Unit, data.units),
    )  # fmt: skip
    for model, records in with_sources:
        for key, record in records.items():
            yield from _each(model, key, ("sources",), record.sources)
    for key, unit in data.units.items():
        for index, command in enumerate(unit.commanders):
            yield from _each(units.Unit, key, ("commanders", index, "sources"), command.sources)
    for key, document in data.documents.items():
        yield from _each(documents.Document, key, ("passages",), document.passages)


def _each(
    model: type[Record], key: str, path: tuple[str | int, ...], places: Iterable[SourceReference]
) -> Iterator[PlaceInData]:
    for index, place in enumerate(places):
        yield model, key, (*path, index), place
