"""Draws the cover's lines once out of Natural Earth; run by hand, its result is committed.

    python -m build_tools.cover.clip node_modules/world-atlas/countries-10m.json

Source: Natural Earth 1:10m (public domain), as packaged in npm's `world-atlas` 2.0.2 (TopoJSON).
The result, `peninsula.json`, holds lines of [longitude, latitude]: `coast` (Korea's mainland and
its largest islands), `north` (the border on the Yalu and the Tumen) and `front` (the line of the
armistice).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

NORTH_KOREA, SOUTH_KOREA = "408", "410"
TOLERANCE = 0.008  # degrees; finer detail would not be seen on the cover
SMALLEST_ISLAND = 0.12  # degrees across

Point = tuple[float, float]
RESULT = Path(__file__).with_name("peninsula.json")


def main(path: str) -> None:
    """Read the atlas and write the lines."""
    atlas = json.loads(Path(path).read_text(encoding="utf-8"))
    arcs = [_decode(arc, atlas["transform"]) for arc in atlas["arcs"]]
    owners: dict[int, set[str]] = {}
    for country in atlas["objects"]["countries"]["geometries"]:
        for index in _arcs_of(country):
            owners.setdefault(index, set()).add(str(country.get("id")))
    lines: dict[str, list[list[Point]]] = {"coast": [], "north": [], "front": []}
    for index, countries in sorted(owners.items()):
        koreas = countries & {NORTH_KOREA, SOUTH_KOREA}
        if koreas:
            kind = "front" if len(koreas) == 2 else "north" if len(countries) > 1 else "coast"
            lines[kind].append(arcs[index])
    result = {
        kind: [_simple(line) for line in group if _large(line)] for kind, group in lines.items()
    }
    text = json.dumps(result, separators=(",", ":")).replace("]],[[", "]],\n[[")
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(Counter({kind: sum(map(len, group)) for kind, group in result.items()}))


def _decode(arc: list[list[int]], transform: dict[str, list[float]]) -> list[Point]:
    x = y = 0
    points = []
    for dx, dy in arc:
        x, y = x + dx, y + dy
        points.append(
            tuple(
                round(value * scale + shift, 3)
                for value, scale, shift in zip(
                    (x, y), transform["scale"], transform["translate"], strict=True
                )
            )
        )
    return points


def _arcs_of(geometry: dict) -> list[int]:
    polygons = geometry.get("arcs", [])
    if geometry["type"] == "Polygon":
        polygons = [polygons]
    return [
        index if index >= 0 else ~index for rings in polygons for ring in rings for index in ring
    ]


def _large(line: list[Point]) -> bool:
    if line[0] != line[-1]:
        return True
    return max(max(values) - min(values) for values in zip(*line, strict=True)) > SMALLEST_ISLAND


def _simple(line: list[Point]) -> list[Point]:
    """Drop points that lie on the way (Ramer, Douglas and Peucker)."""
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
    if off(line[far]) < TOLERANCE:
        return [line[0], line[-1]]
    return _simple(line[: far + 1])[:-1] + _simple(line[far:])


if __name__ == "__main__":
    main(sys.argv[1])
