"""Links inside the book: Typst writes them as addresses, here they become places of the file.

A link of Typst to a label reads the label's page for its description, so every paragraph with a
link would be set again whenever a page moved: most of the time of a layout. The design therefore
links to addresses (`to` in design/style.typ): `book:docname:id`, `note:12:docname:id` from a call
to its note, `call:12:docname:id` back.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name, String

from .pagemap import Layout, Place
from .problems import PdfError


@dataclass(frozen=True)
class Target:
    """Where a link leads, and what a screen reader says of it."""

    place: Place
    description: str


class Targets:
    """Every place of the book by name, as destinations of a PDF."""

    def __init__(self, book: pikepdf.Pdf, layout: Layout, aliases: dict[str, str]) -> None:
        """`aliases`: every id ("docname:id") to the label that carries it (labels.py)."""
        self._layout = layout
        self._pages = [page.obj for page in book.pages]
        self._heights = [float(page.mediabox[3]) for page in book.pages]
        self.names = {
            name: layout.notes[main] if name == main and main in layout.notes
            else layout.places[main]
            for name, main in aliases.items() if main in layout.places
        }  # fmt: skip

    def destination(self, place: Place) -> pikepdf.Object:
        """The destination of a place."""
        page, x, y = place
        top = round(self._heights[page - 1] - y, 2)
        return Array([self._pages[page - 1], Name.XYZ, round(x, 2), top, 0])

    def of(self, address: str) -> Target | None:
        """Where `address` leads; None when it is none of ours. Raises PdfError for nowhere."""
        kind, _, rest = address.partition(":")
        if kind not in ("book", "note", "call"):
            return None
        number, _, name = ("", "", rest) if kind == "book" else rest.partition(":")
        place = (self._layout.places if kind == "call" else self.names).get(name)
        if place is None:
            raise PdfError(f"a link leads to {name}, which is not in the printed book")
        told = {"note": f"note {number}", "call": f"back to the call of note {number}"}
        return Target(place, told.get(kind) or f"page {self._layout.label(place[0])}")


def resolve(book: pikepdf.Pdf, targets: Targets) -> None:
    """Turn the book's own addresses into destinations."""
    for annotation in _links(book):
        action = annotation.get("/A")
        target = targets.of(str(action.URI)) if action is not None and "/URI" in action else None
        if target is not None:
            del annotation["/A"]
            annotation.Dest = targets.destination(target.place)
            annotation.Contents = String(target.description)


def add_names(book: pikepdf.Pdf, targets: Targets) -> None:
    """Name every id, so that other pages can point into the PDF (`#nameddest=docname:id`)."""
    if not targets.names:
        return
    flat = []
    names = sorted(name.encode("utf-8") for name in targets.names)  # a name tree is sorted by bytes
    for name in names:
        text = name.decode("utf-8")
        flat += [String(text), targets.destination(targets.names[text])]
    limits = Array([String(names[0].decode()), String(names[-1].decode())])
    leaf = book.make_indirect(Dictionary(Names=Array(flat), Limits=limits))
    tree = book.Root.get("/Names", Dictionary())
    tree["/Dests"] = Dictionary(Kids=Array([leaf]))
    book.Root.Names = tree


def _links(book: pikepdf.Pdf) -> Iterator[pikepdf.Dictionary]:
    for page in book.pages:
        for annotation in page.obj.get("/Annots", ()):
            if annotation.get("/Subtype") == Name.Link:
                yield annotation
