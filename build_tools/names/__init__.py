"""Names of people and places, index entries, and language marks."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from .languages import MarkLanguages
from .roles import IndexRole, NameRole


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register roles and transform."""
    app.setup_extension("build_tools.library")
    app.add_role("person", NameRole("person"))
    app.add_role("place", NameRole("place"))
    app.add_role("idx", IndexRole())
    app.add_transform(MarkLanguages)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
