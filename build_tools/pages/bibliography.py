"""The bibliography: every source that a page cites, by kind of evidence, with where it is cited."""

from __future__ import annotations

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..data import Source
from ..library import BIBLIOGRAPHY, DOCUMENTS, Library, library
from ..names.languages import mark_languages
from ..notes import EVIDENCE
from ..structure import number_of


class bibliography(nodes.General, nodes.Element):  # noqa: N801 - a node, named as docutils names them
    """Stands for the sources of one kind of evidence until all pages are read."""


class Bibliography(SphinxDirective):
    """`{bibliography} document`: the cited sources of one kind of evidence."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return the placeholder; an unknown kind of evidence is an error."""
        kind = self.arguments[0]
        if kind not in EVIDENCE:
            raise self.error(f'no such kind of evidence "{kind}"; there are {", ".join(EVIDENCE)}')
        return [bibliography(evidence=kind)]


class FillBibliography(SphinxPostTransform):
    """Replace the placeholders by lists, once every page is known."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: object) -> None:
        """Change one document in place."""
        domain = library(self.env)
        for place in list(self.document.findall(bibliography)):
            listing = nodes.bullet_list(classes=["bibliography"])
            for key in sources_of(domain, place["evidence"]):
                listing += self._entry(domain, key)
            mark_languages(listing)
            place.replace_self(listing if len(listing) else [])

    def _entry(self, domain: Library, key: str) -> nodes.list_item:
        source = domain.records.sources[key]
        text = nodes.paragraph()
        text += domain.citation_formatter.entry(key, source)
        if source.original and (source.original.title or source.original.author):
            original = ", ".join(filter(None, (source.original.author, source.original.title)))
            text += nodes.Text(f" [{original}]")
        text += nodes.Text(". ")
        if source.address:
            text += nodes.reference(
                "", source.address, refuri=source.address, internal=False, classes=["address"]
            )
            text += nodes.Text(". ")
        text += nodes.inline("", cited_in(domain.users("source", key)), classes=["cited-in"])
        return nodes.list_item("", text, ids=[f"source-{key}"])


def sources_of(domain: Library, evidence: str) -> list[str]:
    """Return the keys of the cited sources of a kind of evidence, by first name and date."""
    sources = domain.records.sources
    keys = [key for key in domain.used("source") if sources.get(key, None)]
    return sorted(
        (key for key in keys if sources[key].evidence == evidence),
        key=lambda key: (_sort_name(sources[key]).lower(), str(sources[key].issued), key),
    )


def _sort_name(source: Source) -> str:
    if source.author:
        return source.author[0].family or source.author[0].literal
    return source.title


def cited_in(docnames: list[str]) -> str:
    """Return "Cited in chapters 1, 6 and 13." for the pages that use a source."""
    numbers = [str(number) for name in docnames if (number := number_of(name))]
    if not numbers:
        return "Cited on the pages of reference."
    if len(numbers) == 1:
        return f"Cited in chapter {numbers[0]}."
    return f"Cited in chapters {', '.join(numbers[:-1])} and {numbers[-1]}."


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the bibliography and the key documents again when what the pages cite has changed."""
    domain = library(env)
    used = {key: domain.users("source", key) for key in sorted(domain.used("source"))}
    if used == domain.data.get("bibliography"):
        return []
    domain.data["bibliography"] = used
    return [page for page in (BIBLIOGRAPHY, DOCUMENTS) if page in env.all_docs]
