"""How long each point of the armistice agenda was argued, with the two long breaks."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data
from ..charts import capital, panel, rows_of, scale, words, years
from ..style import Palette

TOP, ROW, SCALE, KEY = 4, 32, 36, 34  # points
TICKS = [1951.5, 1952, 1952.5, 1953, 1953.5]
LABELS = ["July\n1951", "Jan.\n1952", "July", "Jan.\n1953", "July"]
PALE = 0.45


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    return TOP + len(rows_of(data, "armistice-agenda")) * ROW + SCALE + KEY


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the chart."""
    height = height_of(data)
    axes = panel(canvas, TOP, height - TOP - SCALE - KEY, left=10, right=12)
    axes.set_xlim(1951.47, 1953.62)
    scale(axes, TICKS, LABELS, palette)
    for row in rows_of(data, "armistice-recesses"):
        start, end = years(row["from"]), years(row["to"], end=True)
        axes.axvspan(start, end, color=palette.land, zorder=0, linewidth=0)
    for index, row in enumerate(rows_of(data, "armistice-agenda")):
        text = f"{row['item']}  {capital(row['subject'])}"
        words(axes, TICKS[0], ROW * index + 9, text, color=palette.ink)
        exact = row["agreed_exact"] == "exact"
        _length(axes, years(row["opened"]), years(row["agreed"]), ROW * index + 22, exact, palette)
    _key(panel(canvas, height - KEY, KEY, left=10), palette)


def _length(axes: Axes, start: float, end: float, y: float, exact: bool, palette: Palette) -> None:
    """Draw a bar from opening to agreement, with a stroke at its end; pale without the day."""
    axes.plot(
        (start, end), (y, y), color=palette.accent, linewidth=6, solid_capstyle="butt",
        alpha=1 if exact else PALE,
    )  # fmt: skip
    if exact:
        axes.plot(end, y, "|", color=palette.ink, markersize=12, markeredgewidth=1.6)


def _key(axes: Axes, palette: Palette) -> None:
    axes.set_xlim(0, 300)
    _length(axes, 0, 18, 6, True, palette)
    words(axes, 26, 6, "day of agreement known", color=palette.soft)
    _length(axes, 160, 178, 6, False, palette)
    words(axes, 186, 6, "agreed by then", color=palette.soft)
    axes.barh(22, 18, height=11, color=palette.land)
    words(axes, 26, 22, "talks broken off", color=palette.soft)
