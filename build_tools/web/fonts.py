"""Cuts the web edition's typefaces out of the ones inside the typst wheel.

Run by a maintainer when the letters of the book change, not by the build (the results are
committed):

    pip install brotli && python -m build_tools.web.fonts

The wheel carries the whole Libertinus Serif, so the web page and the PDF show the same letters
with the same small capitals and old-style figures. Other packages of it have lost those features.
"""

from __future__ import annotations

import io
import struct
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fontTools.ttLib import TTFont

OUT = Path(__file__).parent / "theme" / "static" / "fonts"

#: Letters and marks of English.
ENGLISH = (
    "".join(map(chr, range(0x20, 0x7F))) + "\u00a0¡§©«°¶·»¿×½–—‐‑‘’‚“”„†•…′″‹›€−→↑↗↩\u2009\u202f"
)
#: Letters with accents, of European names and of transliterated Russian and Korean. They lie in
#: files of their own: most pages need none of them in italics and headings.
ACCENTED = (
    "ÄÅÆÇÉÍÑÓÖØÚÜßàáâãäåæçèéêëìíîïñòóôõöøùúûüýÿāăąćčďđēĕėęěğīĭıłńňōŏőœřśšşţťūŭůűźżžČŁŎŚŠŬŻŽʹʺʼ"
)
LATIN = ENGLISH + ACCENTED
CYRILLIC = "".join(map(chr, range(0x410, 0x450))) + "ЁёІіЇї№«»—–"
FIGURES = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"]
SMALL = [chr(code) for code in range(ord("a"), ord("z") + 1)]

#: file name → (face in the wheel, characters, features).
FACES = {
    "serif-roman": ("LibertinusSerif-Regular", ENGLISH, "smcp onum lnum tnum pnum sups liga"),
    "serif-italic": ("LibertinusSerif-Italic", ENGLISH, "onum lnum liga"),
    "serif-semibold": ("LibertinusSerif-Semibold", ENGLISH, "onum lnum liga"),
    "serif-accents": ("LibertinusSerif-Regular", ACCENTED, ""),
    "serif-accents-italic": ("LibertinusSerif-Italic", ACCENTED, ""),
    "serif-accents-semibold": ("LibertinusSerif-Semibold", ACCENTED, ""),
    "serif-cyrillic": ("LibertinusSerif-Regular", CYRILLIC, ""),
    "serif-cyrillic-italic": ("LibertinusSerif-Italic", CYRILLIC, ""),
}
#: What these features are used for: small capitals for plain letters, raised figures for notes.
LIMITED = {"smcp": SMALL, "sups": FIGURES}
#: Features every face keeps: kerning and the placing of accents.
ALWAYS = ["kern", "mark", "mkmk", "ccmp"]


def fonts_in(binary: bytes) -> Iterator[bytes]:
    """Yield each OpenType (CFF) font file that lies whole inside ``binary``.

    The end of a file is the end of the last table of its directory (OpenType 1.9, "Font file").
    """
    start = binary.find(b"OTTO")
    while start >= 0:
        (tables,) = struct.unpack(">H", binary[start + 4 : start + 6])
        records = [
            struct.unpack(">4sLLL", binary[at : at + 16])
            for at in range(start + 12, start + 12 + 16 * tables, 16)
        ]
        length = max((offset + size for _, _, offset, size in records), default=0)
        named = all(32 <= byte < 127 for tag, *_ in records for byte in tag)
        if 5 < tables < 40 and named and length < 5_000_000:
            yield binary[start : start + length]
        start = binary.find(b"OTTO", start + 4)


def cut(data: bytes, text: str, features: str) -> bytes:
    """Return the font ``data`` reduced to ``text`` and ``features``, as WOFF2."""
    from fontTools.subset import Options, Subsetter
    from fontTools.ttLib import TTFont

    options = Options(layout_features=ALWAYS + features.split(), hinting=False, desubroutinize=True)
    options.name_IDs = [0, 1, 2, 13, 14]
    font = TTFont(io.BytesIO(data))
    limit(font)
    subsetter = Subsetter(options)
    subsetter.populate(text=text)
    subsetter.subset(font)
    font.flavor = "woff2"
    out = io.BytesIO()
    font.save(out)
    return out.getvalue()


def limit(font: TTFont) -> None:
    """Take from the font the alternate letters that no style of the book asks for."""
    table = font["GSUB"].table
    for record in table.FeatureList.FeatureRecord:
        if record.FeatureTag not in LIMITED:
            continue
        for index in record.Feature.LookupListIndex:
            for subtable in table.LookupList.Lookup[index].SubTable:
                mapping = getattr(getattr(subtable, "ExtSubTable", subtable), "mapping", {})
                for glyph in set(mapping) - set(LIMITED[record.FeatureTag]):
                    del mapping[glyph]


def main() -> None:
    """Write all faces to the theme and print their sizes."""
    import typst._typst
    from fontTools.ttLib import TTFont

    whole = {}
    for data in fonts_in(Path(typst._typst.__file__).read_bytes()):
        whole.setdefault(TTFont(io.BytesIO(data))["name"].getDebugName(6), data)
    for name, (face, text, features) in FACES.items():
        data = cut(whole[face], text, features)
        (OUT / f"{name}.woff2").write_bytes(data)
        print(f"{name:24} {len(data) / 1000:5.1f} kB")


if __name__ == "__main__":
    main()
