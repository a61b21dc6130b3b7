"""The dead by side and count: a bar to the lowest figure, an open one on to the highest."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from ..charts import capital, count, heading, panel, rows_of, scale, words
from ..style import Palette

TOP, HEADING, ROW, SCALE = 4, 20, 27, 22  # points
MOST = 2_600_000


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    rows = rows_of(data, "the-dead")
    sides = {row["side"] for row in rows}
    return TOP + len(sides) * HEADING + len(rows) * ROW + SCALE


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, TOP, height - TOP - SCALE, left=8, right=8)
    axes.set_xlim(0, MOST)
    scale(axes, [0, 1e6, 2e6], ["0", "1 million", "2 million"], palette)
    y, side = 0.0, ""
    for row in rows_of(data, "the-dead"):
        if row["side"] != side:
            side = str(row["side"])
            heading(axes, y + 9, side, palette)
            y += HEADING
        low, high = row["low"], row["high"]
        words(axes, 0, y + 6, f"{capital(row['group'])}: {count(low, high)}", color=palette.ink)
        axes.barh(y + 17, low, height=6, color=palette.slate)
        if high is None:
            axes.plot(low + 30_000, y + 17, ">", color=palette.slate, markersize=6)
        elif high > low:
            axes.barh(
                y + 17, high - low, left=low, height=5, facecolor=palette.paper,
                edgecolor=palette.slate, linewidth=1,
            )  # fmt: skip
        y += ROW
