"""The plan of June 1950, as Korotkov described it, against what happened."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from ..maps import Map, height, where
from ..projection import Frame
from ..style import Palette

FRAME = Frame(124.9, 33.9, 130.7, 38.75)
TOWNS = {
    "kaesong": "n", "ongjin": "s", "chunchon": "s", "kangnung": "e", "suwon": "w", "wonju": "n",
    "samchok": "e", "taegu": "w", "pohang": "e", "pusan": "e", "kwangju": "w", "yosu": "e",
}  # fmt: skip


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return height(FRAME, 3)


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the map."""
    chart = Map(canvas, FRAME, palette)
    chart.ground()
    layer = data.geo["plan-june-1950"]
    parallel = {"color": palette.soft, "linewidth": 1.2, "linestyle": (0, (4, 2))}
    planned = {"color": palette.accent, "linewidth": 5, "alpha": 0.45}
    reached = {"color": palette.ink, "linewidth": 1.4}
    held = {"color": palette.slate, "linewidth": 3.2}
    chart.line(layer["parallel"].points, **parallel)
    chart.line(layer["stage-1"].points, **planned)
    chart.line(layer["line-4-july"].points, **reached)
    chart.line(layer["line-august"].points, **held)
    for aim in ("stage-2-pusan", "stage-2-kwangju", "stage-2-yosu"):
        start, end = layer[aim].points
        chart.arrow(start, end, color=palette.accent, linewidth=1.6, alpha=0.8)
    chart.towns(data, TOWNS)
    chart.mark(where(data, "seoul"), "*", 9)
    chart.label(where(data, "seoul"), "Seoul, 28 June", "w")
    chart.label((129.3, 38), "38th\nparallel", "e", color=palette.soft)
    chart.key(
        {
            "plan: first stage, in three days; then on to the ports": planned,
            "reached by 4 July, nine days after the attack": reached,
            "held by the South and its allies in early August": held,
        }
    )
