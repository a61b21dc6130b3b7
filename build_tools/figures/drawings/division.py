"""The division of 1945: the parallel and the two zones of surrender."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height
from ..projection import Frame
from ..style import Palette

FRAME = Frame(122.9, 33.9, 131.7, 43.1)
TOWNS = {
    "sinuiju": "e", "chongjin": "e", "hamhung": "e", "wonsan": "e", "pyongyang": "w",
    "kaesong": "nw", "seoul": "e", "inchon": "w", "ongjin": "sw", "pusan": "e", "kangnung": "e",
}  # fmt: skip


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["division"]
    chart.korea_within(layer["soviet-zone"].points, palette.land_soviet)
    chart.line(layer["parallel"].points, color=palette.accent, linewidth=1.8, linestyle=(0, (4, 2)))
    chart.towns(data, TOWNS)
    chart.label((128.7, 38), "38th parallel", "ne", color=palette.accent)
    chart.region((126.7, 40.55), "surrender to\nthe Soviet\ncommander", fontsize=style.PLAIN)
    chart.region((127.8, 36.35), "surrender to\nthe American\ncommander", fontsize=style.PLAIN)
    chart.region((125.0, 41.7), "China")
    chart.region((130.35, 40), "Sea of\nJapan", fontsize=style.PLAIN)
    chart.region((124.2, 36), "Yellow\nSea", fontsize=style.PLAIN)
