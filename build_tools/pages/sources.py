"""The sources of an entry on a page of reference, as one paragraph of complete citations."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.environment import BuildEnvironment

from ..data import SourceReference
from ..library import library
from ..notes import citation, join_citations


def sources_paragraph(env: BuildEnvironment, places: Iterable[SourceReference]) -> nodes.paragraph:
    """Return a paragraph of class `sources`; the page is noted as a user of each source."""
    domain = library(env)
    paragraph = nodes.paragraph(classes=["sources"])
    for index, place in enumerate(places):
        for key in domain.records.chain(place.key):
            domain.note_use(env.docname, "source", key)
        if index:
            paragraph += nodes.Text(" ")
        paragraph += citation(domain.records, domain.citation_formatter, place)
    join_citations(paragraph)
    _drop_empty(paragraph)
    return paragraph


def _drop_empty(paragraph: nodes.paragraph) -> None:
    """Drop citations repeated for a passage that has neither a link nor a place of its own."""
    for node in list(paragraph.children):
        again = isinstance(node, nodes.inline) and "again" in node["classes"]
        if again and node.astext() == "another passage" and not node.next_node(nodes.reference):
            place = paragraph.index(node)
            del paragraph[place - 1 : place + 1]
