"""The order of the e-book and its tables of contents: parts, chapters, sections; landmarks."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ..structure import Part, number_of, part_of

SUFFIX = ".xhtml"
_PART = re.compile(r"^Part [IVX]+ · ")


@dataclass
class Entry:
    """A line of the contents."""

    title: str
    href: str
    children: list[Entry] = field(default_factory=list)

    @property
    def depth(self) -> int:
        return 1 + max((child.depth for child in self.children), default=0)


@dataclass(frozen=True)
class Group:
    """One toctree of the landing page; `part` is None for front and back matter."""

    part: Part | None
    docnames: tuple[str, ...]


@dataclass(frozen=True)
class Landmark:
    """A place that reading systems offer by its kind (epub:type)."""

    kind: str
    href: str
    title: str


def file_of(docname: str) -> str:
    """Return the file that holds a page."""
    return docname + SUFFIX


def part_file(part: Part) -> str:
    """Return the file of a part's own page."""
    return f"part-{part.number}{SUFFIX}"


def groups_of(env: BuildEnvironment, root: str) -> list[Group]:
    """Return the groups of the root page's toctrees, in their order, without empty ones."""
    groups = []
    for toctree in env.get_doctree(root).findall(addnodes.toctree):
        names = tuple(name for top in toctree["includefiles"] for name in _with_children(env, top))
        if names:
            is_part = _PART.match(toctree.get("caption") or "")
            groups.append(Group(part_of(names[0]) if is_part else None, names))
    return groups


def _with_children(env: BuildEnvironment, docname: str) -> Iterator[str]:
    yield docname
    for child in env.toctree_includes.get(docname, []):
        yield from _with_children(env, child)


def reading_order(groups: list[Group]) -> list[str]:
    """Return the files of parts and pages in the order of reading."""
    files = []
    for group in groups:
        if group.part:
            files.append(part_file(group.part))
        files += map(file_of, group.docnames)
    return files


def entries_of(env: BuildEnvironment, groups: list[Group]) -> list[Entry]:
    """Return the contents as nested entries."""
    entries: list[Entry] = []
    for group in groups:
        pages = [page_entry(env, docname) for docname in group.docnames]
        if group.part:
            entries.append(Entry(group.part.caption, part_file(group.part), pages))
        else:
            entries += pages
    return entries


def page_entry(env: BuildEnvironment, docname: str) -> Entry:
    """Return a page's entry with its sections, one level deep."""
    title = plain(env.titles[docname])
    if number := number_of(docname):
        title = f"{number}. {title}"
    entry = Entry(title, file_of(docname))
    top = env.tocs[docname]
    sections = [item[1] for item in top if len(item) > 1]
    for listing in sections[:1]:
        for item in listing.children:
            link = next(iter(item.findall(nodes.reference)), None)
            if link is not None and link["anchorname"]:
                entry.children.append(Entry(plain(link), file_of(docname) + link["anchorname"]))
    return entry


def plain(node: nodes.Node) -> str:
    """Return a node's text on one line."""
    return " ".join(node.astext().split())


def landmarks_of(groups: list[Group], files: set[str], cover: str, nav: str) -> list[Landmark]:
    """Return cover, contents, start of the text, and the pages of reference that there are."""
    chapters = [group for group in groups if group.part]
    marks = [
        Landmark("cover", cover, "Cover"),
        Landmark("toc", nav, "Contents"),
    ]
    if chapters:
        marks.append(Landmark("bodymatter", part_file(chapters[0].part), "Start of the text"))
    for kind, name, title in (
        ("glossary", "reference/glossary", "Glossary"),
        ("bibliography", "reference/bibliography", "Bibliography"),
        ("index", "genindex", "Index"),
    ):
        if file_of(name) in files:
            marks.append(Landmark(kind, file_of(name), title))
    return marks
