"""The cover, made by Typst out of `cover.typ` and the lines of `peninsula.json`.

    python -m build_tools.cover FOLDER        writes cover.svg and cover.png

The PDF and the e-book share it. Title and subtitle are given, so that they are those of the book.
"""

from __future__ import annotations

from pathlib import Path

import typst

HERE = Path(__file__).parent
WIDTH, HEIGHT = 1600, 2560
_PPI = 254  # 160 × 256 mm at 254 dots an inch are 1600 × 2560 dots

#: What a reader who does not see the drawing should know of it.
DRAWING = (
    "Below the title, a line drawing of the Korean peninsula. The northern border along the rivers "
    "Yalu and Tumen is red; a dot marks Antung on the Yalu."
)


def render(title: str, subtitle: str, form: str) -> bytes:
    """Return the cover as "svg" or as "png" (1600 × 2560)."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True)
    return typst.compile(
        str(HERE / "cover.typ"),
        root=str(HERE),
        format=form,
        ppi=_PPI,
        font_paths=fonts,
        sys_inputs={"title": title, "subtitle": subtitle},
    )


def write_png(path: Path, title: str, subtitle: str) -> None:
    """Write the cover as an image of 1600 × 2560 pixels."""
    path.write_bytes(render(title, subtitle, "png"))
