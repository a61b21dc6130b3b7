"""The front at six dates."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height
from ..projection import Frame
from ..stage import Stage, svg_path
from ..style import Palette

FRAME = Frame(122.6, 34.2, 132.0, 42.6)
TOWNS = {"pyongyang": "w", "seoul": "w", "pusan": "se", "wonsan": "e"}
#: Of each line: its words, where they stand and on which side, and its dashes.
LABELS = {
    "1950-06-25": ("25 June\n1950", (124.95, 38.0), "w", "-"),
    "1950-09-15": ("mid-September\n1950", (129.45, 36.1), "e", (0, (1, 1))),
    "1950-11-24": ("late November\n1950", (130.0, 41.75), "se", (0, (6, 1.5))),
    "1951-01": ("January 1951", (129.35, 37.2), "e", (0, (3, 1, 1, 1))),
    "1951-07-10": ("July 1951", (128.55, 38.35), "e", (0, (2.5, 1))),
    "1953-07-27": ("July 1953", (128.45, 38.75), "e", "-"),
}


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map with all lines."""
    chart = draw_ground(canvas, data, palette)
    for feature, color in zip(data.geo["front-lines"].of("front"), palette.series, strict=True):
        words, point, side, dashes = LABELS[feature.properties.id]
        width = 2.6 if feature.properties.id == "1953-07-27" else 2
        chart.line(feature.points, color=color, linewidth=width, linestyle=dashes)
        chart.label(point, words, side, color=color, weight=600)


def draw_ground(canvas: Figure, data: Data, palette: Palette) -> Map:
    """Draw the map without the lines, on which the web shows one after the other."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    chart.towns(data, TOWNS)
    chart.region((124.6, 41.6), "China")
    chart.region((130.5, 39.9), "Sea of\nJapan", fontsize=style.PLAIN)
    chart.region((123.9, 36), "Yellow\nSea", fontsize=style.PLAIN)
    return chart


def stages(data: Data) -> list[Stage]:
    """Return the lines by date."""
    return [
        Stage(feature.properties.name, feature.properties.note, svg_path(FRAME, feature.points))
        for feature in data.geo["front-lines"].of("front")
    ]
