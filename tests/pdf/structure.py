"""Walks the structure tree of a tagged PDF."""

from __future__ import annotations

from collections.abc import Iterator

import pikepdf

from build_tools.pdf.tags import kids


def elements(pdf: pikepdf.Pdf) -> Iterator[tuple[str, pikepdf.Dictionary]]:
    """Structure elements in reading order, with their tags."""
    stack = [pdf.Root.StructTreeRoot]
    while stack:
        node = stack.pop()
        if not isinstance(node, pikepdf.Dictionary):
            continue
        if "/S" in node and "/P" in node:
            yield str(node.S)[1:], node
        stack.extend(reversed(kids(node)))


def first_page(node: pikepdf.Object, inherited: pikepdf.Object = None) -> tuple[int, int] | None:
    """The page object on which the content of an element begins, or None."""
    if not isinstance(node, pikepdf.Dictionary):
        return inherited.objgen if isinstance(node, int) and inherited is not None else None
    page = node.get("/Pg", inherited)
    if node.get("/Type") == "/OBJR":
        return None
    if "/MCID" in node:
        return page.objgen if page is not None else None
    for kid in kids(node):
        found = first_page(kid, page)
        if found:
            return found
    return None


def calls_and_notes(pdf: pikepdf.Pdf) -> Iterator[tuple[str, int, int]]:
    """For every note its id and the numbers, from 1, of the pages where call and note begin.

    The call is a reference, and the note the sibling after it.
    """
    numbers = {page.objgen: number for number, page in enumerate(pdf.pages, start=1)}
    for _tag, parent in elements(pdf):
        call = None
        for kid in kids(parent):
            if not isinstance(kid, pikepdf.Dictionary):
                continue
            if kid.get("/S") == "/Note":
                if call is None:
                    raise AssertionError("a note without its call before it")
                yield str(kid.ID), numbers[first_page(call)], numbers[first_page(kid)]
            if kid.get("/S") == "/Reference":
                call = kid
