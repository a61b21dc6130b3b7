"""F: figures speak to those who cannot see them."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes

from ..data import Figure
from .book import Book
from .finding import Spot
from .registry import rule

LEAST_ALT = 3  # words


@rule("F101", "An image has alt text that says what it shows.")
def alt_text(book: Book) -> Iterator[Spot]:
    """At least three words, and not the name of its file."""
    for page in book.pages:
        for image in page.document.findall(nodes.image):
            alt = image.get("alt", "").strip()
            if len(alt.split()) < LEAST_ALT or alt == image["uri"]:
                yield page.at(image, f'the image "{image["uri"]}" has no alt text to speak of')


@rule("F102", "An image in a chapter is a figure with a caption and a name.")
def captions(book: Book) -> Iterator[Spot]:
    """A figure can be numbered and referred to; a bare image cannot."""
    for page in book.chapters:
        for image in page.document.findall(nodes.image):
            figure = image.parent
            while figure is not None and not isinstance(figure, nodes.figure):
                figure = figure.parent
            if figure is None or figure.next_node(nodes.caption) is None:
                yield page.at(image, f'the image "{image["uri"]}" is no figure with a caption')
            elif not figure["names"]:
                yield page.at(figure, f'the figure "{image["uri"]}" has no name to refer to')


@rule("F103", "A figure's caption says more than its alt text.")
def caption_is_not_alt(book: Book) -> Iterator[Spot]:
    """Alt text tells what is to be seen, the caption what it means; twice the same is noise."""
    for page in book.pages:
        for figure in page.document.findall(nodes.figure):
            image, caption = figure.next_node(nodes.image), figure.next_node(nodes.caption)
            if image is None or caption is None:
                continue
            if image.get("alt", "").strip().lower() == caption.astext().strip().lower():
                yield page.at(figure, "alt text and caption are the same")


@rule("F104", "A table of a chapter has a caption and a name.")
def tables_named(book: Book) -> Iterator[Spot]:
    """So that it is numbered, listed and can be referred to."""
    for page in book.chapters:
        for table in page.document.findall(nodes.table):
            if table.next_node(nodes.title) is None:
                yield page.at(table, "the table has no caption; write ```{table} Caption")
            elif not table["names"]:
                yield page.at(table, "the table has no name; add :name: tbl-…")


@rule("F105", "A map's or chart's description tells in words what the picture tells.")
def descriptions(book: Book) -> Iterator[Spot]:
    """At least three times as many words as the alt text, and whole sentences."""
    for key, figure in book.data.figures.items():
        words = len(figure.description.split())
        if words < 3 * len(figure.alt.split()) or not figure.description.endswith("."):
            yield book.at(
                Figure, key, f'the description of "{key}" ({words} words) says little more than '
                "its alt text; tell all that the picture tells", "description",
            )  # fmt: skip
