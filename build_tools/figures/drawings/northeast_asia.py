"""Northeast Asia, 1945–50."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, place
from ..projection import Frame
from ..style import Palette

FRAME = Frame(110.5, 32.5, 138, 54.5)
HEIGHT = FRAME.height(style.WIDTH)
TOWNS = {
    "manzhouli": "e", "mukden": "ne", "port-arthur": "s", "dalny": "e", "peking": "w",
    "pyongyang": "e", "seoul": "e", "pusan": "e", "antung": "n",
}  # fmt: skip


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    for key, side in TOWNS.items():
        chart.town(place(data, key), data.places[key].name, side)
    chart.region((124.5, 53.3), "USSR")
    chart.region((126, 46.2), "Manchuria")
    chart.region((113.5, 36), "China")
    chart.region((113.5, 46), "Mongolia")
    chart.region((133.5, 39.5), "Sea of Japan", fontsize=style.PLAIN)
