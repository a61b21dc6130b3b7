"""The finishing of the file: links and names, smaller, the same bytes every time."""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Name, String

from . import links, tags
from .pagemap import Layout


def finish(pdf: bytes, layout: Layout, aliases: dict[str, str], pieces: list[tags.Piece]) -> bytes:
    """Re-save `pdf` with links that lead to places and a named destination for every id.

    `aliases`: see labels.py; `pieces`: see tags.py. In Typst's own file the objects stand
    uncompressed and one by one: packed, it is about half as large. Raises PdfError for a link to
    nowhere.
    """
    with pikepdf.open(io.BytesIO(pdf)) as book:
        targets = links.Targets(book, layout, aliases)
        links.resolve(book, targets)
        links.add_names(book, targets)
        tags.mend(book, pieces)
        _plain_page_labels(book)
        book.Root.PageMode = Name.UseOutlines
        book.Root.PageLayout = Name.TwoPageRight
        pikepdf.settings.set_flate_compression_level(9)  # a fiftieth smaller than its default
        out = io.BytesIO()
        book.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=False,  # it would take half the time of saving for a sixtieth
            linearize=False,
        )
        return out.getvalue()


def _plain_page_labels(book: pikepdf.Pdf) -> None:
    """Name the cover, and take the optional /Type away: a common reader takes it for a prefix."""
    labels = book.Root.get("/PageLabels")
    for entry in labels.Nums if labels is not None else ():
        if isinstance(entry, pikepdf.Dictionary):
            if "/Type" in entry:
                del entry["/Type"]
            if "/S" not in entry:
                entry["/P"] = String("Cover")
