"""The book's drawing, the peninsula of its cover: a line drawing for the first page, and the card
that other sites show beside a link.
"""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path

from ..cover import DRAWING
from .edition import Edition

LINES = Path(__file__).parent.parent / "cover" / "peninsula.json"
#: The drawing's corner in degrees, units a degree, narrowing of the meridians at 38° N.
WEST, NORTH, UNITS, NARROWING = 124.0, 43.2, 60, 0.788
WIDTH, HEIGHT = 320, 606
ANTUNG = (124.38, 40.11)

Line = list[tuple[float, float]]


def _place(point: tuple[float, float]) -> tuple[int, int]:
    return round((point[0] - WEST) * NARROWING * UNITS), round((NORTH - point[1]) * UNITS)


def path(lines: list[Line]) -> str:
    """Return lines of degrees as an SVG path of whole, relative steps, leaving out empty ones."""
    parts = []
    for line in lines:
        x, y = _place(line[0])
        parts.append(f"M{x} {y}l")
        steps = []
        for point in line[1:]:
            across, down = _place(point)
            if (across, down) != (x, y):
                steps.append(f"{across - x} {down - y}")
            x, y = across, down
        parts.append(" ".join(steps))
    return "".join(parts).replace(" -", "-")


@cache
def svg() -> str:
    """Return the drawing as inline SVG; its colors are the stylesheet's."""
    lines = json.loads(LINES.read_text(encoding="utf-8"))
    x, y = _place(ANTUNG)
    curves = "".join(f'<path class="line-{k}" d="{path(v)}"/>' for k, v in lines.items())
    return (
        f'<svg class="peninsula" viewBox="0 0 {WIDTH} {HEIGHT}" role="img" aria-label="{ALT}">'
        f'{curves}<circle cx="{x}" cy="{y}" r="4"/></svg>'
    )


#: The cover's words, which begin with where the drawing stands there.
ALT = "A" + DRAWING.partition(", a")[2]


def card(edition: Edition) -> bytes:
    """Return the card for links to the book, a PNG of 1200 × 630 pixels (the Open Graph size)."""
    import typst

    here = Path(__file__).parent
    return typst.compile(
        str(here / "card.typ"),
        root=str(here.parent),
        format="png",
        ppi=96,
        font_paths=typst.Fonts(include_system_fonts=False, include_embedded_fonts=True),
        sys_inputs={"title": edition.short_title, "subtitle": edition.subtitle},
    )
