"""What North Korea and China owed Moscow, and what was paid back."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data, Row
from ..charts import capital, count, heading, panel, rows_of, words
from ..style import Palette

DEBTORS = {"DPRK": "North Korea, million rubles", "PRC": "China, million new rubles"}
TOP, HEADING, ROW = 4, 22, 30  # points
MOST = 1500


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    rows = rows_of(data, "debts")
    return TOP + len({row["debtor"] for row in rows}) * HEADING + len(rows) * ROW


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, TOP, height - TOP, left=8, right=8)
    axes.set_xlim(0, MOST)
    y, debtor = 0.0, ""
    for row in rows_of(data, "debts"):
        if row["debtor"] != debtor:
            debtor = str(row["debtor"])
            heading(axes, y + 9, DEBTORS[debtor], palette)
            y += HEADING
        _sum(axes, y, row, palette)
        y += ROW


def _sum(axes: Axes, y: float, row: Row, palette: Palette) -> None:
    """Draw a bar to the lowest figure, an open one on to the highest."""
    low, high = row["low"], row["high"]
    text = f"{row['date'].start.year}: {row['item']}, {count(low, high)}"
    words(axes, 0, y + 6, capital(text), color=palette.ink)
    axes.barh(y + 18, low, height=7, color=palette.slate)
    if high > low:
        axes.barh(
            y + 18, high - low, left=low, height=6, facecolor=palette.paper,
            edgecolor=palette.slate, linewidth=1,
        )  # fmt: skip
