"""The package document: what is in the book, in which order, and what libraries need to know.

Rules: EPUB 3.3, Package document; EPUB Accessibility 1.1, Discovery metadata.
"""

from __future__ import annotations

import re
from pathlib import PurePosixPath
from typing import Any

from .publication import Access
from .soundness import MEDIA_TYPES

NAV, NCX, COVER_PAGE, COVER, IMPRINT = (
    "nav.xhtml", "toc.ncx", "cover.xhtml", "cover.png", "imprint.xhtml",
)  # fmt: skip
STYLESHEETS = ("book.css", "reflow.css")


def item_id(file: str) -> str:
    """Return a manifest id that follows from the file's name alone."""
    return "file-" + re.sub(r"[^A-Za-z0-9]+", "-", file)


def context(builder: Any, order: list[str], images: list[str]) -> dict[str, Any]:
    """Return what `content.opf` shows for the files `order` (the spine) and `images`."""
    properties = {NAV: "nav", COVER: "cover-image"} | dict.fromkeys(builder.svg_pages, "svg")
    files = [NCX, *STYLESHEETS, COVER, *order, *sorted(images)]
    book = builder.book
    has_pages = bool(builder.printed)
    return {
        "access": Access(
            has_images=bool(images),
            has_pages=has_pages,
            page_source=f"{book.full_title}, PDF edition of {book.long_date}" if has_pages else "",
        ),
        "cover": item_id(COVER),
        "ncx": item_id(NCX),
        "manifest": [
            {
                "id": item_id(file),
                "href": file,
                "media_type": MEDIA_TYPES[PurePosixPath(file).suffix],
                "properties": properties.get(file, ""),
            }
            for file in files
        ],
        "spine": [item_id(file) for file in order],
    }
