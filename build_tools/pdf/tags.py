"""Tags that Typst cannot be asked for: labels of notes, heads of rows, torn tables made one.

The structure tree is walked once. Typst writes the elements in reading order, so the tables come
in the order in which the documents have them.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

import pikepdf
from pikepdf import Array, Dictionary, Name

_TABULAR = re.compile(r"#tabular\(\.\.shared, (continued: true|stub: (true|false)),")


@dataclass(frozen=True)
class Piece:
    """A table as Typst got it: whether it goes on with the one before, and has heads of rows."""

    continued: bool
    stub: bool


def pieces_of(markups: Iterable[str]) -> list[Piece]:
    """The tables of the book, in reading order, from the Typst text of its documents."""
    return [
        Piece(match[1] == "continued: true", match[2] == "true")
        for markup in markups
        for match in _TABULAR.finditer(markup)
    ]


def mend(book: pikepdf.Pdf, pieces: list[Piece]) -> None:
    """Make the structure of `book` what it would be by hand.

    `pieces`: its tables in reading order. Raises ValueError when there are others in the file.
    """
    tables = []
    for element in elements(book.Root.StructTreeRoot):
        if str(element.S) == "/Table":
            tables.append(element)
        elif str(element.S) == "/Note":
            _label_note(book, element)
    whole: list[tuple[pikepdf.Dictionary, bool]] = []
    for piece, table in zip(pieces, tables, strict=True):
        if piece.continued:
            _join(whole[-1][0], table)
        else:
            whole.append((table, piece.stub))
    for table, stub in whole:
        _give_scopes(table, stub)


def elements(root: pikepdf.Dictionary) -> Iterator[pikepdf.Dictionary]:
    """The structure elements under `root` in reading order."""
    stack = [root]
    while stack:
        node = stack.pop()
        if node is not root:
            yield node
        below = [k for k in kids(node) if isinstance(k, Dictionary) and "/S" in k]
        stack.extend(reversed(below))


def kids(node: pikepdf.Dictionary) -> list[pikepdf.Object]:
    """What stands directly under a structure element."""
    below = node.get("/K")
    if below is None:
        return []
    return list(below) if isinstance(below, Array) else [below]


def _label_note(book: pikepdf.Pdf, note: pikepdf.Dictionary) -> None:
    """Make the number of a note its label, and the call before it a reference."""
    _wrap(book, note, 0, Name.Lbl)
    siblings = kids(note.P)
    place = next(i for i, kid in enumerate(siblings) if _is(kid, note))
    if place and isinstance(siblings[place - 1], Dictionary):
        _wrap(book, note.P, place - 1, Name.Reference)


def _is(one: pikepdf.Object, other: pikepdf.Object) -> bool:
    return isinstance(one, Dictionary) and one.objgen == other.objgen


def _wrap(book: pikepdf.Pdf, parent: pikepdf.Dictionary, place: int, tag: Name) -> None:
    """Put an element of kind `tag` around the link that is kid number `place` of `parent`."""
    below = kids(parent)
    link = below[place]
    if not isinstance(link, Dictionary) or link.get("/S") != Name.Link:
        return
    wrapper = book.make_indirect(Dictionary(Type=Name.StructElem, S=tag, P=parent, K=Array([link])))
    link.P = wrapper
    below[place] = wrapper
    parent.K = Array(below)


def _join(table: pikepdf.Dictionary, rest: pikepdf.Dictionary) -> None:
    """Move the rows of `rest` to the end of `table`, and take `rest` out with its empty header."""
    body = [kid for kid in kids(table) if str(kid.S) == "/TBody"][-1]
    rows = [row for kid in kids(rest) if str(kid.S) == "/TBody" for row in kids(kid)]
    for row in rows:
        row.P = body
    body.K = Array(kids(body) + rows)
    gone = rest
    while True:  # and what held nothing else
        parent = gone.P
        left = [kid for kid in kids(parent) if not _is(kid, gone)]
        if left or parent.get("/S") not in (Name.Div, Name.NonStruct):
            parent.K = Array(left)
            return
        gone = parent


def _give_scopes(table: pikepdf.Dictionary, stub: bool) -> None:
    """Let scopes alone say which heads a cell has; `stub`: the first cell heads its row."""
    for body in (kid for kid in kids(table) if str(kid.S) == "/TBody"):
        for row in kids(body):
            for place, cell in enumerate(kids(row)):
                head = stub and place == 0
                attributes = _without_headers(cell)
                if head:
                    cell.S = Name.TH
                    attributes.append(Dictionary(O=Name.Table, Scope=Name.Row))
                if attributes:
                    cell.A = Array(attributes)
                elif "/A" in cell:
                    del cell["/A"]


def _without_headers(cell: pikepdf.Dictionary) -> list[pikepdf.Dictionary]:
    """The attributes of a cell without the list of its heads, which would hide those of rows."""
    given = cell.get("/A", [])
    kept = []
    for attribute in given if isinstance(given, Array) else [given]:
        if "/Headers" in attribute:
            del attribute["/Headers"]
        if set(attribute.keys()) - {"/O"}:
            kept.append(attribute)
    return kept
