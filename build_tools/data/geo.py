"""Layers for maps: `source/data/geo/*.geojson` (RFC 7946), each feature with its sources."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator, Field, field_validator

from . import reference
from .models import DateText, Record

FeatureKind = Literal[
    "airfield", "area", "bridge", "camp", "city", "dam", "front", "incident", "landing", "line",
    "objective", "port", "railway", "route", "sea-route", "town", "village", "zone",
]  # fmt: skip
Coordinate = tuple[float, float]
Sources = Annotated[
    tuple[reference.SourceReference, ...],
    BeforeValidator(lambda text: tuple(reference.parse(part) for part in str(text).split(" ; "))),
    Field(min_length=1),
]


class Properties(Record):
    """What is known of a feature. `source` holds one or more references, with " ; " between."""

    id: str
    name: str
    kind: FeatureKind
    date: DateText | None = None
    note: str = ""
    sources: Sources = Field(alias="source")


class Geometry(Record):
    """A point, or a line or ring through `coordinates` (longitude, latitude)."""

    type: Literal["Point", "LineString", "Polygon"]
    coordinates: Any

    @field_validator("coordinates")
    @classmethod
    def _in_range(cls, value: Any) -> Any:
        for point in _points(value):
            if len(point) != 2 or not (abs(point[0]) <= 180 and abs(point[1]) <= 90):
                raise ValueError(f"{list(point)} is no [longitude, latitude]")
        return value


class Feature(Record):
    """One feature of a layer."""

    type: Literal["Feature"]
    properties: Properties
    geometry: Geometry

    @property
    def points(self) -> list[Coordinate]:
        """The coordinates in order: one of a point, those of a line, those of the outer ring."""
        return [(point[0], point[1]) for point in _points(self.geometry.coordinates)]


class Layer(Record):
    """One file: features in order, and what they are."""

    type: Literal["FeatureCollection"]
    description: str
    features: tuple[Feature, ...] = Field(min_length=1)

    def of(self, *kinds: str) -> Iterator[Feature]:
        """Yield the features of these kinds."""
        return (feature for feature in self.features if feature.properties.kind in kinds)

    def __getitem__(self, identifier: str) -> Feature:
        """Return the feature with this id; KeyError where there is none."""
        for feature in self.features:
            if feature.properties.id == identifier:
                return feature
        raise KeyError(identifier)


def _points(value: Any) -> Iterator[Any]:
    """Yield the innermost lists: a point's own, those of a line, or of a polygon's rings."""
    if not isinstance(value, (list, tuple)):
        raise ValueError(f"{value!r} is no list of coordinates")
    if value and all(isinstance(part, (int, float)) for part in value):
        yield value
    else:
        for part in value:
            yield from _points(part)
