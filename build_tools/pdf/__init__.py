"""The printed book: a Sphinx builder that writes Typst and compiles it to a tagged PDF.

In: resolved doctrees of all documents that the root document's toctrees name. Out: one PDF
(PDF/UA-1 and PDF/A-2a) and `pages.json`, which says what stands on each page.
"""

from __future__ import annotations

from sphinx.application import Sphinx

from .builder import TypstBuilder


def setup(app: Sphinx) -> dict[str, object]:
    """Register the builder `typst` and its settings."""
    app.add_builder(TypstBuilder)
    app.add_config_value("typst_filename", "the-hidden-belligerent", "", str)
    app.add_config_value("typst_subtitle", "", "", str)
    app.add_config_value("typst_tagline", "", "", str)
    app.add_config_value("typst_keywords", [], "", list)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
