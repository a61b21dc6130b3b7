"""The page of corrections: errors of fact that earlier editions had, the newest first."""

from __future__ import annotations

from docutils import nodes
from sphinx.util.docutils import SphinxDirective

from ..data import Correction, Data
from ..library import library, note_list


def newest_first(data: Data) -> list[tuple[str, Correction]]:
    """Return the corrections with their keys, by date from the newest on, then by key."""
    by_key = sorted(data.corrections.items())
    return sorted(by_key, key=lambda item: item[1].date, reverse=True)


class Corrections(SphinxDirective):
    """`{corrections}`: everything in `corrections.yaml`."""

    def run(self) -> list[nodes.Node]:
        """Return a definition list, or one sentence where nothing was corrected yet."""
        domain = library(self.env)
        # A first correction must find the page: no record of it exists that could change.
        note_list(self.env, "corrections")
        entries = newest_first(domain.records)
        if not entries:
            return [nodes.paragraph("", "No error of fact has been reported and mended so far.")]
        listing = nodes.definition_list(classes=["lookup", "corrections"])
        for key, correction in entries:
            domain.note_use(self.env.docname, "correction", key)
            heading = nodes.strong("", f"{correction.date}, {correction.where}")
            listing += nodes.definition_list_item(
                "",
                nodes.term("", "", heading, ids=[f"correction-{key}"]),
                nodes.definition("", nodes.paragraph("", correction.text)),
            )
        return [listing]
