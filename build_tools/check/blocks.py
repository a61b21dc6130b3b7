"""The text of a page in blocks (paragraphs, titles, cells …), each character with its line.

What the book says in its own words counts; citations, words in other scripts and code do not.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes
from sphinx import addnodes

CALL = "\ufffc"  # stands for a note call in the text of a block

_BLOCKS = (nodes.paragraph, nodes.title, nodes.caption, nodes.term)
_SILENT = (
    nodes.literal, nodes.literal_block, nodes.raw, nodes.comment, nodes.label, nodes.image,
    nodes.target, addnodes.index,
)  # fmt: skip


@dataclass(frozen=True)
class Block:
    """One block: its plain text with `CALL` for each note call, and where it begins."""

    path: Path
    line: int
    text: str
    node: nodes.Element | None = None

    def line_at(self, offset: int) -> int:
        """Return the line of the character at `offset`; soft line breaks stay in the text."""
        return self.line + self.text.count("\n", 0, offset)


def blocks(path: Path, root: nodes.Element) -> Iterator[Block]:
    """Yield the blocks below `root` in the order of the doctree (notes come at its end)."""
    for node in root.findall(lambda node: isinstance(node, _BLOCKS)):
        yield block(path, node)


def block(path: Path, node: nodes.Element) -> Block:
    """Return one node's text as a block."""
    return Block(path, line_of(node), text_of(node), node)


def text_of(node: nodes.Node) -> str:
    """Return a node's text without citations, other scripts and code."""
    if isinstance(node, nodes.Text):
        return str(node)
    if isinstance(node, nodes.footnote_reference):
        return CALL
    if isinstance(node, _SILENT) or _is_apart(node) or _is_unresolved(node):
        return ""
    return "".join(text_of(child) for child in node.children)


def _is_apart(node: nodes.Node) -> bool:
    """A citation, words as a source's record has them, or a run marked as another language."""
    classes = node.get("classes", ()) if isinstance(node, nodes.inline) else ()
    return any(name in ("citation", "cited") or name.startswith("language-") for name in classes)


def _is_unresolved(node: nodes.Node) -> bool:
    """A cross-reference without words of its own: until it is resolved its text is the target."""
    return (
        isinstance(node, addnodes.pending_xref)
        and node.get("reftype") in ("ref", "numref", "doc")
        and not node.get("refexplicit")
    )


def line_of(node: nodes.Node) -> int:
    """Return the line of a node, or of the nearest node above it that knows one."""
    here: nodes.Node | None = node
    while here is not None:
        if here.line:
            return int(here.line)
        here = here.parent
    return 1
