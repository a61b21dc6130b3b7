"""Aircraft lost, by each side's count: a row for each counting side, a dot for each count."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data, Row
from ..charts import count, heading, panel, rows_of, scale, words
from ..style import Palette

SIDES = {"UN side": "Lost by the UN side", "Communist side": "Lost by the Communist side"}
COUNTERS = ("Soviet", "Chinese", "American")
WORDS = {"claim": "claim", "own loss": "admission"}
TOP, HEADING, ROW, SCALE = 6, 20, 31, 22  # points
LARGEST = 1600


def groups(rows: Sequence[Row]) -> Iterator[tuple[str, str, str, list[Row]]]:
    """Yield, in the order of the table, who lost, who counted, claim or loss, and the counts."""
    told: dict[tuple[str, str, str], list[Row]] = {}
    for row in rows:
        told.setdefault((row["lost_by"], row["counted_by"], row["count"]), []).append(row)
    for (lost_by, counted_by, kind), members in told.items():
        yield lost_by, counted_by, kind, members


def span(rows: Sequence[Row]) -> tuple[float, float | None]:
    """Return the lowest and the highest of the counts that take in the whole."""
    whole = [row for row in rows if row["extent"] == "whole"]
    highest = [row["high"] for row in whole]
    return min(row["low"] for row in whole), None if None in highest else max(highest)


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    counted = list(groups(rows_of(data, "air-losses")))
    return TOP + len({group[0] for group in counted}) * HEADING + len(counted) * ROW + SCALE


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, TOP, height - TOP - SCALE, left=10, right=16)
    axes.set_xlim(0, LARGEST)
    scale(axes, [0, 500, 1000, 1500], ["0", "500", "1,000", "1,500 aircraft"], palette)
    colors = dict(zip(COUNTERS, palette.series, strict=False))
    y, before = 0.0, ""
    for lost_by, counted_by, kind, rows in groups(rows_of(data, "air-losses")):
        if lost_by != before:
            heading(axes, y + 7, SIDES[lost_by], palette)
            y, before = y + HEADING, lost_by
        label = f"{counted_by} {WORDS[kind]}: {count(*span(rows))}"
        words(axes, 0, y + 6, label, color=palette.ink)
        _counts(axes, y + 19, rows, colors[counted_by], kind == "claim", palette)
        y += ROW


def _counts(
    axes: Axes, y: float, rows: Sequence[Row], color: str, claim: bool, palette: Palette
) -> None:
    """Draw a thin line up to the lowest count, a thick one to the highest, a mark on each count.

    A count of a part has an open mark with its number.
    """
    low, high = span(rows)
    axes.plot((0, low), (y, y), color=color, linewidth=1.2, linestyle=":" if claim else "-")
    axes.plot((low, high or low), (y, y), color=color, linewidth=4.5, solid_capstyle="butt")
    for row in rows:
        whole = row["extent"] == "whole"
        axes.plot(
            row["low"], y, marker="D" if claim else "o", markersize=5.5 if claim else 6.5,
            color=color, markerfacecolor=color if whole else palette.paper, clip_on=False,
        )  # fmt: skip
        if not whole:
            box = {"facecolor": palette.paper, "edgecolor": "none", "pad": 0.8}
            words(axes, row["low"] + 32, y, count(row["low"], row["high"]), color=color, bbox=box)
    if high is None:
        axes.annotate(
            "", (low + 110, y), (low + 20, y), arrowprops={"arrowstyle": "->", "color": color}
        )
