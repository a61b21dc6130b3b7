"""Brings the book's data into Sphinx: loads it, knows which page uses which record, resolves names.

A page is read again when a record that it uses has changed, and only then.
"""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from typing import Any

from docutils import nodes
from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.builders import Builder
from sphinx.domains import Domain
from sphinx.environment import BuildEnvironment
from sphinx.errors import SphinxError
from sphinx.util import logging
from sphinx.util.nodes import make_refnode
from sphinx.util.typing import ExtensionMetadata

from .data import Data, DataError, load

Use = tuple[str, str]  # kind (of KINDS) and key
KINDS = {
    "source": "sources",
    "person": "people",
    "place": "places",
    "term": "terms",
    "claim": "claims",
    "correction": "corrections",
    "series": "series",
    "figure": "figures",
    "event": "events",
    "unit": "units",
    "document": "documents",
}
PAGES = {
    "person": "reference/people",
    "place": "reference/places",
    "unit": "reference/units",
    "figure": "reference/figures",
    "data": "reference/data",
}
BIBLIOGRAPHY = "reference/bibliography"
TIMELINE = "reference/timeline"
DOCUMENTS = "reference/documents"

logger = logging.getLogger(__name__)


class BookDataError(SphinxError):
    """The data under `source/data` has faults; the message lists them as file:line."""

    category = "Book data"


class Library(Domain):
    """What the pages use of the data."""

    name = "book"
    label = "The book's data"
    initial_data: dict[str, Any] = {"uses": {}, "digests": {}, "citations": {}}
    data_version = 2

    records: Data  # the loaded data; set when the builder starts, never pickled
    citation_formatter: Any  # set by build_tools.notes

    def note_use(self, docname: str, kind: str, key: str) -> None:
        """Remember that a page uses a record."""
        self.data["uses"].setdefault(docname, set()).add((kind, key))

    def users(self, kind: str, key: str) -> list[str]:
        """Return the pages that use a record, in the order of their names."""
        return sorted(name for name, uses in self.data["uses"].items() if (kind, key) in uses)

    def used(self, kind: str) -> set[str]:
        """Return the keys of all records of a kind that any page uses."""
        return {key for uses in self.data["uses"].values() for k, key in uses if k == kind}

    def clear_doc(self, docname: str) -> None:
        """Forget a page that is read anew or gone."""
        self.data["uses"].pop(docname, None)

    def merge_domaindata(self, docnames: Iterable[str], otherdata: dict[str, Any]) -> None:
        """Take over what a parallel reader found."""
        for docname in docnames:
            if docname in otherdata["uses"]:
                self.data["uses"][docname] = otherdata["uses"][docname]

    def resolve_xref(
        self,
        env: BuildEnvironment,
        fromdocname: str,
        builder: Builder,
        typ: str,
        target: str,
        node: pending_xref,
        contnode: nodes.Element,
    ) -> nodes.reference | None:
        """Link a name to its entry on its page of reference, or a number to its chapter."""
        if typ == "chapter":
            return make_refnode(builder, fromdocname, target, "", contnode)
        page = PAGES[typ]
        if page not in env.all_docs:
            return None
        reference = make_refnode(builder, fromdocname, page, f"{typ}-{target}", contnode)
        reference["classes"].append(typ)
        return reference

    def resolve_any_xref(self, *args: object) -> list[tuple[str, nodes.reference]]:
        """Names are never found by the role `any`."""
        return []


def library(env: BuildEnvironment) -> Library:
    """Return the book's library of an environment."""
    return env.domains["book"]


def note_list(env: BuildEnvironment, name: str) -> None:
    """Have the page at hand, which lists all of `data/<name>.yaml`, read again when it changes.

    A new record must find the page: there is none of it yet that could change.
    """
    env.note_dependency(str(env.srcdir / "data" / f"{name}.yaml"))


def _load(app: Sphinx) -> None:
    try:
        library(app.env).records = load(app.srcdir / "data")
    except DataError as error:
        raise BookDataError("\n" + str(error)) from error


def _digests(data: Data) -> dict[Use, str]:
    return {
        (kind, key): hashlib.sha256(repr(record).encode()).hexdigest()
        for kind, attribute in KINDS.items()
        for key, record in getattr(data, attribute).items()
    }


def _changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Pages to read again: those that use a record which has changed or is gone."""
    domain = library(env)
    before, now = domain.data["digests"], _digests(domain.records)
    domain.data["digests"] = now
    stale = {use for use, digest in before.items() if now.get(use) != digest}
    return [name for name, uses in domain.data["uses"].items() if uses & stale]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the library."""
    app.add_domain(Library)
    app.connect("builder-inited", _load, priority=100)
    app.connect("env-get-outdated", _changed_pages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
