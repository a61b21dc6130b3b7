"""The finishing of the file: smaller, the same bytes every time, with names for every id.

Typst's links go to places, not names. The names added here (`book.pdf#nameddest=docname:id`) let
other pages point into the PDF, and let a check find every id of the web edition on paper.
"""

from __future__ import annotations

import io

import pikepdf
from pikepdf import Array, Dictionary, Name, String


def finish(pdf: bytes, places: dict[str, tuple[int, float, float]]) -> bytes:
    """Re-save `pdf` with a named destination for each of `places`.

    `places`: name -> (physical page from 1, x and y in points from the page's top left). In Typst's
    own file the objects stand uncompressed and one by one: packed, it is about half as large.
    """
    with pikepdf.open(io.BytesIO(pdf)) as book:
        _add_names(book, places)
        _plain_page_labels(book)
        book.Root.PageMode = Name.UseOutlines
        book.Root.PageLayout = Name.TwoPageRight
        out = io.BytesIO()
        book.save(
            out,
            deterministic_id=True,
            object_stream_mode=pikepdf.ObjectStreamMode.generate,
            compress_streams=True,
            recompress_flate=True,
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


def _add_names(book: pikepdf.Pdf, places: dict[str, tuple[int, float, float]]) -> None:
    if not places:
        return
    pages = list(book.pages)
    encoded = {name.encode("utf-8"): place for name, place in places.items()}
    flat = []
    for name in sorted(encoded):  # a name tree is sorted by bytes
        number, x, y = encoded[name]
        page = pages[number - 1]
        height = float(page.mediabox[3])
        target = Array([page.obj, Name.XYZ, round(x, 2), round(height - y, 2), 0])
        flat += [String(name.decode("utf-8")), target]
    names = list(encoded)
    limits = Array([String(min(names).decode()), String(max(names).decode())])
    leaf = book.make_indirect(Dictionary(Names=Array(flat), Limits=limits))
    tree = book.Root.get("/Names", Dictionary())
    tree["/Dests"] = Dictionary(Kids=Array([leaf]))
    book.Root.Names = tree
