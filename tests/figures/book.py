"""A mini book with one map of two towns and a line."""

from __future__ import annotations

from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, PLACES

FIGURES = """\
the-front:
  kind: map
  title: The front
  alt: Map of a front between two towns.
  description: The front runs from Antung to the sea.
  draws: northeast_asia
  data: [places, front]
  credit: "Ground: Natural Earth."
"""
LAYER = """\
{"type": "FeatureCollection", "description": "A front.", "features": [
{"type": "Feature", "properties": {"id": "june", "name": "25 June", "kind": "front",
 "date": "1950-06-25", "note": "schematic", "source": "torkunov-2000 | p. 5 | one … two"},
 "geometry": {"type": "LineString", "coordinates": [[124.4, 40.1], [127, 38]]}},
{"type": "Feature", "properties": {"id": "town", "name": "Town", "kind": "town",
 "source": "torkunov-2000 | p. 6 | three … four ; torkunov-2000 | p. 7 | five … six"},
 "geometry": {"type": "Point", "coordinates": [127, 38]}}
]}
"""
TOWNS = "".join(
    f"{key}: {{name: {key.title()}, kind: city, lat: 40.1, lon: 124.4, text: A city.}}\n"
    for key in (
        "manzhouli", "mukden", "port-arthur", "dalny", "peking", "pyongyang", "seoul", "pusan",
    )
)  # fmt: skip
MAP = """
:::{map} the-front
Where the front ran.[^front]
:::

{numref}`fig-the-front` shows it.

[^front]: {source}`torkunov-2000 | p. 8 | Я понимаю … буду готов`
"""
PAGE = "(figures)=\n# Figures\n\nAll figures.\n\n```{figures} map\n```\n"

BOOK: dict[str, str | None] = {
    "index.md": INDEX.replace("reference/people\n", "reference/figures\nreference/people\n"),
    f"{CHAPTER}.md": CHAPTER_TEXT + MAP,
    "reference/figures.md": PAGE,
    "data/places.yaml": PLACES.replace("kind: city,", "kind: city, lat: 40.13, lon: 124.39,")
    + TOWNS,
    "data/figures.yaml": FIGURES,
    "data/geo/front.geojson": LAYER,
}
