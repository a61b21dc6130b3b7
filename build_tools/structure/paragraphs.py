"""Numbers and ids of a chapter's paragraphs: "6 ¶12" is `#p12` of chapter 6 in every format."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms import SphinxTransform

from .plan import number_of

_BODY = (nodes.section, nodes.document, nodes.admonition, nodes.block_quote)
_APART = (nodes.footnote, nodes.list_item, nodes.table, nodes.figure)


def body_paragraphs(document: nodes.document) -> Iterator[nodes.paragraph]:
    """Yield the paragraphs that count: running text and boxes; no In brief, list, table or note."""
    for paragraph in document.findall(nodes.paragraph):
        if isinstance(paragraph.parent, _BODY) and not _is_apart(paragraph):
            yield paragraph


def _is_apart(node: nodes.Element) -> bool:
    if "document-meta" in node["classes"]:
        return True
    while (node := node.parent) is not None:
        if isinstance(node, _APART) or "in-brief" in node["classes"]:
            return True
    return False


class NumberParagraphs(SphinxTransform):
    """Give each body paragraph of a chapter its number and id."""

    default_priority = 750  # after footnotes are collected and all other ids are given

    def apply(self, **kwargs: object) -> None:
        """Number the paragraphs of one document in place."""
        if number_of(self.env.docname) is None:
            return
        for number, paragraph in enumerate(body_paragraphs(self.document), start=1):
            identifier = f"p{number}"
            paragraph["number"] = number
            paragraph["ids"].insert(0, identifier)
            self.document.ids[identifier] = paragraph
