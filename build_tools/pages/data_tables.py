"""The page of the data: each table of the package, what it holds, who counted, its sources."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.docutils import SphinxDirective

from .. import datapackage
from ..data import Table
from ..datapackage import Resource
from ..library import library
from .sources import sources_paragraph

PACKAGE = "data.zip"  # publishing puts it into the first folder of the site
KINDS = ("records", "figures")


class DataTables(SphinxDirective):
    """`{data-tables} records` or `{data-tables} figures`: the package's tables of that kind."""

    required_arguments = 1

    def run(self) -> list[nodes.Node]:
        """Return a definition list; an unknown kind is an error."""
        kind = self.arguments[0]
        if kind not in KINDS:
            raise self.error(f'no kind of tables "{kind}"; there are {" and ".join(KINDS)}')
        domain = library(self.env)
        _pages(self.env)[self.env.docname] = _sizes(self.env)
        entries = nodes.definition_list(classes=["lookup", "data-tables"])
        for table in datapackage.resources(domain.records):
            figures = domain.records.series.get(table.name)
            if (figures is not None) == (kind == "figures"):
                entries += self._entry(table, figures)
        return [entries]

    def _entry(self, table: Resource, figures: Table | None) -> nodes.definition_list_item:
        term = nodes.term("", "", nodes.strong("", table.title), ids=[f"data-{table.name}"])
        body = nodes.definition("", nodes.paragraph("", table.description))
        facts = nodes.paragraph(classes=["table-facts"])
        if figures is not None:
            facts += nodes.Text(f"Counted by: {figures.series.counted_by}. ")
        facts += nodes.Text(f"{len(table.rows)} {'row' if len(table.rows) == 1 else 'rows'} in ")
        facts += nodes.literal("", table.path)
        facts += nodes.Text("; columns: ")
        facts += _joined(_column(field) for field in table.fields)
        facts += nodes.Text(".")
        body += facts
        if figures is not None:
            library(self.env).note_use(self.env.docname, "series", table.name)
            body += sources_paragraph(self.env, figures.places())
        return nodes.definition_list_item("", term, body)


def _column(field: dict[str, str]) -> list[nodes.Node]:
    unit = field.get("unit", "")
    shown = f" ({unit})" if unit else ""
    return [nodes.literal("", field["name"]), *([nodes.Text(shown)] if shown else [])]


def _joined(items: Iterable[list[nodes.Node]]) -> list[nodes.Node]:
    result: list[nodes.Node] = []
    for item in items:
        result += [nodes.Text(", "), *item] if result else item
    return result


class DataPackage(SphinxDirective):
    """`{data-package}`: a paragraph with the link to the package, for the web edition alone."""

    def run(self) -> list[nodes.Node]:
        """Return the paragraph; `WebOnly` takes the link out elsewhere."""
        depth = self.env.docname.count("/")
        link = nodes.reference(
            "", "Download data.zip", refuri="../" * depth + PACKAGE, classes=["download"]
        )
        return [nodes.paragraph("", "", link, classes=["web-only"])]


class WebOnly(SphinxPostTransform):
    """Take out what only the web edition can follow: the other formats come without the file."""

    default_priority = 5

    def run(self, **kwargs: object) -> None:
        """Change one document in place."""
        if self.app.builder.name == "html":
            return
        for paragraph in list(self.document.findall(nodes.paragraph)):
            if "web-only" in paragraph["classes"]:
                paragraph.parent.remove(paragraph)


def changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Pages to read again: those that tell the size of tables, when one has grown or shrunk."""
    now = _sizes(env)
    return [name for name, seen in _pages(env).items() if seen != now and name in env.found_docs]


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read anew or gone."""
    _pages(env).pop(docname, None)


def _pages(env: BuildEnvironment) -> dict[str, list[tuple[str, int]]]:
    if not hasattr(env, "data_pages"):
        env.data_pages = {}  # page → names and sizes of the tables as the page read them
    return env.data_pages


def _sizes(env: BuildEnvironment) -> list[tuple[str, int]]:
    tables = datapackage.resources(library(env).records)
    return [(table.name, len(table.rows)) for table in tables]
