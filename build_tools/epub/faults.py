"""Collects what is wrong with the e-book, so that one build reports all of it."""

from __future__ import annotations

from docutils import nodes
from sphinx.errors import SphinxError
from sphinx.util.logging import get_node_location


class EpubError(SphinxError):
    """The e-book cannot be made. The message is one `file:line: what; remedy` a line."""

    category = "EPUB"


def place_of(node: nodes.Node) -> str:
    """Return `file:line` of a node, or of the nearest node around it that knows its place."""
    return (get_node_location(node) or "").removesuffix(":<unknown>")


class Faults:
    """A list of findings; `finish()` raises when there is one."""

    def __init__(self) -> None:
        self.found: list[str] = []

    def add(self, place: nodes.Node | str, message: str) -> None:
        """Note that `message` holds at a node, or at a place given as text."""
        where = place if isinstance(place, str) else place_of(place)
        finding = f"{where}: {message}"
        if finding not in self.found:
            self.found.append(finding)

    def finish(self) -> None:
        """Raise EpubError with every finding, if there are any."""
        if self.found:
            raise EpubError("\n" + "\n".join(self.found))
