"""Men under arms and money for defense, United States and Soviet Union, 1945–55."""

from __future__ import annotations

from matplotlib.axes import Axes
from matplotlib.figure import Figure

from ...data import Data
from ..charts import heading, panel, rows_of, scale, words, years
from ..style import Palette

TOP, HEADING, PANEL, GAP, SCALE = 4, 20, 84, 10, 22  # points
YEARS = [1945, 1947, 1949, 1951, 1953, 1955]


def height_of(_data: Data) -> float:
    """Return the height of the figure."""
    return TOP + 3 * (HEADING + PANEL + GAP) + SCALE


def draw(canvas: Figure, data: Data, palette: Palette) -> None:
    """Draw three panels on one scale of time."""
    panels = []
    for index, title in enumerate((
        "Men under arms, million",
        "American money for defense, billion dollars",
        "Announced Soviet defense budget, billion rubles",
    )):  # fmt: skip
        axes = panel(canvas, TOP + index * (HEADING + PANEL + GAP), HEADING + PANEL, 12, 12)
        axes.set_xlim(1944.4, 1955.8)
        heading(axes, 9, title, palette)
        panels.append(axes)
        last = index == 2
        scale(axes, YEARS, [str(year) if last else "" for year in YEARS], palette)
    _men(panels[0], data, palette)
    _dollars(panels[1], data, palette)
    _rubles(panels[2], data, palette)


def _height(value: float, most: float) -> float:
    """Return where a value stands in a panel, in points from its upper edge."""
    return HEADING + PANEL - value / most * (PANEL - 14)


def _men(axes: Axes, data: Data, palette: Palette) -> None:
    """Draw a mark for each count; planned strengths are open."""
    looks = {"US": ("o", palette.slate), "USSR": ("D", palette.accent)}
    for country, (marker, color) in looks.items():
        rows = [row for row in rows_of(data, "armed-forces") if row["country"] == country]
        points = [(years(row["date"]), _height(row["value"], 6), row) for row in rows]
        reached = [(x, y) for x, y, row in points if row["state"] == "actual"]
        axes.plot(*zip(*reached, strict=True), color=color, linewidth=1, linestyle=":")
        for x, y, row in points:
            filled = color if row["state"] == "actual" else palette.paper
            axes.plot(x, y, marker=marker, color=color, markerfacecolor=filled, markersize=5.5)
        x, y, row = points[0]
        words(axes, x - 0.2, y, f"{country} {row['value']}", ha="right", color=color)
        x, y, row = points[-1]
        words(axes, x + 0.25, y, f"{row['value']}", color=color)


def _dollars(axes: Axes, data: Data, palette: Palette) -> None:
    """Draw outlays as filled bars, plans of 1952 as open ones."""
    for row in rows_of(data, "us-defense-money"):
        if row["measure"] == "new obligational authority":
            continue  # not money spent: it stands in the data only
        _bar(axes, row["fiscal_year"], row["value"], 85, row["measure"] == "outlays", palette)


def _rubles(axes: Axes, data: Data, palette: Palette) -> None:
    """Draw the sums as bars, planned ones open; where only the change is known, write it."""
    for row in rows_of(data, "soviet-defense-budget"):
        if row["value"] is not None:
            _bar(axes, row["year"], row["value"], 135, row["note"].startswith("spent"), palette)
        else:
            sign = "+" if row["change"] > 0 else "−"
            text = f"{sign}{abs(row['change']):g}%"
            words(axes, row["year"], HEADING + PANEL - 8, text, ha="center", color=palette.soft)


def _bar(
    axes: Axes, year: float, value: float, most: float, filled: bool, palette: Palette
) -> None:
    top = _height(value, most)
    axes.bar(
        year, HEADING + PANEL - top, bottom=top, width=0.62, edgecolor=palette.slate, linewidth=1,
        facecolor=palette.slate if filled else palette.paper,
    )  # fmt: skip
    words(axes, year, top - 7, f"{value:.0f}", ha="center", color=palette.ink)
