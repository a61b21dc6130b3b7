"""Draws the cover's lines once out of Natural Earth; run by hand, its result is committed.

    python -m build_tools.cover.clip node_modules/world-atlas/countries-10m.json

The source is told in `build_tools.atlas`. The result, `peninsula.json`, holds lines of [longitude,
latitude]: `coast` (Korea's mainland and its largest islands), `north` (the border on the Yalu and
the Tumen) and `front` (the line of the armistice).
"""

from __future__ import annotations

import json
import sys
from collections import Counter
from pathlib import Path

from ..atlas import Line, read, size, thinned

NORTH_KOREA, SOUTH_KOREA = "408", "410"
TOLERANCE = 0.008  # degrees; finer detail would not be seen on the cover
SMALLEST_ISLAND = 0.12  # degrees across

RESULT = Path(__file__).with_name("peninsula.json")


def main(path: str) -> None:
    """Read the atlas and write the lines."""
    atlas = read(Path(path))
    lines: dict[str, list[Line]] = {"coast": [], "north": [], "front": []}
    for index, countries in sorted(atlas.owners().items()):
        koreas = countries & {NORTH_KOREA, SOUTH_KOREA}
        if koreas:
            kind = "front" if len(koreas) == 2 else "north" if len(countries) > 1 else "coast"
            lines[kind].append(atlas.arcs[index])
    result = {
        kind: [thinned(line, TOLERANCE) for line in group if _large(line)]
        for kind, group in lines.items()
    }
    text = json.dumps(result, separators=(",", ":")).replace("]],[[", "]],\n[[")
    RESULT.write_text(text + "\n", encoding="utf-8")
    print(Counter({kind: sum(map(len, group)) for kind, group in result.items()}))


def _large(line: Line) -> bool:
    return line[0] != line[-1] or size(line) > SMALLEST_ISLAND


if __name__ == "__main__":
    main(sys.argv[1])
