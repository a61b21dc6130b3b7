"""How maps and charts look: one column, the book's face, colors by day and by night.

Colors differ in lightness too, so that they stay apart in gray. They follow the web edition's
`styles/colors.css`. Sizes are points; a figure is one column of print wide, and on a phone of 320
pixels a point is nine tenths of a pixel: no type under `SMALL`.
"""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import matplotlib
from matplotlib import font_manager

FONTS = Path(__file__).parent / "fonts"
FAMILY = "Libertinus Serif"
WIDTH = 312.0  # points: 110 mm
SMALL, PLAIN, LARGE = 10.0, 10.5, 12.0
PIXELS = 2  # the web's pixels a point, for the image's width and height


@dataclass(frozen=True)
class Palette:
    """The colors of a figure; `series` are for lines and areas that must be told apart."""

    name: str
    paper: str
    ink: str
    soft: str
    rule: str
    land: str
    land_soviet: str
    land_korea: str
    sea: str
    border: str
    accent: str
    slate: str
    series: tuple[str, ...]


LIGHT = Palette(
    name="light",
    paper="#faf6ee", ink="#211d19", soft="#675e54", rule="#dcd2c1",
    land="#efe7d8", land_soviet="#e3cfc0", land_korea="#fffdf8", sea="#dde5e8", border="#a2968a",
    accent="#8c2f1b", slate="#37546e",
    series=("#8c2f1b", "#3f78a8", "#b87a10", "#22313f", "#5f7a1e", "#7d6a9e"),
)  # fmt: skip
DARK = Palette(
    name="dark",
    paper="#161513", ink="#d6d0c6", soft="#a89f90", rule="#38342e",
    land="#2b2823", land_soviet="#45332c", land_korea="#37342f", sea="#14191d", border="#6f675d",
    accent="#e8927a", slate="#9fbad2",
    series=("#e8927a", "#5f93bd", "#e0b354", "#c3d6e6", "#8a9a4c", "#a597c2"),
)  # fmt: skip
PALETTES = {"": LIGHT, "-dark": DARK}  # by the ending of the file's name


@cache
def _load_fonts() -> None:
    for path in sorted(FONTS.glob("*.otf")):
        font_manager.fontManager.addfont(path)


@contextmanager
def styled(palette: Palette, salt: str) -> Iterator[None]:
    """Let matplotlib draw in the book's style; `salt` makes the ids in the SVG its own."""
    _load_fonts()
    settings = {
        "svg.hashsalt": salt,
        "svg.fonttype": "path",
        "font.family": FAMILY,
        "font.size": PLAIN,
        # The page shows through: warm on the web, white in print, whatever an e-reader has.
        "figure.facecolor": "none",
        "savefig.facecolor": "none",
        "axes.facecolor": "none",
        "axes.edgecolor": palette.soft,
        "axes.labelcolor": palette.soft,
        "axes.titlecolor": palette.ink,
        "axes.linewidth": 0.6,
        "axes.spines.top": False,
        "axes.spines.right": False,
        "axes.unicode_minus": True,
        "axes.prop_cycle": matplotlib.cycler(color=palette.series),
        "grid.color": palette.rule,
        "grid.linewidth": 0.6,
        "legend.frameon": False,
        "legend.fontsize": SMALL,
        "lines.linewidth": 1.6,
        "text.color": palette.ink,
        "xtick.color": palette.soft,
        "ytick.color": palette.soft,
        "xtick.labelsize": SMALL,
        "ytick.labelsize": SMALL,
    }
    with matplotlib.rc_context(settings):
        yield
