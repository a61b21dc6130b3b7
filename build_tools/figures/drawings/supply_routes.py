"""Ways of Soviet arms to Korea in 1950."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height
from ..projection import Frame
from ..style import Palette

FRAME = Frame(115.5, 37.2, 134.6, 50.6)
TOWNS = {
    "manzhouli": "e", "harbin": "n", "mukden": "w", "antung": "w", "sinuiju": "se",
    "pyongyang": "s", "hamhung": "s", "chongjin": "e", "vladivostok": "s", "spassk": "n",
    "dongning": "w", "tonghua": "n", "port-arthur": "s",
}  # fmt: skip


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME, 4)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["supply-routes"]
    chosen = {"color": palette.accent, "linewidth": 2.6}
    bombed = {"color": palette.slate, "linewidth": 2, "linestyle": (0, (2, 1))}
    flight = {"color": palette.soft, "linewidth": 1.5, "linestyle": (0, (5, 2))}
    railway = {"color": palette.slate, "linewidth": 1, "linestyle": "-"}
    for line in data.geo["northeast-asia"].of("railway"):
        chart.line(line.points, **railway)
    chart.line(layer["manzhouli-antung"].points, **chosen)
    chart.line(layer["antung-pyongyang"].points, **chosen)
    chart.line(layer["northeast"].points, **bombed)
    chart.line(layer["la-9"].points, **flight)
    chart.towns(data, TOWNS)
    chart.region((126.5, 48.6), "Manchuria")
    chart.region((133.2, 47.0), "USSR", fontsize=style.PLAIN)
    chart.region((117.5, 42), "China")
    chart.region((132.2, 40.5), "Sea of\nJapan", fontsize=style.PLAIN)
    chart.key(
        {
            "way that Stalin ordered on 6 July 1950, schematic": chosen,
            "Hamhung to Chongjin, railway stations under air attack": bombed,
            "Chinese Changchun Railway, schematic": railway,
            "planned flight of a fighter regiment, October 1950": flight,
        }
    )
