"""Keeps notes on the page of their call where Typst alone does not.

Typst lays a list, a box or a table out in one go and only then finds that a note has no room left:
the note goes to the next page (or, after a second try, stays on the one before). So the translator
writes a *hold point* before every piece that could be moved; when the finished layout shows a
strayed note, the point before its piece becomes a break, and the book is laid out again.

The same points mend a line of a paragraph that a note drove alone to the next page (a widow) or
left alone at the foot (an orphan): there the break is an empty float that takes a little room at
the foot of the page, and the line gets company.

A hold point is written between two private-use characters and is nothing until it is needed:
kind, a bar, and the labels of the notes whose straying it mends.
"""

from __future__ import annotations

import re
from collections.abc import Iterable

OPEN, CLOSE = "\ue002", "\ue003"
_POINT = re.compile(f"{OPEN}(\\w+)\\|(\\d+)\\|(.*?){CLOSE}")

# A break between blocks, and between the items of a list or the rows of a table: Typst breaks none
# of them by command, so they end there and go on after the break (tables with their header).
_MARKUP = {
    "block": lambda count, start: "#colbreak(weak: true)\n",
    "bullets": lambda count, start: ")\n#colbreak(weak: true)\n#bullets(\n",
    "references": lambda count, start: ")\n#colbreak(weak: true)\n#references(\n",
    "numbered": lambda count, start: f")\n#colbreak(weak: true)\n#numbered(start: {start},\n",
    "paragraph": lambda count, start: f"#reserve({20 * count}pt)\n",
    "row": lambda count, start: ")\n#colbreak(weak: true)\n#tabular(..shared, continued: true,\n",
}


def point(kind: str, names: Iterable[str], start: int = 0) -> str:
    """A hold point of `kind` for the notes `names`; nothing when there are none.

    `start`: for a numbered list, the number of the item that follows.
    """
    listed = " ".join(names)
    return f"{OPEN}{kind}|{start}|{listed}{CLOSE}" if listed else ""


def settle(markup: str, held: dict[str, int]) -> str:
    """`markup` with its hold points turned into breaks for the notes in `held`, else removed.

    `held`: label of a note -> how often it strayed.
    """

    def replace(match: re.Match[str]) -> str:
        count = max((held.get(name, 0) for name in match[3].split(" ")), default=0)
        return _MARKUP[match[1]](count, int(match[2])) if count else ""

    return _POINT.sub(replace, markup)


def order(markup: str) -> dict[str, int]:
    """Where `markup` first has a hold point for each name: name -> place in reading order."""
    names = [name for match in _POINT.finditer(markup) for name in match[3].split(" ")]
    return {name: place for place, name in reversed(list(enumerate(names)))}


def more(held: dict[str, int], names: Iterable[str]) -> dict[str, int]:
    """`held` with one more try for each of `names`."""
    result = dict(held)
    for name in names:
        result[name] = result.get(name, 0) + 1
    return result
