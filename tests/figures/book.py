"""A mini book with one map: the book's own front lines, drawn for the mini book's sources."""

from __future__ import annotations

import re

from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, PLACES, ROOT

FIGURES = """\
the-front:
  kind: map
  title: The front
  alt: Map of a front between two towns.
  description: The front runs from Antung to the sea.
  draws: front_lines
  data: [places, towns, front-lines]
  credit: "Ground: Natural Earth."
"""
RESPONDS = FIGURES + "  script: true\n"
MAP = """
:::{map} the-front
Where the front ran.[^front]
:::

{numref}`fig-the-front` shows it.

[^front]: {source}`torkunov-2000 | p. 8 | Я понимаю … буду готов`
"""
PAGE = "(figures)=\n# Figures\n\nAll figures.\n\n```{figures} map\n```\n"


def layer(name: str) -> str:
    """Return a layer of the book, each feature with a source that the mini book has."""
    text = (ROOT / f"source/data/geo/{name}.geojson").read_text(encoding="utf-8")
    return re.sub(r'"source": "[^"]*"', '"source": "torkunov-2000 | p. 5 | one … two"', text)


FRONTS = layer("front-lines")
PLACES_FILE = PLACES + "".join(
    f"{key}: {{name: {key.title()}, kind: city, lat: {lat}, lon: {lon}, text: A city.}}\n"
    for key, lat, lon in (
        ("pyongyang", 39.03, 125.75), ("seoul", 37.57, 126.98), ("pusan", 35.1, 129.03),
    )
)  # fmt: skip
BOOK: dict[str, str | None] = {
    "index.md": INDEX.replace("reference/people\n", "reference/figures\nreference/people\n"),
    f"{CHAPTER}.md": CHAPTER_TEXT + MAP,
    "reference/figures.md": PAGE,
    "data/places.yaml": PLACES_FILE,
    "data/figures.yaml": FIGURES,
    "data/geo/front-lines.geojson": FRONTS,
    "data/geo/towns.geojson": layer("towns"),
}
