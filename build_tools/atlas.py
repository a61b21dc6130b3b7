"""Reads Natural Earth out of npm's `world-atlas` and thins its lines.

For the scripts that clip it once (`cover.clip`, `figures.clip`); no build needs it. Source: Natural
Earth 1:10m (public domain), as packaged in `world-atlas` 2.0.2 (TopoJSON 3.0: deltas of whole
numbers, a transform to degrees, borders stored once as arcs that neighbors share).
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

Point = tuple[float, float]
Line = list[Point]
DECIMALS = 3


@dataclass(frozen=True)
class Atlas:
    """The arcs in degrees, and each country's rings as lists of arc numbers."""

    arcs: list[Line]
    countries: dict[str, list[list[int]]]

    def owners(self) -> dict[int, set[str]]:
        """Return for each arc the codes (ISO 3166-1 numeric) of the countries that it bounds."""
        owners: dict[int, set[str]] = {}
        for code, rings in self.countries.items():
            for index in (index for ring in rings for index in ring):
                owners.setdefault(index if index >= 0 else ~index, set()).add(code)
        return owners


def read(path: Path) -> Atlas:
    """Read `countries-10m.json`."""
    topology = json.loads(path.read_text(encoding="utf-8"))
    arcs = [_decode(arc, topology["transform"]) for arc in topology["arcs"]]
    countries: dict[str, list[list[int]]] = {}
    for country in topology["objects"]["countries"]["geometries"]:
        countries.setdefault(str(country.get("id")), []).extend(_rings(country))
    return Atlas(arcs, countries)


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> Line:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            tuple(
                round(value * scale + shift, DECIMALS)
                for value, scale, shift in zip(
                    (x, y), transform["scale"], transform["translate"], strict=True
                )
            )
        )
    return points


def _rings(geometry: dict[str, Any]) -> Iterator[list[int]]:
    polygons = geometry.get("arcs", [])
    for rings in [polygons] if geometry["type"] == "Polygon" else polygons:
        yield from rings


def size(line: Line) -> float:
    """Return how many degrees a line is across, the longer way."""
    return max(max(values) - min(values) for values in zip(*line, strict=True))


def thinned(line: Line, tolerance: float) -> Line:
    """Drop points less than `tolerance` degrees off the way (Ramer, Douglas and Peucker)."""
    if len(line) < 3:
        return line
    (x1, y1), (x2, y2) = line[0], line[-1]
    length = ((x2 - x1) ** 2 + (y2 - y1) ** 2) ** 0.5

    def off(point: Point) -> float:
        x, y = point
        if not length:
            return ((x - x1) ** 2 + (y - y1) ** 2) ** 0.5
        return abs((y2 - y1) * x - (x2 - x1) * y + x2 * y1 - y2 * x1) / length

    far = max(range(1, len(line) - 1), key=lambda index: off(line[index]))
    if off(line[far]) < tolerance:
        return [line[0], line[-1]]
    return thinned(line[: far + 1], tolerance)[:-1] + thinned(line[far:], tolerance)
