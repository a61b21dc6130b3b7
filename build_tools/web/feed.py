"""An Atom feed of corrections (RFC 4287), for those who cite the book."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from collections.abc import Iterable

from ..data import Correction
from .edition import Edition

ATOM = "http://www.w3.org/2005/Atom"
FILE = "corrections.atom"
PAGE = "reference/corrections"


def feed(edition: Edition, entries: Iterable[tuple[str, Correction]]) -> str:
    """Return the feed, or an empty string without an address: Atom asks for permanent ones."""
    if not edition.base:
        return ""
    ET.register_namespace("", ATOM)
    root = ET.Element(f"{{{ATOM}}}feed", {"xml:lang": edition.language})
    page = edition.address(PAGE)
    _add(root, "id", page)
    _add(root, "title", f"{edition.title}: corrections")
    _add(root, "updated", f"{edition.date}T00:00:00Z")
    _add(_add(root, "author"), "name", edition.author)
    _add(root, "link", rel="self", href=edition.base + FILE)
    _add(root, "link", rel="alternate", href=page)
    for key, correction in entries:
        day = correction.date.start
        entry = _add(root, "entry")
        _add(entry, "id", f"{page}#correction-{key}")
        _add(entry, "title", correction.where)
        _add(entry, "updated", f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}T00:00:00Z")
        _add(entry, "link", href=f"{page}#correction-{key}")
        _add(entry, "summary", correction.text)
    ET.indent(root)
    return '<?xml version="1.0" encoding="UTF-8"?>\n' + ET.tostring(root, encoding="unicode") + "\n"


def _add(parent: ET.Element, name: str, text: str = "", **attributes: str) -> ET.Element:
    element = ET.SubElement(parent, f"{{{ATOM}}}{name}", attributes)
    element.text = text or None
    return element
