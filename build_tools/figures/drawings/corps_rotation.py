"""The formations of the 64th Corps, as the sources show them, over the years of the war."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data, Row
from .. import style
from ..charts import heading, panel, rows_of, scale, words, years
from ..style import Palette

MARKS = {
    "formed": ("o", False), "commander named": ("o", False), "ordered": ("D", False),
    "arriving": (">", True), "present": ("o", True), "leaving": ("<", True),
}  # fmt: skip
#: What the mark means; the states “formed” and “commander named” share one.
MEANING = {
    "formed": "formed or got its commander", "arriving": "arrives",
    "ordered": "ordered or agreed to move", "present": "is there", "leaving": "leaves",
}  # fmt: skip
YEARS = [1950.5, 1951, 1951.5, 1952, 1952.5, 1953, 1953.5]
LABELS = ["July\n1950", "Jan.\n1951", "July", "Jan.\n1952", "July", "Jan.\n1953", "July"]
#: What was counted, in the words of the chart.
SHORT = {
    "aircraft offered": "{} offered", "aircraft to be added": "{} more",
    "aircraft of three divisions, a night regiment and two naval regiments": "about {}",
}  # fmt: skip
NAMES, TOP, AIRCRAFT, HEADING, ROW, SCALE, KEY = 104, 4, 58, 18, 13.5, 36, 46  # points
MOST = 320  # aircraft


def height_of(data: Data) -> float:
    """Return the height of the figure: as many rows as its tables have."""
    formations = {row["formation"] for row in rows_of(data, "corps-formations")}
    return TOP + AIRCRAFT + HEADING + len(formations) * ROW + SCALE + KEY


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw aircraft above, formations below, on one scale of time."""
    _aircraft(canvas, data, palette)
    traces: dict[str, list[Row]] = {}
    for row in rows_of(data, "corps-formations"):
        traces.setdefault(row["formation"], []).append(row)
    names, axes = _columns(canvas, TOP + AIRCRAFT, HEADING + len(traces) * ROW)
    scale(axes, YEARS, LABELS, palette)
    heading(names, 9, "Formations", palette)
    for index, (name, rows) in enumerate(sorted(traces.items(), key=_first)):
        y = HEADING + ROW * (index + 0.5)
        words(names, 1, y, name, ha="right", color=palette.ink)
        dates = [years(row["date"]) for row in rows]
        axes.plot((min(dates), max(dates)), (y, y), color=palette.accent, linewidth=3)
        for row, x in zip(rows, dates, strict=True):
            _mark(axes, x, y, str(row["state"]), palette)
    _key(panel(canvas, height_of(data) - KEY, KEY, left=6), palette)


def _columns(canvas: Figure, top: float, height: float) -> tuple[Axes, Axes]:
    """Return a panel for names and one beside it for what happened when."""
    names = panel(canvas, top, height, left=6, right=style.WIDTH - NAMES)
    axes = panel(canvas, top, height, left=NAMES + 6, right=10)
    axes.set_xlim(YEARS[0] - 0.05, YEARS[-1] + 0.1)
    return names, axes


def _first(item: tuple[str, list[Row]]) -> float:
    return years(item[1][0]["date"])


def _aircraft(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw the counts of aircraft as sticks."""
    names, axes = _columns(canvas, TOP, AIRCRAFT)
    heading(names, 9, "Aircraft", palette)
    for year in YEARS:
        axes.axvline(year, color=palette.rule, linewidth=0.6, zorder=0)
    ground = AIRCRAFT - 8
    counts = [row for row in rows_of(data, "corps-strength") if row["unit"] == "aircraft"]
    for row in counts:
        x, y = years(row["date"]), ground - row["low"] / MOST * (ground - 14)
        axes.plot((x, x), (ground, y), color=palette.slate)
        axes.plot(x, y, "o", color=palette.slate, markersize=5)
        above = row is counts[0]  # beside the next stick there is no room
        words(
            axes, x + (0 if above else 0.06), y - (11 if above else 0),
            SHORT[row["measure"]].format(row["low"]), color=palette.ink,
        )  # fmt: skip


def _mark(axes: Axes, x: float, y: float, state: str, palette: Palette) -> None:
    marker, filled = MARKS[state]
    axes.plot(
        x, y, marker=marker, markersize=6, color=palette.accent, clip_on=False,
        markerfacecolor=palette.accent if filled else palette.paper,
    )  # fmt: skip


def _key(axes: Axes, palette: Palette) -> None:
    """Explain the marks, in two columns."""
    axes.set_xlim(0, 300)
    for index, (state, meaning) in enumerate(MEANING.items()):
        x, y = 6 + 170 * (index % 2), 7 + 14 * (index // 2)
        _mark(axes, x, y, state, palette)
        words(axes, x + 10, y, meaning, color=palette.soft)
