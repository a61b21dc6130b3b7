"""Cuts the figures' typefaces out of the ones inside the typst wheel.

Run by a maintainer, not by the build (the results are committed), with the web edition's own
letters:

    python -m build_tools.figures.cut_fonts

matplotlib reads OpenType files and no WOFF2; turning the web's files back would take a further
dependency (brotli) on every machine.
"""

from __future__ import annotations

import io
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

from ..web.fonts import LATIN, fonts_in
from .style import FONTS

FACES = ("LibertinusSerif-Regular", "LibertinusSerif-Italic", "LibertinusSerif-Semibold")


def main() -> None:
    """Write the faces and print their sizes."""
    import typst._typst

    for data in fonts_in(Path(typst._typst.__file__).read_bytes()):
        font = TTFont(io.BytesIO(data), recalcTimestamp=False)
        name = font["name"].getDebugName(6)
        path = FONTS / f"{name}.otf"
        if name not in FACES or path.exists():
            continue
        options = Options(layout_features=["kern"], hinting=False, desubroutinize=True)
        options.name_IDs = [0, 1, 2, 3, 4, 6, 13, 14, 16, 17]
        subsetter = Subsetter(options)
        subsetter.populate(text=LATIN)
        subsetter.subset(font)
        font.save(path)
        print(f"{name:28} {path.stat().st_size / 1000:5.1f} kB")


if __name__ == "__main__":
    main()
