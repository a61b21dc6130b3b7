"""Fights beyond the fronts of Korea."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height
from ..projection import Frame
from ..style import Palette

FRAME = Frame(118, 32.8, 149.5, 47.4)
TOWNS = {"port-arthur": "e", "vladivostok": "ne", "chongjin": "w", "tokyo": "w"}
#: Of each incident: its words and the side on which they stand.
LABELS = {
    "yellow-sea": ("4 Sept. 1950\nSoviet bomber", "s"),
    "sukhaya-rechka": ("8 Oct. 1950\nSoviet airfield", "w"),
    "habomai": ("7 Oct. 1952\nB-29", "s"),
    "oriskany": ("18 Nov. 1952\nSoviet fighters", "s"),
    "b-50": ("29 July 1953\nB-50", "e"),
}


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    chart.towns(data, TOWNS)
    for incident in data.geo["incidents"].of("incident"):
        words, side = LABELS[incident.properties.id]
        chart.mark(incident.points[0], "X", 8.5, color=palette.accent)
        chart.label(incident.points[0], words, side, color=palette.accent, weight=600)
    chart.region((137, 46.2), "USSR", fontsize=style.PLAIN)
    chart.region((124, 45.3), "Manchuria", fontsize=style.PLAIN)
    chart.region((142.5, 43.6), "Hokkaido", fontsize=style.PLAIN)
    chart.region((134.5, 38.6), "Sea of Japan", fontsize=style.PLAIN)
    chart.region((133.5, 34.9), "Japan", fontsize=style.PLAIN)
