"""The book as the rules see it: pages as read, the data, and where everything stands."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from typing import Any

from docutils import nodes

from ..data import Data
from ..data.models import Record
from ..structure import body_paragraphs, number_of, slug_of
from .blocks import Block, block, blocks, line_of
from .finding import Spot

# Sections of a chapter that speak about works and to readers, not about the past.
APART_SECTIONS = ("Further reading", "Questions for a seminar")
_NEXT = re.compile(r"\s*(?:$|\[\^|[-*] )")
_LABEL = re.compile(r"^\(([^)]+)\)=\s*\n+# ", re.MULTILINE)


@dataclass(frozen=True)
class Page:
    """One page: its name, its file, and its doctree as read (references not yet resolved)."""

    docname: str
    path: Path
    document: nodes.document

    @property
    def number(self) -> int | None:
        """The chapter's number, or None for a page that is no chapter."""
        return number_of(self.docname)

    @property
    def slug(self) -> str:
        return slug_of(self.docname)

    @cached_property
    def source(self) -> str:
        """The page as written."""
        return self.path.read_text(encoding="utf-8")

    @cached_property
    def blocks(self) -> tuple[Block, ...]:
        """All blocks of the page."""
        return tuple(blocks(self.path, self.document))

    def written(self, node: nodes.Node) -> str:
        """Return the lines of a note or list item as written: up to a blank line or the next."""
        lines = self.source.splitlines()[line_of(node) - 1 :]
        following = (i for i, line in enumerate(lines[1:], 1) if _NEXT.match(line))
        return "\n".join(lines[: next(following, len(lines))])

    @property
    def notes(self) -> Iterator[nodes.footnote]:
        return self.document.findall(nodes.footnote)

    @property
    def label(self) -> str:
        """The label before the title: "(stalin-says-yes)="; '' where there is none."""
        match = _LABEL.search(self.source)
        return match[1] if match else ""

    def at(self, node: nodes.Node | int, message: str) -> Spot:
        """Return a spot at a node, or at a line."""
        return Spot(self.path, node if isinstance(node, int) else line_of(node), message)

    def sections(self) -> Iterator[nodes.section]:
        """Yield the chapter's own sections, those right below its title."""
        for top in self.document.findall(nodes.section):
            yield from (child for child in top.children if isinstance(child, nodes.section))
            return

    def section(self, title: str) -> nodes.section | None:
        return next((s for s in self.sections() if title_of(s) == title), None)

    def body(self) -> Iterator[Block]:
        """Yield what must be noted: running text, boxes and lists, without `APART_SECTIONS`."""
        running = list(body_paragraphs(self.document))
        for node in self.document.findall(nodes.paragraph):
            listed = isinstance(node.parent, nodes.list_item) and not within(node, nodes.footnote)
            if (node in running or listed) and not _is_apart(node):
                yield block(self.path, node)


def title_of(section: nodes.section) -> str:
    """Return the title of a section."""
    title = section.next_node(nodes.title)
    return title.astext() if title is not None else ""


def within(node: nodes.Node, *kinds: type[nodes.Node]) -> bool:
    """Say whether a node stands inside one of these kinds."""
    while (node := node.parent) is not None:
        if isinstance(node, kinds):
            return True
    return False


def _is_apart(node: nodes.Node) -> bool:
    while (node := node.parent) is not None:
        if isinstance(node, nodes.section) and title_of(node) in APART_SECTIONS:
            return True
        if isinstance(node, nodes.Element) and "in-brief" in node["classes"]:
            return True
    return False


@dataclass(frozen=True)
class Book:
    """Everything that the rules look at.

    `root` is the source directory; `parts` the captions of the toctrees in `index.md` with their
    pages, in order; `users` says which pages use a record (kind and key).
    """

    root: Path
    pages: tuple[Page, ...]
    data: Data
    parts: tuple[tuple[str, tuple[str, ...]], ...] = ()
    uses: Mapping[str, set[tuple[str, str]]] = field(default_factory=dict)

    @property
    def chapters(self) -> Iterator[Page]:
        return (page for page in self.pages if page.number is not None)

    def users(self, kind: str, key: str) -> list[str]:
        """Return the names of the pages that use a record."""
        return sorted(name for name, uses in self.uses.items() if (kind, key) in uses)

    def at(self, model: type[Record], key: str, message: str, *field_path: Any) -> Spot:
        """Return a spot at a record, or at one of its fields."""
        fault = self.data.origins[model, key].fault(message, *field_path)
        return Spot(fault.path, fault.line, fault.message)
