"""Directives that turn data into pages, the book's boxes, and a look at its images."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.util.typing import ExtensionMetadata

from . import data_tables
from .bibliography import Bibliography, FillBibliography, bibliography, rewrite
from .boxes import Dispute, DocumentBox, InBrief
from .claims import Claims
from .corrections import Corrections
from .data_tables import DataPackage, DataTables, WebOnly
from .documents import Documents, FillUses
from .glossary import Terms
from .images import report_images
from .people import People, Places
from .timeline import Timeline, chapters_moved, check_chapters
from .units import Airfields, Units
from .verification import VerificationSummary, changed_pages, forget
from .years import YearStrip
from .years import rewrite as rewrite_chapters


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the directives."""
    app.setup_extension("build_tools.library")
    app.setup_extension("build_tools.notes")
    app.add_directive("in-brief", InBrief)
    app.add_directive("dispute", Dispute)
    app.add_directive("document", DocumentBox)
    app.add_directive("claims", Claims)
    app.add_directive("corrections", Corrections)
    app.add_directive("people", People)
    app.add_directive("places", Places)
    app.add_directive("terms", Terms)
    app.add_directive("timeline", Timeline)
    app.add_directive("units", Units)
    app.add_directive("airfields", Airfields)
    app.add_directive("documents", Documents)
    app.add_directive("bibliography", Bibliography)
    app.add_directive("data-tables", DataTables)
    app.add_directive("data-package", DataPackage)
    app.add_directive("verification", VerificationSummary)
    app.connect("env-get-outdated", changed_pages)
    app.connect("env-purge-doc", forget)
    app.connect("env-get-outdated", data_tables.changed_pages)
    app.connect("env-purge-doc", data_tables.forget)
    app.add_post_transform(WebOnly)
    app.add_node(bibliography)
    app.add_post_transform(FillBibliography)
    app.connect("env-updated", rewrite)
    app.add_post_transform(FillUses)
    app.add_post_transform(YearStrip)
    app.connect("env-updated", rewrite_chapters)
    app.connect("env-before-read-docs", check_chapters)
    app.connect("env-get-outdated", chapters_moved)
    app.connect("doctree-read", report_images, priority=400)  # before Sphinx collects the images
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
