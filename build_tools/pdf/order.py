"""The reading order of the book: what stands in front, the parts, and what follows them.

Source of the order: the toctrees of the root document, one a part, its caption the part's name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from sphinx import addnodes
from sphinx.environment import BuildEnvironment

# Captions as written in source/index.md: "Part II · The decision".
_PART = re.compile(r"^Part\s+([IVXLC]+)\s*[·:.—–-]\s*(.+)$")


@dataclass
class Group:
    """A toctree of the root document. `roman` is set for parts only."""

    title: str
    roman: str = ""
    docnames: list[str] = field(default_factory=list)

    @property
    def is_part(self) -> bool:
        return bool(self.roman)


@dataclass
class Order:
    """Front matter (before the first part), parts and back matter (after the last part)."""

    front: list[str]
    groups: list[Group]

    @property
    def docnames(self) -> list[str]:
        """All documents of the printed book in reading order."""
        return self.front + [name for group in self.groups for name in group.docnames]


def read_order(env: BuildEnvironment, root: str) -> Order:
    """The order of the book from the toctrees of `root`.

    Groups without a part number that stand before the first part are front matter. A book without
    any part is all groups: nothing is front matter then.
    """
    groups = list(_groups(env, root))
    first = next((i for i, group in enumerate(groups) if group.is_part), 0)
    front = [name for group in groups[:first] for name in group.docnames]
    return Order(front, groups[first:])


def _groups(env: BuildEnvironment, root: str) -> Iterator[Group]:
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        caption = toctree.get("caption") or ""
        match = _PART.match(caption)
        title, roman = (match[2], match[1]) if match else (caption, "")
        names = [name for top in toctree["includefiles"] for name in _with_children(env, top)]
        if names:
            yield Group(title, roman, names)


def _with_children(env: BuildEnvironment, docname: str) -> Iterator[str]:
    yield docname
    for child in env.toctree_includes.get(docname, []):
        yield from _with_children(env, child)
