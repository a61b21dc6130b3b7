"""Finds, while file and line are still known, what epubcheck would find later without them.

Rules: EPUB 3.3 (XHTML content, core media types, no remote resource), RFC 3986 (references).
"""

from __future__ import annotations

import re
import xml.etree.ElementTree as ElementTree
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote

from docutils import nodes

from .faults import Faults, place_of

MEDIA_TYPES = {
    ".css": "text/css", ".gif": "image/gif", ".jpeg": "image/jpeg", ".jpg": "image/jpeg",
    ".ncx": "application/x-dtbncx+xml", ".png": "image/png", ".svg": "image/svg+xml",
    ".xhtml": "application/xhtml+xml",
}  # fmt: skip
IMAGES = sorted(ext for ext, kind in MEDIA_TYPES.items() if kind.startswith("image/"))
_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9._-]*")
_NOT_IN_BOOKS = {"script", "iframe", "object", "embed", "form", "input", "button", "style"}
_XHTML = 'xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"'


def check_name(faults: Faults, place: nodes.Node | str, path: str) -> None:
    """Report a path with a part that is not plain ASCII: readers lose such files."""
    for part in path.split("/"):
        if not _NAME.fullmatch(part):
            faults.add(place, f'the file name "{part}" is not portable; use a–z, 0–9, "-" and "."')


def check_images(faults: Faults, document: nodes.document) -> None:
    """Report images of other types than EPUB's, from elsewhere, with bad names or without alt."""
    for image in document.findall(nodes.image):
        uri = image["uri"]
        if "://" in uri:
            faults.add(image, f"the image {uri} is not in the book; put a copy beside the chapter")
            continue
        check_name(faults, image, uri.rpartition("/")[2])
        if Path(uri).suffix.lower() not in IMAGES:
            kinds = ", ".join(name.removeprefix(".") for name in IMAGES)
            faults.add(image, f"readers need not show {uri}; make it one of {kinds}")
        if "alt" not in image:
            faults.add(image, f"the image {uri} has no alternative text; write what it shows")


def check_raw(faults: Faults, document: nodes.document) -> None:
    """Report raw HTML that is no XHTML. Tags may open and close in pieces of one paragraph."""
    seen: set[int] = set()
    for raw in document.findall(nodes.raw):
        if "html" not in raw.get("format", "") or id(raw.parent) in seen:
            continue
        seen.add(id(raw.parent))
        pieces = [piece for piece in raw.parent.children if isinstance(piece, nodes.raw)]
        text = "".join(piece.astext() for piece in pieces)
        try:
            root = ElementTree.fromstring(f"<div {_XHTML}>{text}</div>")
        except ElementTree.ParseError as error:
            what = error.msg.partition(":")[0]
            faults.add(raw, f"raw HTML that is no XHTML ({what}): {raw.astext().strip()[:60]}")
            continue
        for element in root.iter():
            tag = element.tag.rpartition("}")[2]
            if tag != tag.lower() or tag in _NOT_IN_BOOKS:
                faults.add(raw, f"raw HTML with <{tag}>, which an e-book cannot have; take it out")


class Links:
    """All ids and all internal links of the book, to be matched when every page is written."""

    def __init__(self) -> None:
        self._ids: dict[str, set[str]] = {}
        self._broken: set[str] = set()  # pages that could not be read: nothing is known of them
        self._links: list[tuple[str, str]] = []
        self._places: dict[tuple[str, str], str] = {}

    def know_places(self, file: str, document: nodes.document) -> None:
        """Remember where in the source each link of a page stands."""
        for link in document.findall(nodes.reference):
            address = link.get("refuri") or f"#{link.get('refid')}"
            self._places.setdefault((file, address), place_of(link))
        for raw in document.findall(nodes.raw):
            for address in re.findall(r'(?:href|src)="([^"]*)"', raw.astext()):
                self._places.setdefault((file, address), place_of(raw))

    def add(self, faults: Faults, file: str, text: str, document: nodes.document | None) -> None:
        """Take ids and links of a written page; report what is no XML and ids given twice."""
        try:
            root = ElementTree.fromstring(text)
        except ElementTree.ParseError as error:
            faults.add(_source_of(document) or file, f"the page is no XHTML: {error}")
            self._broken.add(file)
            return
        ids = self._ids[file] = set()
        for element in root.iter():
            if identifier := element.get("id"):
                if identifier in ids:
                    place = _place_of_id(document, identifier) or file
                    faults.add(place, f'the id "{identifier}" is given twice; rename one')
                ids.add(identifier)
            for name in ("href", "src"):
                if (address := element.get(name)) is not None:
                    self._links.append((file, address))

    def check(self, faults: Faults, others: set[str]) -> None:
        """Report links to what is not in the book; `others`: files that are no pages."""
        for file, address in dict.fromkeys(self._links):
            if re.match(r"[a-z][a-z0-9+.-]*:", address):
                continue
            path, _, identifier = address.partition("#")
            target = normpath(join(dirname(file), unquote(path))) if path else file
            place = self._places.get((file, address), file)
            if target in self._broken:
                continue
            if target not in self._ids and target not in others:
                faults.add(place, f"link to {address}, which is not in the e-book")
            elif identifier and unquote(identifier) not in self._ids.get(target, ()):
                faults.add(place, f'link to {address}: {target} has no id "{identifier}"')


def _source_of(document: nodes.document | None) -> str:
    return document.get("source", "") if document is not None else ""


def _place_of_id(document: nodes.document | None, identifier: str) -> str:
    """Where the last element with an id stands in the source, raw HTML included."""
    place = ""
    for node in document.findall(nodes.Element) if document is not None else ():
        raw = isinstance(node, nodes.raw) and f'id="{identifier}"' in node.astext()
        if raw or identifier in node.get("ids", ()):
            place = place_of(node)
    return place
