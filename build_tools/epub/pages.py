"""The pages of the PDF, marked in the text where each begins.

The PDF builder writes them to `pages.json`: a list, in page order, of `label` ("12"), `docname`,
`id` (the first paragraph, heading, note call … on the page) and `begins` (false: it began on the
page before; `after` then names the last call in it on that page).

Rule: EPUB Accessibility 1.1, page navigation.
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from docutils import nodes

from .faults import EpubError


class pagebreak(nodes.Inline, nodes.Element):  # noqa: N801 - a node, named as docutils names them
    """Here a page of the PDF begins; `label` is its number."""


@dataclass(frozen=True)
class PrintedPage:
    """One page of the PDF."""

    label: str
    docname: str
    id: str
    begins: bool
    after: str = ""

    @property
    def kind(self) -> str:
        """The NCX's type of a page: front matter has Roman numbers."""
        return "normal" if self.label.isdecimal() else "front"


def read(path: Path) -> list[PrintedPage]:
    """Return the pages, or none where no PDF was built. Raises EpubError on another form."""
    if not path.exists():
        return []
    try:
        return [
            PrintedPage(
                page["label"],
                page["docname"],
                page["id"],
                page.get("begins", True),
                page.get("after", ""),
            )
            for page in json.loads(path.read_text(encoding="utf-8"))
        ]
    except (ValueError, TypeError, KeyError) as error:
        raise EpubError(f"{path}: not a list of pages ({error!r}); build the PDF again") from error


def mark(document: nodes.document, pages: Iterable[PrintedPage]) -> list[PrintedPage]:
    """Put a `pagebreak` for each page into a document; return the pages whose place is not there.

    A page that begins inside a paragraph is marked after the last call before it. Where there is
    none, it is marked before the paragraph, or after it if an earlier page has its mark there.
    """
    places = _places(document)
    taken: set[str] = set()
    missing = []
    for page in pages:
        node = places.get(page.id)
        if node is None:
            missing.append(page)
            continue
        sign = pagebreak(label=page.label, ids=[f"page-{page.label}"])
        last = places.get(page.after)
        if page.after and last is not None and _inline(last):
            last.parent.insert(last.parent.index(last) + 1, sign)
        elif page.id in taken:
            _append(node, sign)
        else:
            _prepend(node, sign)
        taken.add(page.id)
    return missing


def _places(document: nodes.document) -> dict[str, nodes.Element]:
    """Ids and the nodes they stand for in print: a note there is its call's place."""
    places: dict[str, nodes.Element] = {"": next(iter(document.findall(nodes.section)), document)}
    for node in document.findall(nodes.Element):
        if not isinstance(node, nodes.footnote):
            places.update((identifier, node) for identifier in node.get("ids", ()))
    for call in document.findall(nodes.footnote_reference):
        places[call["refid"]] = call
    return places


def _inline(node: nodes.Element) -> bool:
    return isinstance(node, (nodes.Inline, nodes.target)) and isinstance(
        node.parent, nodes.TextElement
    )


def _prepend(node: nodes.Element, sign: pagebreak) -> None:
    if _inline(node) or isinstance(node, (nodes.table, nodes.figure, nodes.admonition)):
        node.parent.insert(node.parent.index(node), sign)
    elif isinstance(node, (nodes.TextElement, nodes.section, nodes.document)):
        node.insert(0, sign)
    else:
        next(iter(node.findall(nodes.TextElement)), node).insert(0, sign)


def _append(node: nodes.Element, sign: pagebreak) -> None:
    texts = list(node.findall(nodes.TextElement, include_self=True))
    blocks = [text for text in texts if not _inline(text)]
    if blocks:
        blocks[-1].append(sign)
    else:
        _prepend(node, sign)
