"""Collects what is wrong with the text, so that one build reports all of it."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx.errors import SphinxError

_PLACE = re.compile(r"(\S[^:\n]*\.\w+(?::\d+)?): (.*)", re.DOTALL)


class PdfError(SphinxError):
    """The printed book cannot be made. The message is one `file:line: what; remedy` a line."""

    category = "PDF"


def where(node: nodes.Node | None, fallback: str = "") -> str:
    """`file:line` of `node`, or of the nearest node around it that knows its place."""
    source, line = "", None
    while node is not None:
        source = source or getattr(node, "source", None) or ""
        line = line or getattr(node, "line", None)
        if source and line:
            break
        node = node.parent
    source = (source or fallback).split(":docstring of")[0]
    return f"{source}:{line}" if line else source


def split_place(finding: str) -> tuple[str, str]:
    """`("file:12", "what is wrong")` from a finding; the place is empty when there is none."""
    match = _PLACE.match(finding)
    return (match[1], match[2]) if match else ("", finding)


class Problems:
    """A list of findings; `finish()` raises when there is one."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, node: nodes.Node | None, message: str, fallback: str = "") -> None:
        """Note that `message` holds at `node` (`fallback`: a file when the node knows none)."""
        place = where(node, fallback)
        finding = f"{place}: {message}" if place else message
        if finding not in self.found:
            self.found.append(finding)

    def finish(self) -> None:
        """Raise PdfError with every finding, if there are any."""
        if self.found:
            raise PdfError("\n".join(self.found))
