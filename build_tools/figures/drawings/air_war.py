"""The air war of the 64th Corps: airfields, what it guarded, where it might fly."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height, name_of, where
from ..projection import Frame
from ..style import Palette

FRAME = Frame(121.9, 38.45, 128.4, 42.2)
TOWNS = {"pyongyang": "s", "wonsan": "n", "sinuiju": "s"}
FIELDS = {"mukden": "e", "anshan": "w", "liaoyang": "e", "antung": "w", "namsi": "s"}


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME, 4)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["air-war"]
    alley = {"color": palette.accent, "alpha": 0.28, "linewidth": 9}
    limit = {"color": palette.slate, "linewidth": 2, "linestyle": (0, (4, 2))}
    field = {"marker": "^", "color": palette.ink, "markersize": 7}
    guarded = {"marker": "D", "color": palette.accent, "markersize": 6}
    chart.area(
        layer["mig-alley"].points, facecolor=palette.accent, edgecolor=palette.accent, alpha=0.28
    )
    chart.line(layer["southern-limit"].points, **limit)
    chart.towns(data, TOWNS)
    for key, side in FIELDS.items():
        chart.mark(where(data, key), "^", 7)
        chart.label(where(data, key), name_of(data, key), side)
    for guard in layer.of("bridge", "dam"):
        chart.mark(guard.points[0], "D", 5.5, color=palette.accent)
    chart.label(layer["suiho"].points[0], "Suiho", "n", color=palette.accent)
    chart.region((125.3, 40.2), "MiG Alley", color=palette.accent)
    chart.region((123.2, 39.1), "Yellow Sea", fontsize=style.PLAIN)
    chart.region((125.2, 41.6), "Manchuria")
    chart.key(
        {
            "airfield of the corps (Namsi: under construction, 1951)": field,
            "guarded: Yalu bridges; Suiho dam": guarded,
            "“MiG Alley,” about 100 kilometers each way": alley,
            "limit of its zone, as a pilot told it": limit,
        }
    )
