"""Whether the committed Hangul and Han faces hold every character the text asks of them."""

from __future__ import annotations

import re
from functools import cache
from pathlib import Path

from fontTools.ttLib import TTFont

FONTS = Path(__file__).with_name("fonts")
# Hangul, kana, Han, their punctuation and full-width forms: what Libertinus Serif has not.
EAST_ASIAN = re.compile(
    "[\u1100-\u11ff\u2e80-\u312f\u3130-\u33ff\u3400-\u9fff\ua960-\ua97f\uac00-\ud7ff"
    "\uf900-\ufaff\ufe30-\ufe4f\uff00-\uffef]"
)


@cache
def covered(folder: Path = FONTS) -> frozenset[int]:
    """Code points of all faces in `folder`."""
    points: set[int] = set()
    for path in sorted(folder.glob("*.ttf")):
        with TTFont(path, lazy=True) as font:
            points.update(font.getBestCmap())
    return frozenset(points)


def missing(text: str, folder: Path = FONTS) -> list[str]:
    """East Asian characters of `text` that no committed face has, each once, in order."""
    have = covered(folder)
    return [c for c in dict.fromkeys(EAST_ASIAN.findall(text)) if ord(c) not in have]
