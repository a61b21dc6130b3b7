"""The line of the armistice and the demilitarized zone."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from ..maps import Map, height
from ..projection import Frame
from ..style import Palette

FRAME = Frame(125.2, 37.0, 129.25, 39.0)
TOWNS = {
    "kaesong": "n", "seoul": "s", "munsan": "e", "chorwon": "s", "haean": "s", "kansong": "e",
    "chunchon": "s", "haeju": "n", "inchon": "w",
}  # fmt: skip


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME, 3)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["armistice"]
    zone = {"color": palette.accent, "linewidth": 5, "alpha": 0.35}
    line = {"color": palette.accent, "linewidth": 1.3}
    parallel = {"color": palette.soft, "linewidth": 1.2, "linestyle": (0, (4, 2))}
    chart.line(layer["parallel"].points, **parallel)
    chart.line(layer["demarcation-line"].points, **zone)
    chart.line(layer["demarcation-line"].points, **line)
    chart.towns(data, TOWNS)
    panmunjom = layer["panmunjom"].points[0]
    chart.mark(panmunjom, "s", 5.5, color=palette.accent)
    chart.label(panmunjom, "Panmunjom", "sw", color=palette.accent, weight=600)
    chart.key(
        {
            "line of demarcation of 27 July 1953": line,
            "demilitarized zone, two kilometers on each side": zone,
            "38th parallel": parallel,
        }
    )
