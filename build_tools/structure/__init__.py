"""Where things stand in the book: parts and chapters, paragraph numbers, stable ids."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.typing import ExtensionMetadata

from .missing import report_missing
from .note_ids import ReportUnusedNotes, StableNoteIds
from .note_labels import ReportUnknownCalls, report_repeated
from .numbers import assign_chapter_numbers
from .pages import report_misplaced
from .paragraphs import NumberParagraphs, body_paragraphs
from .plan import Part, name_fault, number_of, part_of, slug_of

__all__ = ["Part", "body_paragraphs", "name_fault", "number_of", "part_of", "slug_of"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms and the numbering."""
    # Sphinx offers no hook for the numbering; the collector looks its method up at each call.
    TocTreeCollector.assign_section_numbers = assign_chapter_numbers
    app.connect("source-read", report_repeated)
    app.connect("env-check-consistency", report_misplaced)
    app.connect("warn-missing-reference", report_missing, priority=400)  # before Sphinx's own
    app.add_transform(ReportUnknownCalls)
    app.add_transform(ReportUnusedNotes)
    app.add_transform(StableNoteIds)
    app.add_transform(NumberParagraphs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
