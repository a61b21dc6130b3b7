"""Soviet arms to North Korea and loans to China, by year."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data
from ..charts import count, heading, panel, rows_of, words
from ..style import Palette

HEADING, ROW = 22, 19  # points
TOP, BETWEEN, END = 4, 12, 4
MOST = 1250  # million rubles
YEAR, BAR = 0.0, 0.11  # where the columns begin, as shares of the width


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    rows = len(rows_of(data, "arms-to-korea")) + len(rows_of(data, "loans-to-china"))
    return TOP + 2 * HEADING + rows * ROW + BETWEEN + END


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, TOP, height - TOP, left=8, right=8)
    axes.set_xlim(0, 1)
    heading(axes, 9, "Arms to North Korea, million rubles", palette)
    y = HEADING + ROW / 2
    for row in rows_of(data, "arms-to-korea"):
        _bar(axes, y, str(row["year"]), row["value"], "", palette.accent, palette)
        y += ROW
    y += BETWEEN
    heading(axes, y, "Loans to China, million old rubles", palette)
    y += HEADING
    year = 0
    for row in rows_of(data, "loans-to-china"):
        first = row["date"].start.year != year
        year = row["date"].start.year
        _bar(
            axes, y, str(year) if first else "", row["value"], str(row["purpose"]),
            palette.slate, palette,
        )  # fmt: skip
        y += ROW


def _bar(
    axes: Axes, y: float, year: str, value: float, what: str, color: str, palette: Palette
) -> None:
    words(axes, YEAR, y, year, color=palette.ink)
    length = value / MOST * 0.43
    axes.barh(y, length, left=BAR, height=9, color=color)
    number = f"{value:,.1f}" if value % 1 else count(value, value)
    words(axes, BAR + length + 0.015, y, f"{number}  {what}".rstrip(), color=palette.ink)
