"""All text that the book says in its own words: pages, and the texts of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from ..data import Document, Event, Figure, Layer, Person, Place, Term, Unit
from ..data.models import Record
from .blocks import Block
from .book import Book

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’(?!\w)")
GENERATED = ("reference/people", "reference/places", "reference/glossary", "reference/bibliography")
#: Lists made of data, on pages that have words of their own besides.
_LISTS = {"timeline", "units", "airfields", "documents", "figures"}


def prose(book: Book) -> Iterator[Block]:
    """Yield every block that somebody wrote; what is made of data is read in the data."""
    for page in book.pages:
        if page.docname not in GENERATED:
            yield from (block for block in page.blocks if not _is_listed(block.node))
    for model, key, record in texts(book):
        spot = book.at(model, key, "", "text")
        yield Block(spot.path, spot.line, record.text)
    yield from _figures(book)


def texts(book: Book) -> Iterator[tuple[type[Record], str, Record]]:
    """Yield each record of the data that has a text of our own."""
    data = book.data
    for model, records in (
        (Person, data.people), (Place, data.places), (Term, data.terms), (Event, data.events),
        (Unit, data.units), (Document, data.documents),
    ):  # fmt: skip
        for key, record in records.items():
            yield model, key, record


def _figures(book: Book) -> Iterator[Block]:
    """The words of figures and of what they draw."""
    for key, figure in book.data.figures.items():
        for field in ("title", "alt", "description", "credit"):
            spot = book.at(Figure, key, "", field)
            yield Block(spot.path, spot.line, getattr(figure, field))
    for key, layer in book.data.geo.items():
        for index, feature in enumerate(layer.features):
            for field in ("name", "note"):
                spot = book.at(Layer, key, "", "features", index, "properties", field)
                yield Block(spot.path, spot.line, getattr(feature.properties, field))


def _is_listed(node: nodes.Node | None) -> bool:
    while node is not None:
        if isinstance(node, nodes.definition_list) and _LISTS & set(node["classes"]):
            return True
        node = node.parent
    return False


def without_quotes(text: str) -> str:
    """Return `text` with what stands in quotation marks blanked out; offsets stay."""
    return _QUOTED.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
