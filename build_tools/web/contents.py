"""The contents in the menu of every page: parts, chapters, the sections of the open page."""

from __future__ import annotations

from dataclasses import dataclass
from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.builders.html import StandaloneHTMLBuilder

from ..structure import number_of

#: Pages that Sphinx makes without a source, as a toctree may name them.
GENERATED = {"genindex": "Index", "search": "Search"}


@dataclass(frozen=True)
class Entry:
    """A page of the book in the menu. `title` is HTML."""

    docname: str
    number: int | None
    title: str


@dataclass(frozen=True)
class Group:
    """A part of the book in the menu; its caption may be empty."""

    caption: str
    entries: tuple[Entry, ...]


def groups_of(builder: StandaloneHTMLBuilder) -> list[Group]:
    """Return the parts in the order of the toctrees of the first page; the index comes last."""
    env = builder.env
    root = env.get_doctree(env.config.root_doc)
    groups = []
    for toctree in root.findall(addnodes.toctree):
        entries = []
        for title, docname in toctree["entries"]:
            if docname in env.titles or docname in GENERATED:
                entries.append(
                    Entry(docname, number_of(docname), title_of(builder, docname, title))
                )
        groups.append(Group(toctree.get("caption") or "", tuple(entries)))
    if groups and builder.use_index and not any(e.docname == "genindex" for e in _all(groups)):
        index = Entry("genindex", None, GENERATED["genindex"])
        groups[-1] = Group(groups[-1].caption, (*groups[-1].entries, index))
    return groups


def _all(groups: list[Group]) -> list[Entry]:
    return [entry for group in groups for entry in group.entries]


def title_of(builder: StandaloneHTMLBuilder, docname: str, title: str | None = None) -> str:
    """Return a page's title as HTML without its number; `title` is what the toctree calls it."""
    if title:
        return escape(title)
    if docname in GENERATED:
        return GENERATED[docname]
    plain = nodes.title("", "", *[child.deepcopy() for child in builder.env.titles[docname]])
    for call in list(plain.findall(nodes.footnote_reference)):
        call.parent.remove(call)
    if all(isinstance(child, nodes.Text) for child in plain):
        return escape(plain.astext(), quote=False)
    return builder.render_partial(plain)["title"]


def sections_of(builder: StandaloneHTMLBuilder, docname: str) -> list[tuple[str, str]]:
    """Return (anchor, title as plain text) of a page's sections, from Sphinx's own toc."""
    toc = builder.env.tocs.get(docname)
    if not toc:
        return []
    page = toc[0]
    sections = next((child for child in page if isinstance(child, nodes.bullet_list)), None)
    if sections is None:
        return []
    return [
        (reference["anchorname"], reference.astext())
        for item in sections
        if isinstance(item, nodes.list_item)
        for reference in list(item.findall(nodes.reference))[:1]
        if reference.get("anchorname")
    ]
