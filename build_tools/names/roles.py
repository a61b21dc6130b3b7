"""Roles for names: {person}, {place}, and {idx} for an index entry that prints nothing."""

from __future__ import annotations

import re

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..data import Person, Place, did_you_mean
from ..library import KINDS, library

logger = logging.getLogger(__name__)
_TITLED = re.compile(r"(.+?)\s*<([^<>]+)>", re.DOTALL)


def index_entry(role: SphinxRole, entry: str) -> list[nodes.Node]:
    """Return the nodes that put `entry` ("Antung; airfields") into the index at this place."""
    identifier = f"index-{role.env.new_serialno('index')}"
    target = nodes.target("", "", ids=[identifier])
    role.inliner.document.note_explicit_target(target)
    index = addnodes.index(entries=[("single", entry, identifier, "", None)])
    return [index, target]


class NameRole(SphinxRole):
    """{person}`Text <id>` or {place}`Text <id>`: a link to the entry, and an index entry."""

    def __init__(self, kind: str) -> None:
        super().__init__()
        self.kind = kind

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return index mark and link; an unknown id is an error that names the nearest one."""
        match = _TITLED.fullmatch(self.text)
        text, key = (match[1], match[2]) if match else (self.text, self.text)
        records = getattr(library(self.env).records, KINDS[self.kind])
        if key not in records:
            logger.error(
                f'unknown {self.kind} "{key}"{did_you_mean(key, records)}',
                location=self.get_location(), type="book", subtype=self.kind,
            )  # fmt: skip
            return [nodes.Text(text)], []
        library(self.env).note_use(self.env.docname, self.kind, key)
        link = addnodes.pending_xref(
            "", nodes.inline("", text),
            refdomain="book", reftype=self.kind, reftarget=key, refdoc=self.env.docname,
            refwarn=True, refexplicit=True,
        )  # fmt: skip
        self.set_source_info(link)
        return [*index_entry(self, index_name(records[key])), link], []


def index_name(record: Person | Place) -> str:
    """Return the name under which a record stands in the index."""
    return (record.sort or record.name).replace(";", ",")


class IndexRole(SphinxRole):
    """{idx}`entry` or {idx}`entry; sub-entry`: an index entry that prints nothing.

    MyST's own {index} role prints its text.
    """

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return an index mark."""
        return index_entry(self, self.text.strip()), []
