"""All text that the book says in its own words: pages, and the texts of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from ..data import Figure, Layer, Person, Place, Term
from .blocks import Block
from .book import Book, within

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’(?!\w)")
FIGURES = "reference/figures"
GENERATED = ("reference/people", "reference/places", "reference/glossary", "reference/bibliography")


def prose(book: Book) -> Iterator[Block]:
    """Yield every block that somebody wrote; generated pages are read in their data."""
    for page in book.pages:
        if page.docname == FIGURES:  # an introduction, then what figures.yaml says
            yield from (b for b in page.blocks if not within(b.node, nodes.definition_list))
        elif page.docname not in GENERATED:
            yield from page.blocks
    for model, records in (
        (Person, book.data.people),
        (Place, book.data.places),
        (Term, book.data.terms),
    ):
        for key, record in records.items():
            spot = book.at(model, key, "", "text")
            yield Block(spot.path, spot.line, record.text)
    yield from _figures(book)


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


def without_quotes(text: str) -> str:
    """Return `text` with what stands in quotation marks blanked out; offsets stay."""
    return _QUOTED.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
