"""Citation text by citeproc-py from the book's own CSL style (`source/data/notes.csl`)."""

from __future__ import annotations

import hashlib
import re
from functools import cached_property
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

from citeproc import (
    Citation,
    CitationItem,
    CitationStylesBibliography,
    CitationStylesStyle,
    formatter,
)
from citeproc.source.json import CiteProcJSON
from docutils import nodes

from ..data import Source
from ..data.dates import DateRange
from . import csl

_STYLED = {
    "title", "author", "editor", "translator", "issued", "genre", "container-title",
    "collection-title", "collection-number", "edition", "volume", "issue", "number", "page",
    "publisher", "publisher-place", "archive", "archive_location",
}  # fmt: skip


class CitationError(Exception):
    """citeproc-py cannot format a source."""


Cache = dict[str, tuple[str, str]]  # digest of style and record → HTML for notes and for lists


class CitationFormatter:
    """Formats each source once for notes and once for lists; knows no locators and no links.

    `cache` keeps what was formatted; one that outlives the process spares the next the work.
    `digest` tells one style from another.
    """

    def __init__(self, style: Path, cache: Cache | None = None) -> None:
        self._path = style
        self.digest = hashlib.sha256(style.read_bytes()).hexdigest()
        self._cache: Cache = {} if cache is None else cache

    @cached_property
    def _style(self) -> CitationStylesStyle:
        return CitationStylesStyle(str(self._path), validate=False)

    def note(self, key: str, source: Source) -> list[nodes.Node]:
        """Return the citation as a note has it, without a closing period."""
        return to_nodes(self._format(key, source)[0])

    def entry(self, key: str, source: Source) -> list[nodes.Node]:
        """Return the citation as the bibliography has it, without a closing period."""
        return to_nodes(self._format(key, source)[1])

    def _format(self, key: str, source: Source) -> tuple[str, str]:
        digest = hashlib.sha256(f"{self.digest} {key} {source!r}".encode()).hexdigest()
        if digest not in self._cache:
            self._cache[digest] = self._run(key, source)
        return self._cache[digest]

    def _run(self, key: str, source: Source) -> tuple[str, str]:
        bibliography = CitationStylesBibliography(
            self._style, CiteProcJSON([_citeproc_item(key, source)]), formatter.html
        )
        citation = Citation([CitationItem(key)])
        bibliography.register(citation)
        try:
            note = str(bibliography.cite(citation, lambda item: None))
            entry = str(bibliography.bibliography()[0])
        except (AttributeError, KeyError, TypeError, ValueError) as error:
            raise CitationError(f'"{key}" cannot be formatted: {error}') from error
        return _american(note), _american(entry)


def _citeproc_item(key: str, source: Source) -> dict[str, Any]:
    """Return the CSL-JSON that citeproc-py 0.11 takes; it knows neither ranges nor fixed order."""
    item = {
        name: value
        for name, value in csl.item(key, source).items()
        if name in _STYLED or name in ("id", "type")
    }
    if isinstance(source.issued, DateRange) and source.issued.end:
        item["issued"] = {"literal": str(source.issued)}
    for role in ("author", "editor", "translator"):
        if role in item:
            item[role] = [_fixed_order(name) for name in item[role]]
    item["title"] = source.title
    if source.type not in ("book", "report", "periodical", "map", "pamphlet", "legislation"):
        item["title"] = source.title.replace("“", "‘").replace("”", "’")
    return item


def _fixed_order(name: dict[str, Any]) -> dict[str, str]:
    if name.pop("static-ordering", False):
        return {"literal": f"{name['family']} {name.get('given', '')}".strip()}
    return name


def _american(html: str) -> str:
    """Put commas and periods inside closing quotation marks (Chicago Manual of Style 6.9)."""
    return re.sub(r"(’?”)([,.])", r"\2\1", html)


class _ToNodes(HTMLParser):
    """Turns the little HTML that citeproc-py writes into docutils nodes."""

    _TAGS = {"i": nodes.emphasis, "b": nodes.strong, "sup": nodes.superscript}

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.root = nodes.inline()
        self._open: list[nodes.Element] = [self.root]

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        node = self._TAGS.get(tag, nodes.inline)()
        self._open[-1] += node
        self._open.append(node)

    def handle_endtag(self, tag: str) -> None:
        self._open.pop()

    def handle_data(self, data: str) -> None:
        self._open[-1] += nodes.Text(data)


def to_nodes(html: str) -> list[nodes.Node]:
    """Return docutils nodes for citeproc-py's HTML."""
    parser = _ToNodes()
    parser.feed(html)
    parser.close()
    return list(parser.root.children)
