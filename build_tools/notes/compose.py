"""Puts a citation together: text, locator, kind of evidence, links."""

from __future__ import annotations

import re

from docutils import nodes

from ..data import Data, Source, SourceReference
from . import links
from .citation import CitationFormatter

EVIDENCE = {
    "document": "document",
    "document-summary": "document, summary only",
    "scholarship": "scholarship",
    "official-history": "official history",
    "memoir": "memoir",
    "press": "press",
    "reference": "reference work",
}


def citation(data: Data, formatter: CitationFormatter, place: SourceReference) -> nodes.inline:
    """Return the complete citation of a place in a source whose key is known.

    An inline of class `citation` with the attributes `key`, `locator` and `pointer`; where only
    another work's quotation was seen, that work follows and the links lead to it.
    """
    source = data.sources[place.key]
    result = nodes.inline(
        classes=["citation"], key=place.key, locator=place.locator, pointer=str(place.pointer)
    )
    result += formatter.note(place.key, source)
    if locator := _locator(source, place):
        comma = _comma(result)
        result += nodes.inline("", f"{comma} {locator}", classes=["locator"])
    if source.quoted_in:
        result += nodes.Text(f"{_comma(result)} quoted in ")
        result += formatter.note(source.quoted_in, data.sources[source.quoted_in])
    result += nodes.Text(" ")
    kinds = ["evidence", f"evidence-{source.evidence}"]
    result += nodes.inline("", f"({EVIDENCE[source.evidence]}).", classes=kinds)
    seen = data.sources[source.quoted_in] if source.quoted_in else source
    if seen.address:
        result += _links(seen, place)
    return result


def _locator(source: Source, place: SourceReference) -> str:
    """Return the locator without the document number that the citation has said already."""
    number = re.match(r"doc\. ([\w.]+?)(?:, |$)", place.locator)
    if number and source.number.endswith(f" {number[1]}"):
        return place.locator[number.end() :]
    return place.locator


def _comma(result: nodes.inline) -> str:
    """Return the comma to write next, or '' where it went inside a closing quotation mark."""
    last = next(reversed(list(result.findall(nodes.Text))))
    if not last.endswith("”"):
        return ","
    last.parent.replace(last, nodes.Text(f"{last[:-1]},”"))
    return ""


def _links(source: Source, place: SourceReference) -> list[nodes.Node]:
    passage = nodes.reference(
        "", "passage", internal=False, classes=["passage"],
        refuri=links.passage(source.address, place.pointer),
        address=links.short(source.address), pointer=str(place.pointer),
    )  # fmt: skip
    archived = nodes.reference(
        "", "archived copy", internal=False, classes=["archived"],
        refuri=links.archived(source.address, source.checked),
    )  # fmt: skip
    return [nodes.Text(" "), passage, nodes.Text(" "), archived]
