"""The roles {source} (a place in a source, in a note) and {work} (a source named as a whole)."""

from __future__ import annotations

from docutils import nodes
from sphinx.util import logging
from sphinx.util.docutils import SphinxRole

from ..data import did_you_mean, reference
from ..library import library
from .citation import CitationError
from .compose import citation

logger = logging.getLogger(__name__)


class _BookRole(SphinxRole):
    """What both roles share: errors that name file and line."""

    def error(self, message: str) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        logger.error(message, location=self.get_location(), type="book", subtype="source")
        return [], []


class SourceRole(_BookRole):
    """{source}`key | locator | start … end`: a complete citation with links to the passage."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation's nodes; on bad input an error is logged and nothing printed."""
        try:
            place = reference.parse(self.text)
        except ValueError as error:
            return self.error(f"{error}; write {{source}}`{reference.FORM}`")
        domain = library(self.env)
        if problem := domain.records.problem_with(place):
            return self.error(problem)
        for key in domain.records.chain(place.key):
            domain.note_use(self.env.docname, "source", key)
        try:
            return [citation(domain.records, domain.citation_formatter, place)], []
        except CitationError as error:
            return self.error(str(error))


class WorkRole(_BookRole):
    """{work}`key`: a work named in Further reading, cited whole, without locator."""

    def run(self) -> tuple[list[nodes.Node], list[nodes.system_message]]:
        """Return the citation, closed by a period; an unknown key is an error."""
        key = self.text.strip()
        domain = library(self.env)
        sources = domain.records.sources
        if key not in sources:
            return self.error(f'unknown source key "{key}"{did_you_mean(key, sources)}')
        domain.note_use(self.env.docname, "source", key)
        work = nodes.inline(classes=["citation", "work"], key=key)
        work += domain.citation_formatter.note(key, sources[key])
        work += nodes.Text(".")
        return [work], []
