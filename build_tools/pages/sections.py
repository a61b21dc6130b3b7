"""Sections that a directive makes: the years of a list, the kinds of a thing."""

from __future__ import annotations

from docutils import nodes


def section(title: str, identifier: str, *content: nodes.Node) -> nodes.section:
    """Return a section with its title, as the page's own headings make them."""
    return nodes.section(
        "",
        nodes.title("", title),
        *content,
        ids=[identifier],
        names=[nodes.fully_normalize_name(title)],
    )


def entry(
    heading: list[nodes.Node], identifier: str, *body: nodes.Node, classes: tuple[str, ...] = ()
) -> nodes.definition_list_item:
    """Return an entry of a list to look things up in; the id stands on its term."""
    term = nodes.term("", "", *heading, ids=[identifier], classes=list(classes))
    return nodes.definition_list_item("", term, nodes.definition("", *body))
