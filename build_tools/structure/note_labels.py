"""Reports notes defined twice and calls of notes that are not there, each once and by its label.

MyST and docutils see the same faults, but tell them without the label or several times over.
"""

from __future__ import annotations

import re

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.application import Sphinx
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

from ..data import did_you_mean

logger = logging.getLogger(__name__)
_DEFINITION = re.compile(r"^\s*\[\^([^\]]+)\]:")


def report_repeated(app: Sphinx, docname: str, content: list[str]) -> None:
    """Report each note of a page whose label another note has already.

    MyST keeps the first; its own warning (`ref.footnote`) is silenced in conf.py.
    """
    first: dict[str, int] = {}
    for number, line in enumerate(content[0].splitlines(), start=1):
        if (match := _DEFINITION.match(line)) and first.setdefault(match[1], number) != number:
            logger.error(
                'a note "%s" is there already, on line %s; give this one a label of its own',
                match[1], first[match[1]], location=(docname, number), type="book", subtype="note",
            )  # fmt: skip


class ReportUnknownCalls(SphinxTransform):
    """Report and drop each call whose note is nowhere on its page."""

    default_priority = Footnotes.default_priority - 5

    def apply(self, **kwargs: object) -> None:
        """Report the calls of one document."""
        labels = {name for note in self.document.findall(nodes.footnote) for name in note["names"]}
        for call in list(self.document.findall(nodes.footnote_reference)):
            label = call.get("refname")
            if label is None or label in labels:
                continue
            near = did_you_mean(label, labels) or f"; write one, beginning with [^{label}]:"
            logger.error(
                'there is no note "%s"%s', label, near, location=call, type="book", subtype="note"
            )
            if call in self.document.autofootnote_refs:
                self.document.autofootnote_refs.remove(call)
            self.document.footnote_refs.pop(label, None)
            call.parent.remove(call)
