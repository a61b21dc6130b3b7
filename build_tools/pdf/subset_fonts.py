"""Makes the small Hangul and Han faces of the printed book.

Run it when the build says that a character is in no face:

    python -m build_tools.pdf.subset_fonts [FILE ...]

It takes Noto Serif KR and SC (SIL Open Font License) from the npm packages named below, keeps the
East Asian characters found in `source/` and in the FILEs, and those the faces had before, and
writes `build_tools/pdf/fonts/`. Same characters, same bytes. Needs npm.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import tempfile
from pathlib import Path

from fontTools import subset
from fontTools.ttLib import TTFont

from .glyphs import EAST_ASIAN, FONTS, covered

VERSION = "0.4.3"
FACES = {
    "NotoSerifKR-subset.ttf": ("@expo-google-fonts/noto-serif-kr", "NotoSerifKR_400Regular.ttf"),
    "NotoSerifSC-subset.ttf": ("@expo-google-fonts/noto-serif-sc", "NotoSerifSC_400Regular.ttf"),
}
ROOT = Path(__file__).parents[2]
# The punctuation of the languages is always there: a new quotation should not need a new face.
ALWAYS = "、。「」『』《》〈〉（），：；？！・·…—〜"


def characters(paths: list[Path]) -> set[str]:
    """East Asian characters in the files, with those already covered and the punctuation."""
    found = {chr(point) for point in covered() if EAST_ASIAN.match(chr(point))} | set(ALWAYS)
    for path in paths:
        found.update(EAST_ASIAN.findall(path.read_text(encoding="utf-8")))
    return found


def fetch(package: str, folder: Path) -> Path:
    """Unpack the npm `package` under `folder` and answer where it is. Raises when npm fails."""
    done = subprocess.run(
        ["npm", "pack", "--silent", f"{package}@{VERSION}"],
        cwd=folder,
        check=True,
        capture_output=True,
        text=True,
    )
    target = folder / package.rsplit("/", 1)[-1]
    with tarfile.open(folder / done.stdout.strip().splitlines()[-1]) as archive:
        archive.extractall(target, filter="data")
    return target / "package"


def write_subset(face: Path, chars: set[str], target: Path) -> None:
    """Write `face` with only `chars` to `target`, its times fixed so that bytes repeat."""
    options = subset.Options(
        layout_features=["kern", "vert", "ccmp", "locl"],
        name_IDs=[0, 1, 2, 3, 4, 5, 6, 13, 14],
        notdef_outline=True,
        hinting=False,
        desubroutinize=False,
    )
    font = TTFont(face, recalcTimestamp=False)
    tool = subset.Subsetter(options)
    tool.populate(unicodes=[ord(c) for c in chars])
    tool.subset(font)
    font["head"].modified = font["head"].created
    font.save(target, reorderTables=True)


def main(arguments: list[str]) -> int:
    """Make the faces; print what they hold."""
    texts = [p for suffix in ("md", "yaml", "csv") for p in ROOT.glob(f"source/**/*.{suffix}")]
    chars = characters(sorted(texts) + [Path(a) for a in arguments])
    FONTS.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as temporary:
        for name, (package, file) in FACES.items():
            unpacked = fetch(package, Path(temporary))
            face = next(unpacked.rglob(file))
            write_subset(face, chars, FONTS / name)
            shutil.copyfile(unpacked / "LICENSE_FONT", FONTS / "OFL.txt")
            print(f"{name}: {(FONTS / name).stat().st_size:,} bytes")
    covered.cache_clear()
    left = sorted(c for c in chars if ord(c) not in covered())
    if left:
        print("in neither face:", " ".join(left), file=sys.stderr)
    return 1 if left else 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
