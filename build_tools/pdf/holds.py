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
from dataclasses import dataclass

from .escape import quote

OPEN, CLOSE = "\ue002", "\ue003"
# Where a figure floats when a note of its caption strayed once, twice, more often; see `plate` in
# design/tables.typ.
FLOATS = ("bottom", "top", "break")
# How often a line of a box is moved before the whole box is.
MOVES = 3
_POINT = re.compile(f"{OPEN}(\\w+)\\|(\\d+)\\|(.*?){CLOSE}")

# A break between blocks, and between the items of a list or the rows of a table: Typst breaks none
# of them by command, so they end there and go on after the break (tables with their header).
# A figure first tries the other places it may float to, and a box to move a line of its first item:
# a break before them leaves a page half empty.
_MARKUP = {
    "block": lambda count, start: "#colbreak(weak: true)\n",
    "box": lambda count, start: (
        f"#reserve({20 * count}pt)\n" if count <= MOVES else "#colbreak(weak: true)\n"
    ),
    "bullets": lambda count, start: ")\n#colbreak(weak: true)\n#bullets(\n",
    "references": lambda count, start: ")\n#colbreak(weak: true)\n#references(\n",
    "numbered": lambda count, start: f")\n#colbreak(weak: true)\n#numbered(start: {start},\n",
    "paragraph": lambda count, start: f"#reserve({20 * count}pt)\n",
    "plate": lambda count, start: f"at: {quote(FLOATS[min(count, len(FLOATS)) - 1])}, ",
    "row": lambda count, start: ")\n#colbreak(weak: true)\n#tabular(..shared, continued: true,\n",
}


@dataclass(frozen=True)
class Point:
    """A hold point as it stands in the markup."""

    kind: str
    names: list[str]


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


def points(markup: str) -> list[Point]:
    """The hold points of `markup`, in reading order."""
    return [Point(match[1], match[3].split(" ")) for match in _POINT.finditer(markup)]


def order(points: Iterable[Point]) -> dict[str, int]:
    """Where each name first has a hold point: name -> place in reading order."""
    names = [name for point in points for name in point.names]
    return {name: place for place, name in reversed(list(enumerate(names)))}


def more(held: dict[str, int], names: Iterable[str]) -> dict[str, int]:
    """`held` with one more try for each of `names`."""
    result = dict(held)
    for name in names:
        result[name] = result.get(name, 0) + 1
    return result
