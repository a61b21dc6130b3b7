"""Clips the maps' ground once out of Natural Earth; run by hand, its result is committed.

    python -m build_tools.figures.clip node_modules/world-atlas/countries-10m.json

The source is told in `build_tools.atlas`. The result, `base/northeast-asia.geojson`, has the land
of each country and the borders between two; Korea is finer than the rest.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Iterator
from itertools import pairwise
from pathlib import Path as File

from matplotlib.path import Path
from matplotlib.transforms import Bbox

from ..atlas import Atlas, Line, Point, read, size, thinned

RESULT = File(__file__).parent / "base" / "northeast-asia.geojson"
#: Degrees: west, south, east, north.
CLIP = Bbox.from_extents(88, 20, 164, 62)
KOREAS = {"408", "410"}  # ISO 3166-1 numeric
KOREA = Bbox.from_extents(123.6, 33, 131.2, 43.4)
#: Degrees: what a map would not show, in Korea and elsewhere.
TOLERANCE = (0.01, 0.06)
SMALLEST = (0.06, 0.35)


def main(path: str) -> None:
    """Read the atlas and write the ground."""
    atlas = read(File(path))
    arcs = [_thinned(arc) for arc in atlas.arcs]
    features = [*_land(atlas, arcs), *_borders(atlas, arcs)]
    source = "Natural Earth 1:10m, public domain, from world-atlas 2.0.2"
    head = json.dumps({"type": "FeatureCollection", "source": source})[:-1]
    body = ",\n".join(json.dumps(feature, separators=(",", ":")) for feature in features)
    RESULT.write_text(f'{head}, "features": [\n{body}\n]}}\n', encoding="utf-8")


def _thinned(arc: Line) -> Line:
    """Thin the runs of an arc inside and outside Korea, each as its place asks."""
    result: Line = arc[:1]
    run = arc[:1]
    for before, point in pairwise(arc):
        run.append(point)
        if KOREA.contains(*before) != KOREA.contains(*point) or point is arc[-1]:
            result += thinned(run, TOLERANCE[not KOREA.contains(*before)])[1:]
            run = [point]
    return result


def _land(atlas: Atlas, arcs: list[Line]) -> Iterator[dict]:
    for code, rings in sorted(atlas.countries.items()):
        polygons = [clipped for ring in rings if (clipped := _clipped(_ring(ring, arcs)))]
        if polygons:
            yield _feature("land", [code], "MultiPolygon", [[ring] for ring in polygons])


def _ring(ring: list[int], arcs: list[Line]) -> Line:
    points: Line = []
    for index in ring:
        points += arcs[index] if index >= 0 else arcs[~index][::-1]
    return points


def _clipped(ring: Line) -> Line:
    """Return the part of a ring inside the clip, or nothing where there is none to be seen."""
    least = SMALLEST[not KOREA.contains(*ring[0])]
    if len(ring) < 4 or size(ring) < least or not Path(ring).intersects_bbox(CLIP):
        return []
    path = Path(ring, closed=True).clip_to_bbox(CLIP)
    return [_rounded(point) for point in path.vertices]


def _rounded(point: Point) -> Point:
    return round(float(point[0]), 3), round(float(point[1]), 3)


def _borders(atlas: Atlas, arcs: list[Line]) -> Iterator[dict]:
    borders: dict[tuple[str, ...], list[Line]] = {}
    for index, countries in sorted(atlas.owners().items()):
        if len(countries) == 2 and any(CLIP.contains(*point) for point in arcs[index]):
            borders.setdefault(tuple(sorted(countries)), []).append(arcs[index])
    for index, countries in atlas.owners().items():
        if countries == KOREAS:  # no land's edge shows there, and one map is of this line alone
            borders[tuple(sorted(KOREAS))] = [atlas.arcs[index]]
    for pair, lines in sorted(borders.items()):
        yield _feature("border", list(pair), "MultiLineString", lines)


def _feature(kind: str, countries: list[str], shape: str, coordinates: list) -> dict:
    """Return a feature; `countries` are codes of ISO 3166-1 numeric."""
    return {
        "type": "Feature",
        "properties": {"kind": kind, "countries": countries},
        "geometry": {"type": shape, "coordinates": coordinates},
    }


if __name__ == "__main__":
    main(sys.argv[1])
