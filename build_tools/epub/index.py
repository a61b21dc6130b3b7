"""The index: where each entry is found, told as "6 ¶12", the same place in every format."""

from __future__ import annotations

from dataclasses import dataclass, field
from html import escape

from docutils import nodes
from sphinx.environment.adapters.indexentries import IndexEntries

from ..names.languages import runs
from ..structure import number_of
from .contents import plain


@dataclass
class Line:
    """An entry with its places, and its sub-entries. `term` is XHTML."""

    term: str
    links: list[dict[str, str]]
    children: list[Line] = field(default_factory=list)


def places_in(docname: str, document: nodes.document) -> dict[str, str]:
    """Return the label of every id of a page that an index entry may point to."""
    chapter = number_of(docname)
    if chapter is None:
        return {}
    label, places = str(chapter), {}
    for node in document.findall(nodes.Element):
        # What has no number itself (a list, a table) is told by the paragraph before it.
        if number := node.get("number"):
            label = f"{chapter} ¶\N{WORD JOINER}{number}"
        elif isinstance(node, nodes.footnote):
            label = f"{chapter} n.\N{NO-BREAK SPACE}{node[0].astext()}"
        places.update((identifier, label) for identifier in node.get("ids", ()))
    return places


def index_groups(builder: object, places: dict[str, dict[str, str]]) -> list[dict[str, object]]:
    """Return the index by letters; `places` holds what `places_in` found, by page."""
    files = {builder.get_target_uri(docname): docname for docname in places}

    def links(targets: list[tuple[str | None, str]]) -> list[dict[str, str]]:
        found: dict[str, str] = {}
        for _main, uri in targets:
            file, _, identifier = uri.partition("#")
            docname = files[file]
            label = places[docname].get(identifier) or plain(builder.env.titles[docname])
            found.setdefault(label, uri)  # a paragraph that names a person twice is told once
        return [{"label": label, "href": uri} for label, uri in found.items()]

    return [
        {
            "letter": letter if len(letter) == 1 else "0–9",
            "entries": [
                Line(marked(term), links(targets), [Line(marked(t), links(u)) for t, u in children])
                for term, (targets, children, _key) in entries
            ],
        }
        for letter, entries in IndexEntries(builder.env).create_index(builder)
    ]


def marked(text: str) -> str:
    """Return text as XHTML, with the language of words in other scripts."""
    return "".join(
        f'<span lang="{language}" xml:lang="{language}">{escape(words)}</span>'
        if language
        else escape(words)
        for language, words in runs(text.replace("'", "’"))
    )
