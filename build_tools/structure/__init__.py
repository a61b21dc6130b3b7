"""Where things stand in the book: parts and chapters, paragraph numbers, stable ids."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment.collectors.toctree import TocTreeCollector
from sphinx.util.typing import ExtensionMetadata

from .note_ids import ReportUnusedNotes, StableNoteIds
from .numbers import assign_chapter_numbers
from .paragraphs import NumberParagraphs, body_paragraphs
from .plan import Part, number_of, part_of, slug_of

__all__ = ["Part", "body_paragraphs", "number_of", "part_of", "slug_of"]


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the transforms and the numbering."""
    # Sphinx offers no hook for the numbering itself; the collector looks its method up at each call.
    TocTreeCollector.assign_section_numbers = assign_chapter_numbers
    app.add_transform(ReportUnusedNotes)
    app.add_transform(StableNoteIds)
    app.add_transform(NumberParagraphs)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
