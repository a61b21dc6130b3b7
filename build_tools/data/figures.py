"""The maps and charts of the book: `figures.yaml`."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Annotated, Literal

from pydantic import Field, StringConstraints

from .models import Record

Words = Annotated[str, StringConstraints(strip_whitespace=True, min_length=1)]


class Figure(Record):
    """One map or chart: what it is called, what it says in words, how and from what it is drawn.

    `alt` tells in a sentence or two what it shows; `description` tells in words all that the
    picture tells. `draws` names a module of `build_tools.figures.drawings`; `data` the layers,
    series and lists ("places") that it draws. A figure with `script` also responds on the web.
    """

    kind: Literal["map", "chart"]
    title: Words
    alt: Words
    description: Words
    draws: Words
    data: tuple[str, ...] = Field(min_length=1)
    credit: Words
    script: bool = False


def data_keys(*tables: object) -> Iterator[str]:
    """Yield what a figure's `data` may name: the lists drawn whole, and the keys of `tables`."""
    yield "places"
    for table in tables:
        yield from table
