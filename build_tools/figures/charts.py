"""What all charts share: panels measured in points, words in them, and how counts are written."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ..data import Data, Row
from ..data.dates import DateRange
from . import style
from .style import Palette

MARGIN = 3.0  # points left free at the sides


def panel(
    canvas: Figure, top: float, height: float, left: float = MARGIN, right: float = MARGIN
) -> Axes:
    """Return axes of `height` points, `top` points below the upper edge, without frame or ticks.

    Their y axis is in points and runs downward, so that rows are placed as on paper.
    """
    whole = canvas.get_figheight() * 72
    width = style.WIDTH - left - right
    axes = canvas.add_axes(
        (left / style.WIDTH, 1 - (top + height) / whole, width / style.WIDTH, height / whole)
    )
    axes.set(ylim=(height, 0), xticks=[], yticks=[], facecolor="none")
    for spine in axes.spines.values():
        spine.set_visible(False)
    return axes


def scale(axes: Axes, ticks: list[float], labels: list[str], palette: Palette) -> None:
    """Draw a horizontal scale: fine lines through the panel, labels below it."""
    for tick in ticks:
        axes.axvline(tick, color=palette.rule, linewidth=0.6, zorder=0)
    axes.set_xticks(ticks, labels)
    axes.tick_params(axis="x", length=0, pad=3)


def words(axes: Axes, x: float, y: float, text: str, **look: object) -> None:
    """Write `text` on a line whose middle is `y` points down; `x` is in the data's unit."""
    axes.text(x, y, text, **{"va": "center_baseline", "fontsize": style.SMALL, **look})


def heading(axes: Axes, y: float, text: str, palette: Palette) -> None:
    """Write a heading at the left edge of a panel."""
    axes.text(
        0, y, text, transform=axes.get_yaxis_transform(), va="center_baseline",
        fontsize=style.PLAIN, fontweight="semibold", color=palette.ink,
    )  # fmt: skip


def rows_of(data: Data, key: str) -> tuple[Row, ...]:
    """Return the rows of a table of figures."""
    return data.series[key].rows


def count(low: float, high: float | None = None) -> str:
    """Write a count or a range: 1,309 or 1,097–1,309; a lowest figure alone has “over”."""
    if high is None:
        return f"over {low:,.0f}"
    return f"{low:,.0f}" if low == high else f"{low:,.0f}–{high:,.0f}"


def capital(text: object) -> str:
    """Return a text of the data with a capital, for the beginning of a line."""
    return f"{text}"[:1].upper() + f"{text}"[1:]


def years(date: DateRange, *, end: bool = False) -> float:
    """Return where a date lies on a scale of years; of a month or year its first or last day."""
    from_end = date.end or date.start if end else date.start
    month = from_end.month or (12 if end else 1)
    day = from_end.day or (31 if end else 1)
    return from_end.year + (month - 1 + (day - 1) / 31) / 12
