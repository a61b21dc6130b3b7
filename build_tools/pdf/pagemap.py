"""Where everything came to stand: page labels, names for ids, and whether notes kept their page."""

from __future__ import annotations

from dataclasses import dataclass

from .compile import Compiler
from .labels import Labels
from .room import Footing

_ROMAN = ((1000, "m"), (900, "cm"), (500, "d"), (400, "cd"), (100, "c"), (90, "xc"), (50, "l"),
          (40, "xl"), (10, "x"), (9, "ix"), (5, "v"), (4, "iv"), (1, "i"))  # fmt: skip


# A mark above this stands in the first line of a page: the top margin of design/style.typ (25 mm)
# and most of a line, in points.
FIRST_LINE = 25 / 25.4 * 72 + 10


Place = tuple[int, float, float]  # physical page from 1; x and y in points from its top left


@dataclass
class Falls:
    """How the notes fell, and the paragraphs with a lonely line, each with its page.

    `foot`: where the text of a page ends, in points from its top.
    """

    notes: list[Footing]
    lonely: list[tuple[str, int]]
    foot: float = 0.0

    @property
    def strayed(self) -> list[Footing]:
        """The notes that stand on another page than their call."""
        return [note for note in self.notes if note.strayed]


@dataclass
class Layout:
    """Answers of the compiled book: where labels (of notes: their calls) and notes stand, on
    which pages elements end, where i and 1 are."""

    places: dict[str, Place]
    notes: dict[str, Place]
    ends: dict[str, int]
    front_page: int
    first_page: int
    page_count: int

    def label(self, page: int) -> str:
        """The label printed on physical page `page`: i, ii … in front, then 1, 2 …

        The cover and its back have none.
        """
        if page < self.front_page:
            return ""
        if page >= self.first_page:
            return str(page - self.first_page + 1)
        return roman(page - self.front_page + 1)


def read_falls(compiler: Compiler) -> Falls:
    """Ask Typst for notes and lines that fell apart.

    A paragraph is lonely when its first line stands alone at a page's foot (the mark of its second
    line is on a later page) or its last one at a page's head (an orphan, a widow).
    """
    answers = compiler.ask(
        "(notes: query(<note-begins>).map(m => { let call = locate(label(m.value)).position(); "
        "let note = m.location().position(); "
        "(m.value, call.page, call.y.pt(), note.page, note.y.pt()) }), "
        "foot: query(<foot>).map(m => m.value), "
        "lines: query(<second-line>).map(m => { let at = locate(label(m.value)).page(); "
        "(m.value, at, m.location().page()) }), "
        "ends: query(<ends>).map(m => { let p = m.location().position(); "
        "(m.value, p.page, p.y.pt()) }))"
    )
    ends = {name: (page, y) for name, page, y in answers["ends"]}
    lonely = []
    for name, first, second in answers["lines"]:
        last, y = ends.get(name, (first, 0.0))
        if second > first or (last > first and y < FIRST_LINE):
            lonely.append((name, first))
    notes = [Footing(*note) for note in answers["notes"]]
    return Falls(notes, lonely, *answers["foot"][:1])


def read_layout(compiler: Compiler, labels: Labels) -> Layout:
    """Ask Typst where every label and every end of a paragraph stands."""
    names = "".join(f"{_quoted(name)}, " for name in labels.order)
    answers = compiler.ask(
        "(at: (" + names + ").map(n => { let found = query(label(n)); "
        "if found.len() > 0 { let p = found.first().location().position(); "
        "(p.page, p.x.pt(), p.y.pt()) } }), "
        "notes: query(<note-begins>).map(m => { let p = m.location().position(); "
        "(m.value, (p.page, p.x.pt(), p.y.pt())) }), "
        "ends: query(<ends>).map(m => (m.value, m.location().page())), "
        "front: query(<page-i>).map(m => m.location().page()), "
        "first: query(<page-one>).map(m => m.location().page()), "
        "last: query(<last-page>).map(m => m.location().page()))"
    )
    found = zip(labels.order, answers["at"], strict=True)
    return Layout(
        {name: _place(at) for name, at in found if at},
        {name: _place(at) for name, at in answers["notes"]},
        dict(answers["ends"]),
        answers["front"][0] if answers["front"] else 1,
        answers["first"][0] if answers["first"] else 1,
        answers["last"][0] if answers["last"] else 1,
    )


def roman(number: int) -> str:
    """`number` in small Roman numerals."""
    out, rest = "", number
    for value, letters in _ROMAN:
        count, rest = divmod(rest, value)
        out += letters * count
    return out


def strayed_message(falls: Falls, layout: Layout) -> list[str]:
    """A line for each note that stands on another page than its call."""
    return [
        f"note {note.name} begins on page {layout.label(note.page)}, its call is on page "
        f"{layout.label(note.call_page)}; shorten the note or move its call"
        for note in falls.strayed
    ]


def page_list(layout: Layout, order: list[str]) -> list[dict[str, object]]:
    """For each page with text of the book: its label and the first element on it.

    `order`: labels in reading order. `begins` is false when the element began on an earlier page
    and runs onto this one; `after` is then the last call or mark in it that stands on an earlier
    page, if any: the page begins soon after that. Pages without any element (the title, blank
    ones) are left out.
    """
    placed = [name for name in order if name in layout.places]
    starts = sorted(placed, key=lambda n: (layout.places[n][0], layout.places[n][2]))
    result: list[dict[str, object]] = []
    position, open_name = 0, None
    for page in range(1, layout.page_count + 1):
        last = starts[position - 1] if position else None
        here = []
        while position < len(starts) and layout.places[starts[position]][0] == page:
            here.append(starts[position])
            position += 1
        runs_on = open_name is not None and layout.ends[open_name] >= page
        name = open_name if runs_on else (here[0] if here else None)
        if name is not None:
            docname, _, target_id = name.rpartition(":")
            result.append(
                {
                    "label": layout.label(page),
                    "docname": docname,
                    "id": target_id,
                    "begins": not runs_on,
                }
            )
            if runs_on and last != open_name and last.startswith(f"{docname}:"):
                result[-1]["after"] = last.rpartition(":")[2]
        ended = [n for n in here if n in layout.ends]
        if ended:
            open_name = max(ended, key=lambda n: (layout.ends[n], placed.index(n)))
        elif not runs_on:
            open_name = None
    return result


def _place(at: list[float]) -> Place:
    return int(at[0]), float(at[1]), float(at[2])


def _quoted(name: str) -> str:
    return '"' + name.replace("\\", "\\\\").replace('"', '\\"') + '"'
