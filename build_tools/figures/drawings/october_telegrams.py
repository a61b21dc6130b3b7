"""Who telegraphed whom, 1–14 October 1950: an arrow a message, from capital to capital."""

from __future__ import annotations

from matplotlib.figure import Figure

from ...data import Data
from ...data.dates import DateRange
from ..charts import panel, rows_of, words
from ..style import Palette

LANES = {"Peking": 52, "Moscow": 100, "Pyongyang": 156}  # points from the left
WORDS_AT = 186
TOP, ROW, END = 28, 15.5, 6


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    return TOP + len(rows_of(data, "october-telegrams")) * ROW + END


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, 0, height, left=0, right=0)
    axes.set_xlim(0, 312)
    colors = dict(zip(LANES, palette.series, strict=False))
    for name, x in LANES.items():
        words(axes, x, 10, name, ha="center", fontweight="semibold", color=palette.ink)
        axes.plot((x, x), (TOP - 8, height - END), color=palette.border, linewidth=1.2, zorder=1)
    day = ""
    for index, row in enumerate(rows_of(data, "october-telegrams")):
        y = TOP + ROW * (index + 0.5)
        if (text := _day(row["date"])) != day:
            axes.axhline(y - ROW / 2, color=palette.rule, linewidth=0.6, zorder=0)
            words(axes, 6, y, text, color=palette.ink)
            day = text
        start, end = (LANES[str(row[name])] for name in ("from_place", "to_place"))
        axes.annotate(
            "", (end, y), (start, y),
            arrowprops={
                "arrowstyle": "-|>,head_width=0.28,head_length=0.5", "shrinkA": 0, "shrinkB": 1,
                "color": colors[str(row["from_place"])], "linewidth": 1.8,
            },
        )  # fmt: skip
        words(axes, WORDS_AT, y, str(row["short"]), color=palette.ink)


def _day(date: DateRange) -> str:
    """Return the day of October, or the days."""
    return f"{date.start.day}–{date.end.day}" if date.end else str(date.start.day)
