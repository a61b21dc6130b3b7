"""Northeast Asia, 1945–50: who bordered on Korea, and the railway and the base of 1945."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from .. import style
from ..maps import Map, height
from ..projection import Frame
from ..style import Palette

FRAME = Frame(110.5, 32.5, 138, 54.2)
TOWNS = {
    "manzhouli": "e", "harbin": "n", "mukden": "nw", "port-arthur": "sw", "dalny": "e",
    "antung": "n", "peking": "w", "pyongyang": "e", "seoul": "e", "pusan": "e", "suifenho": "w",
    "vladivostok": "e", "khabarovsk": "w",
}  # fmt: skip


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME, 3)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["northeast-asia"]
    railway = {"color": palette.slate, "linewidth": 2}
    parallel = {"color": palette.accent, "linewidth": 1.3, "linestyle": (0, (4, 2))}
    base = {"marker": "s", "markersize": 6.5, "color": palette.accent}
    for line in layer.of("railway"):
        chart.line(line.points, **railway)
    chart.line(layer["parallel"].points, **parallel)
    chart.towns(data, TOWNS)
    chart.mark(
        layer["port-arthur-base"].points[0], **{"size": 6.5, "marker": "s", "color": palette.accent}
    )
    chart.region((119.5, 53.3), "Soviet Union")
    chart.region((134.2, 46.2), "Soviet\nUnion", fontsize=style.PLAIN)
    chart.region((124.3, 48.3), "Manchuria")
    chart.region((113.6, 35.3), "China")
    chart.region((113.2, 46), "Mongolia")
    chart.region((133.6, 39.7), "Sea of\nJapan", fontsize=style.PLAIN)
    chart.region((123.4, 35.6), "Yellow\nSea", fontsize=style.PLAIN)
    chart.region((136.6, 35.5), "Japan", fontsize=style.PLAIN)
    chart.key(
        {
            "Chinese Changchun Railway, schematic": railway,
            "naval base of Soviet and Chinese forces": base,
            "38th parallel": parallel,
        }
    )
