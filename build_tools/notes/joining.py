"""Citations in one note: their punctuation, and no source cited twice over."""

from __future__ import annotations

from docutils import nodes
from sphinx.transforms import SphinxTransform


class JoinCitations(SphinxTransform):
    """Turn `A, p. 5. link A, p. 6. link B. link` into `A, p. 5. link, p. 6: another; B. link`.

    The note stays complete alone: the whole citation stands directly before.
    """

    default_priority = 735  # once notes are collected

    def apply(self, **kwargs: object) -> None:
        """Change the notes of one document in place."""
        for note in self.document.findall(nodes.footnote):
            join_citations(note)


def join_citations(around: nodes.Element) -> None:
    """Join the citations inside one element."""
    previous: nodes.inline | None = None
    for citation in list(around.findall(_is_citation)):
        again = previous is not None and citation["key"] == previous["key"]
        _divide(citation, ", " if again else "; ")
        if again:
            _shorten(citation, previous)
        else:
            previous = citation
        _close(citation)


def _is_citation(node: nodes.Node) -> bool:
    return isinstance(node, nodes.inline) and "citation" in node["classes"]


def _divide(citation: nodes.inline, sign: str) -> None:
    """Put `sign` between a citation and the one before it, unless that ends with a period."""
    place = citation.parent.index(citation)
    if place > 1:
        space, before = citation.parent[place - 1], citation.parent[place - 2]
        if _is_citation(before) and isinstance(space, nodes.Text) and not space.strip():
            ended = before.astext().endswith(".")
            # By place: `replace` would take the first of several texts that are equal.
            citation.parent[place - 1] = nodes.Text(" " if ended else sign)


def _close(citation: nodes.inline) -> None:
    """Put a period between a citation's links and a comment of our own that follows."""
    comment = citation.next_node(descend=False, siblings=True)
    if not isinstance(comment, nodes.Text) or not comment.strip() or not comment[0].isspace():
        return
    if not citation.astext().endswith("."):
        citation.parent.replace(comment, nodes.Text(f".{comment}"))


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
