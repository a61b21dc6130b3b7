"""Where a list or a table is best broken, when a note of it found no room on its page.

Typst fills the page with rows first and looks for room for their notes then. A break before the
first row whose note strayed would always mend that, and often leave a third of the page blank: the
rows behind it, or their notes, took the room that it now has. So the break goes as far down as rows
and notes fit the page together, by the heights they had in the layout at hand.
"""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from itertools import pairwise
from statistics import median

from .holds import Point

# Kinds of hold points between pieces that Typst lays out in one go.
PIECES = {"row", "bullets", "numbered", "references"}
# Between text and notes: the clearance and the line of design/notes.typ, and the line of the row
# above its first call, in points.
BETWEEN = 22.0


@dataclass(frozen=True)
class Footing:
    """Where the call of a note and its note stand: pages from 1, and points from the top."""

    name: str
    call_page: int
    call_y: float
    page: int
    y: float

    @property
    def strayed(self) -> bool:
        """Whether the note begins on another page than its call."""
        return self.page != self.call_page

    @property
    def first_page(self) -> int:
        """The page of the call or of the note, whichever comes first."""
        return min(self.call_page, self.page)


def heights(notes: list[Footing], foot: float) -> dict[str, float]:
    """How high each note is, by where the next one begins; `foot`: where the page's text ends."""
    pages: dict[int, list[Footing]] = defaultdict(list)
    for note in notes:
        pages[note.page].append(note)
    found = {}
    for page in pages.values():
        page.sort(key=lambda note: note.y)
        found.update((one.name, other.y - one.y) for one, other in pairwise(page))
        found[page[-1].name] = foot - page[-1].y
    return found


def last_break(
    points: list[Point], notes: list[Footing], foot: float, stray: Footing, held: dict[str, int]
) -> str:
    """Return the name of the hold point that is to become a break because `stray` strayed.

    `points` and `notes`: those of the document, in reading order; `held`: the breaks of the layout
    at hand. A break behind the stray is one that came out too late: the new one stands before it.
    """
    first = next((i for i, point in enumerate(points) if stray.name in point.names), None)
    if first is None or points[first].kind not in PIECES:
        return stray.name
    page = stray.first_page
    depths = depths_on(notes, page)
    order = list(depths)
    high = heights(notes, foot)
    best = stray.name
    for point in points[first + 1 :]:
        if point.kind != points[first].kind or held.keys() & set(point.names):
            break
        calls = [name for name in point.names if name in depths]
        if not calls:
            break
        before = order[: order.index(calls[0])]
        if depths[calls[0]] + BETWEEN + sum(high[name] for name in before) > foot:
            break
        best = calls[0]
    return best


def depths_on(notes: list[Footing], page: int) -> dict[str, float]:
    """How far down `page` each call stands, in reading order.

    Rows whose notes took all the room went to the next page; they are counted on, a usual row
    apart, as if they had stayed.
    """
    here = {note.name: note.call_y for note in notes if note.call_page == page}
    moved = {note.name: note.call_y for note in notes if note.call_page == page + 1}
    if here and moved:
        steps = [later - earlier for earlier, later in pairwise(here.values())]
        shift = max(here.values()) + median(steps or [BETWEEN]) - min(moved.values())
        here |= {name: y + shift for name, y in moved.items()}
    return here
