"""The page of figures: each with its place in the text, what it shows in words, and its data."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from ..data import Figure, Layer, SourceReference
from ..library import PAGES, library, note_list
from ..pages.sources import sources_paragraph
from ..structure import number_of
from .directives import image_of

KINDS = ("map", "chart")
#: Where points lie is told once, not point by point: the data has the number of each.
GAZETTEER = "geonames"


class figure_entry(nodes.General, nodes.Element):  # noqa: N801 - a node, named as docutils names them
    """Holds a figure's image until all pages are read; attribute `key`."""


class Figures(SphinxDirective):
    """`{figures} map` or `{figures} chart`: all figures of a kind, in the order of the data."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a definition list; another kind is an error."""
        kind = self.arguments[0].strip()
        if kind not in KINDS:
            raise self.error(f'no such kind of figure "{kind}"; there are {", ".join(KINDS)}')
        note_list(self.env, "figures")
        entries = nodes.definition_list(classes=["lookup", "figures"])
        for key, record in library(self.env).records.figures.items():
            if record.kind == kind:
                library(self.env).note_use(self.env.docname, "figure", key)
                entries += self._entry(key, record)
        return [entries] if len(entries) else [nodes.paragraph("", f"No {kind} is drawn yet.")]

    def _entry(self, key: str, record: Figure) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.strong("", record.title), ids=[f"figure-{key}"])
        body = nodes.definition("", figure_entry("", image_of(self.env, key), key=key))
        body += nodes.paragraph("", record.description)
        for name in record.data:
            if layer := library(self.env).records.geo.get(name):
                body += self._layer(layer)
        if tables := [name for name in record.data if name in library(self.env).records.series]:
            body += self._tables(tables)
        body += nodes.paragraph("", record.credit, classes=["credit"])
        return nodes.definition_list_item("", term, body)

    def _tables(self, names: list[str]) -> nodes.paragraph:
        """Name the tables that a chart draws; the page of the data has their sources."""
        paragraph = nodes.paragraph("", "Data and sources: ", classes=["data"])
        for index, name in enumerate(names):
            title = library(self.env).records.series[name].series.title
            link = addnodes.pending_xref(
                "", nodes.inline("", title),
                refdomain="book", reftype="data", reftarget=name, refdoc=self.env.docname,
                refwarn=True, refexplicit=True,
            )  # fmt: skip
            self.set_source_info(link)
            paragraph += [nodes.Text("; "), link] if index else link
        paragraph += nodes.Text(".")
        return paragraph

    def _layer(self, layer: Layer) -> Iterator[nodes.Node]:
        """Yield each feature's name and sources; features that differ in name alone share one."""
        told: dict[tuple[SourceReference, ...], list[str]] = {}
        for feature in layer.features:
            properties = feature.properties
            sources = tuple(place for place in properties.sources if place.key != GAZETTEER)
            if sources:
                words = f"{properties.name} ({properties.note})" if properties.note else None
                told.setdefault(sources, []).append(words or properties.name)
        for sources, names in told.items():
            paragraph = sources_paragraph(self.env, sources)
            paragraph.insert(0, nodes.Text(f"{'; '.join(names)}: "))
            yield paragraph


class ShowUnused(SphinxPostTransform):
    """Show on the page of figures the picture of one that no chapter has; of others, the place."""

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: object) -> None:
        """Change one document in place."""
        for entry in list(self.document.findall(figure_entry)):
            if not chapters_with(self.env, entry["key"]):
                entry.replace_self(list(entry.children))
                continue
            name = f"fig-{entry['key']}"
            link = addnodes.pending_xref(
                "", nodes.literal("", name, classes=["xref", "std", "std-numref"]),
                refdomain="std", reftype="numref", reftarget=name, refdoc=self.env.docname,
                refwarn=True, refexplicit=False,
            )  # fmt: skip
            entry.replace_self(nodes.paragraph("", "", link, nodes.Text(".")))


def chapters_with(env: BuildEnvironment, key: str) -> list[str]:
    """Return the chapters that show a figure."""
    return [name for name in library(env).users("figure", key) if number_of(name) is not None]


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the page of figures again when a figure has come into a chapter or left it."""
    domain = library(env)
    shown = {key: chapters_with(env, key) for key in domain.records.figures}
    if shown == domain.data.get("figures"):
        return []
    domain.data["figures"] = shown
    return [PAGES["figure"]] if PAGES["figure"] in env.all_docs else []
