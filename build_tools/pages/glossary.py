"""The glossary, out of `glossary.yaml`, as Sphinx's own so that {term} works."""

from __future__ import annotations

from docutils import nodes
from sphinx.domains.std import Glossary
from sphinx.util.docutils import SphinxDirective

from ..library import library, note_list
from .sources import sources_paragraph


class Terms(SphinxDirective):
    """`{terms}`: everything in `glossary.yaml`, sorted, each with its sources."""

    def run(self) -> list[nodes.Node]:
        """Return Sphinx's glossary node, filled from the data."""
        note_list(self.env, "glossary")
        domain = library(self.env)
        terms = domain.records.terms
        names = sorted(terms, key=str.lower)
        for name in names:
            domain.note_use(self.env.docname, "term", name)
        glossary = self._sphinx_glossary({name: terms[name].text for name in names})
        for item in glossary.findall(nodes.definition_list_item):
            name = item[0].astext()
            definition = item[-1]
            if terms[name].sources:
                definition += sources_paragraph(self.env, terms[name].sources)
        return [glossary]

    def _sphinx_glossary(self, entries: dict[str, str]) -> nodes.Element:
        """Let Sphinx's own directive make the terms, so that ids and targets are its own."""
        lines = [line for name, text in entries.items() for line in (name, f"   {text}", "")]
        source, _ = self.get_source_info()
        content = type(self.content)(lines, source=source)
        directive = Glossary(
            "glossary", [], {}, content, self.lineno, self.content_offset,
            "", self.state, self.state_machine,
        )  # fmt: skip
        return directive.run()[-1]
