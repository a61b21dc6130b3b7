"""The cards of people, places and terms: short texts that a page carries, to show beside a name.

They travel inside the page (in a `<template>`, which browsers neither show nor read aloud), so that
opening one costs no request and works from file://. Without script a name is a link to its entry.
"""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder

#: The pages that cards are made from.
PAGES = ("reference/people", "reference/places", "reference/glossary")
#: Parts of an entry that a card leaves to the entry itself.
OMITTED = {"sources"}
KINDS = {"person": "Person", "place": "Place", "std-term": "Term"}


class CardMaker:
    """Makes cards out of the definition lists of the reference pages; one for each build."""

    def __init__(self, builder: StandaloneHTMLBuilder) -> None:
        self._builder = builder
        self._pages: dict[str, dict[str, nodes.definition_list_item]] = {}
        self._cards: dict[tuple[str, str], str] = {}

    def cards_for(self, docname: str, doctree: nodes.document) -> str:
        """Return the `<template>`s of all names that a page's resolved doctree links to."""
        cards = []
        for href, page, anchor in sorted(set(self._links(docname, doctree))):
            if card := self._card(page, anchor):
                cards.append(f'<template data-card="{href}">{card}</template>')
        return "\n".join(cards)

    def _links(self, docname: str, doctree: nodes.document) -> Iterable[tuple[str, str, str]]:
        targets = {}
        for reference in doctree.findall(nodes.reference):
            if not reference.get("internal") or kind_of(reference) is None:
                continue
            uri = reference.get("refuri", "")
            if uri not in targets:
                targets[uri] = self._target(docname, uri)
            if targets[uri]:
                yield uri, *targets[uri]

    def _target(self, docname: str, uri: str) -> tuple[str, str] | None:
        path, _, anchor = uri.partition("#")
        folder = docname.split("/")[:-1]
        for step in path.split("/"):
            folder = folder[:-1] if step == ".." else [*folder, step]
        page = "/".join(folder).removesuffix(self._builder.link_suffix)
        return (page, anchor) if page in self._builder.env.all_docs and page != docname else None

    def _card(self, page: str, anchor: str) -> str:
        key = (page, anchor)
        if key not in self._cards:
            item = self._items(page).get(anchor)
            self._cards[key] = self._render(item) if item is not None else ""
        return self._cards[key]

    def _items(self, page: str) -> dict[str, nodes.definition_list_item]:
        if page not in self._pages:
            doctree = self._builder.env.get_doctree(page)
            self._pages[page] = {
                identifier: item
                for item in doctree.findall(nodes.definition_list_item)
                for term in item.findall(nodes.term)
                for identifier in [*term["ids"], *item["ids"]]
            }
        return self._pages[page]

    def _render(self, item: nodes.definition_list_item) -> str:
        term = next(iter(item.findall(nodes.term)))
        definition = next(iter(item.findall(nodes.definition)), None)
        title = nodes.paragraph("", "", *plain(term).children, classes=["card-title"])
        parts = [title]
        if definition is not None:
            parts += list(plain(definition).children)
        return "".join(self._builder.render_partial(part)["fragment"] for part in parts).strip()


def kind_of(reference: nodes.reference) -> str | None:
    """Return the kind of entry a link leads to ("Person", "Place", "Term"), or None."""
    classes = set(reference["classes"])
    for inline in reference.findall(nodes.inline):
        classes.update(inline["classes"])
    return next((name for kind, name in KINDS.items() if kind in classes), None)


def plain(node: nodes.Element) -> nodes.Element:
    """Return a copy of `node` without ids, notes, index entries and links inside the book."""
    copy = node.deepcopy()
    for element in list(copy.findall(nodes.Element)):
        if element is copy:
            continue
        element["ids"] = []
        element.attributes.pop("number", None)
        element.attributes.pop("key", None)
        if isinstance(element, (nodes.footnote_reference, nodes.target)) or (
            element.tagname == "index" or OMITTED & set(element["classes"])
        ):
            element.parent.remove(element)
        elif element.tagname == "pending_xref" or (
            isinstance(element, nodes.reference) and "://" not in element.get("refuri", "")
        ):
            element.parent.replace(element, element.children)
    return copy
