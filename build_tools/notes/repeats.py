"""A second passage of the source just cited in the same note is named as such, not cited anew."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform


class ShortenRepeats(SphinxTransform):
    """Turn `A, p. 5. passage A, p. 6. passage` into `A, p. 5. passage p. 6, another passage`.

    The note stays complete alone: the whole citation stands directly before.
    """

    default_priority = 735  # once notes are collected

    def apply(self, **kwargs: object) -> None:
        """Change the notes of one document in place."""
        for note in self.document.findall(nodes.footnote):
            previous: nodes.inline | None = None
            for citation in list(note.findall(_is_citation)):
                if previous is not None and citation["key"] == previous["key"]:
                    _shorten(citation, previous)
                else:
                    previous = citation


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and "citation" in node["classes"]


def _shorten(citation: nodes.inline, whole: nodes.inline) -> None:
    """Leave of a repeated citation its own locator and the link to its passage."""
    locator = _locator(citation)
    link = next((n for n in citation.findall(nodes.reference) if "passage" in n["classes"]), None)
    citation.clear()
    citation["classes"].append("again")
    if locator and locator != _locator(whole):
        citation += nodes.inline("", f"{locator}: ", classes=["locator"])
    if link is not None:
        del link["address"]  # it is printed already
        link.clear()
        link += nodes.Text("another passage")
        citation += link
    else:
        citation += nodes.Text("another passage")


def _locator(citation: nodes.inline) -> str:
    found = next((n for n in citation.findall(nodes.inline) if "locator" in n["classes"]), None)
    return found.astext().lstrip(", ") if found is not None else ""
