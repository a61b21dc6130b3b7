"""Maps and charts: drawn out of the data, set into the text, and listed on a page of their own."""

from __future__ import annotations

from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from ..data import DataError
from ..library import BookDataError, library
from .directives import Chart, Map
from .engine import draw_all
from .listing import Figures, ShowUnused, figure_entry, rewrite


def draw_figures(app: Sphinx) -> None:
    """Draw what is not drawn yet, beside the doctrees, before Sphinx asks which pages are stale."""
    try:
        draw_all(library(app.env).records, folder_of(app))
    except DataError as error:
        raise BookDataError("\n" + str(error)) from error


def folder_of(app: Sphinx) -> Path:
    """Return the folder of the drawn figures."""
    return Path(app.doctreedir).parent / "figures"


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register directives, page and engine."""
    app.setup_extension("build_tools.library")
    app.connect("builder-inited", draw_figures, priority=200)  # after the library is loaded
    app.add_directive("map", Map)
    app.add_directive("chart", Chart)
    app.add_directive("figures", Figures)
    app.add_node(figure_entry)
    app.add_post_transform(ShowUnused)
    app.connect("env-updated", rewrite)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
