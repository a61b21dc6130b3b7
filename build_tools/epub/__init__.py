"""The e-book: an EPUB 3 that validates, reads aloud, and opens its notes in place."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.builders import epub3
from sphinx.util.typing import ExtensionMetadata

from .builder import BookEpubBuilder
from .pages import pagebreak

THEME = Path(__file__).parent / "theme"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register builder, theme and settings."""
    app.setup_extension("build_tools.library")
    if "subtitle" not in app.config.values:
        app.add_config_value("subtitle", "", "html", types=str)
    app.add_config_value("epub_creators", [], "epub", types=frozenset({list, tuple}))
    app.add_config_value("epub_subjects", [], "epub", types=frozenset({list, tuple}))
    app.add_config_value("epub_source", "", "epub", types=frozenset({str}))
    # Where the PDF builder says what stands on each page; seen from the e-book's folder.
    app.add_config_value("epub_pages", "../pdf/pages.json", "epub", types=frozenset({str}))
    app.add_html_theme("book_epub", THEME)
    app.add_node(pagebreak)
    app.add_builder(BookEpubBuilder, override=True)
    _without_version_check(app)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}


def _without_version_check(app: Sphinx) -> None:
    """Take out Sphinx's check of the settings: it asks for a version, and editions have dates.

    publication.py checks what the package needs.
    """
    for listener in list(app.events.listeners["builder-inited"]):
        if listener.handler is epub3.validate_config_values:
            app.disconnect(listener.id)
