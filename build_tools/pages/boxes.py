"""The book's boxes: In brief, disputes, close-ups of a document."""

from __future__ import annotations

from docutils import nodes
from docutils.parsers.rst import directives
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..data import Source, did_you_mean
from ..library import library

logger = logging.getLogger(__name__)


class Box(SphinxDirective):
    """A titled box: an admonition whose class names its kind."""

    has_content = True
    kind = ""
    option_spec = {"name": directives.unchanged}

    def box(self, title: list[nodes.Node], *first: nodes.Node) -> list[nodes.Node]:
        """Return the box with its title, `first`, and the directive's content."""
        self.assert_has_content()
        box = nodes.admonition(classes=[self.kind])
        self.set_source_info(box)
        box += nodes.title("", "", *title)
        box += first
        self.add_name(box)
        box += self.parse_content_to_nodes()
        return [box]


class InBrief(Box):
    """`:::{in-brief}`: what the chapter says, in three to five sentences."""

    kind = "in-brief"

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        return self.box([nodes.Text("In brief")])


class Dispute(Box):
    """`:::{dispute} Question?`: positions that the sources or scholars take, never averaged."""

    kind = "dispute"
    required_arguments = 1
    final_argument_whitespace = True

    def run(self) -> list[nodes.Node]:
        """Return the box."""
        title, messages = self.parse_inline(self.arguments[0])
        return self.box(title) + messages


class DocumentBox(Box):
    """`:::{document} source-key`: a close-up of one document, headed by its title and place."""

    kind = "document-box"
    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the box; an unknown key is an error that names the nearest one."""
        key = self.arguments[0].strip()
        domain = library(self.env)
        source = domain.records.sources.get(key)
        if source is None:
            near = did_you_mean(key, domain.records.sources)
            logger.error(
                f'unknown source key "{key}"{near}',
                location=self.get_location(), type="book", subtype="source",
            )  # fmt: skip
            return []
        domain.note_use(self.env.docname, "source", key)
        meta = nodes.paragraph("", _where(source), classes=["document-meta"])
        return self.box([nodes.Text(source.title)], meta)


def _where(source: Source) -> str:
    """Return one line on date and place: "19 January 1950 · APRF, fond 45 · Wilson Center …"."""
    archive = ", ".join(filter(None, (source.archive, source.archive_location)))
    parts = (str(source.issued or ""), archive, source.container_title, source.number)
    return " · ".join(filter(None, parts))
