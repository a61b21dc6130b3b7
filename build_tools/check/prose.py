"""All text that the book says in its own words: pages, and the texts of the data."""

from __future__ import annotations

import re
from collections.abc import Iterator

from ..data import Person, Place, Term
from .blocks import Block
from .book import Book

_QUOTED = re.compile(r"“[^“”]*”|‘[^‘’]*’(?!\w)")
GENERATED = ("reference/people", "reference/places", "reference/glossary", "reference/bibliography")


def prose(book: Book) -> Iterator[Block]:
    """Yield every block that somebody wrote; generated pages are read in their data."""
    for page in book.pages:
        if page.docname not in GENERATED:
            yield from page.blocks
    for model, records in (
        (Person, book.data.people),
        (Place, book.data.places),
        (Term, book.data.terms),
    ):
        for key, record in records.items():
            spot = book.at(model, key, "", "text")
            yield Block(spot.path, spot.line, record.text)


def without_quotes(text: str) -> str:
    """Return `text` with what stands in quotation marks blanked out; offsets stay."""
    return _QUOTED.sub(lambda match: re.sub(r"\S", " ", match[0]), text)
