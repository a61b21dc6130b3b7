"""`{documents}`: the key documents of `documents.yaml`, year by year."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..data import Document, Source, dates
from ..data.models import Name
from ..library import library, note_list
from .chapters import chapter_links
from .sections import entry, section
from .sources import sources_paragraph


class Documents(SphinxDirective):
    """A section a year, each a list of its papers by date."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        domain = library(self.env)
        # A new document must find the page: no record of it exists that could change.
        note_list(self.env, "documents")
        sources = domain.records.sources
        keys = sorted(domain.records.documents, key=lambda key: (sources[key].issued.start, key))
        result = []
        for year, group in groupby(keys, lambda key: sources[key].issued.start.year):
            listing = nodes.definition_list(classes=["lookup", "documents"])
            for key in group:
                domain.note_use(self.env.docname, "document", key)
                listing += self._entry(key, sources[key], domain.records.documents[key])
            result.append(section(str(year), f"year-{year}", listing))
        return result

    def _entry(self, key: str, source: Source, document: Document) -> nodes.definition_list_item:
        heading = [
            nodes.strong("", dates.within_year(source.issued)),
            nodes.Text(" "),
            nodes.inline("", parties(source), classes=["cited"]),
        ]
        if source.genre:
            heading.append(nodes.inline("", f", {source.genre}", classes=["cited", "genre"]))
        sources = sources_paragraph(self.env, document.passages)
        self._add_others(sources, document)
        # Which chapters use the paper is known when all are read.
        sources += nodes.inline("", "", classes=["used-in"], source=key)
        text = nodes.paragraph("", document.text)
        return entry(heading, f"document-{key}", text, sources)

    def _add_others(self, sources: nodes.paragraph, document: Document) -> None:
        """Add the sources that print or sum up the same paper and are not cited for its text."""
        domain = library(self.env)
        shown = {place.key for place in document.passages}
        others = [key for key in document.also if key not in shown]
        for index, key in enumerate(others):
            domain.note_use(self.env.docname, "source", key)
            sources += nodes.Text("; also " if index else " Also ")
            note = domain.citation_formatter.note(key, domain.records.sources[key])
            sources += nodes.inline("", "", *note, classes=["cited"])
        if others:
            sources += nodes.Text(".")


def parties(source: Source) -> str:
    """Return "Shtykov to Zakharov", or a paper's title, with the author where it names nobody."""
    writers, readers = _names(source.author), _names(source.recipient)
    if writers and readers:
        return f"{writers} to {readers}"
    if writers and (source.author[0].family or source.author[0].literal) not in source.title:
        return f"{writers}: {source.title}"
    return source.title


def _names(names: Iterable[Name]) -> str:
    texts = [name.literal or _person(name) for name in names]
    return (
        texts[0]
        if len(texts) == 1
        else ", ".join(texts[:-1]) + " and " + texts[-1]
        if texts
        else ""
    )


def _person(name: Name) -> str:
    if name.static_ordering:
        return f"{name.family} {name.given}".strip()
    return f"{name.given} {name.family}".strip()


class FillUses(SphinxPostTransform):
    """Say in each entry which chapters use the paper, once every page is known."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: object) -> None:
        """Change one document in place."""
        for place in self.document.findall(nodes.inline):
            if "used-in" in place["classes"]:
                users = library(self.env).users("source", place["source"])
                if links := chapter_links(users, self.env.docname):
                    place += [nodes.Text(" Used in: "), *links, nodes.Text(".")]
