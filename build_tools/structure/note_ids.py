"""Stable ids of notes and their calls, from the note's label: `note-awake`, `call-awake`.

docutils would name them id1, id2 … in order, so that every new note would break old links.
"""

from __future__ import annotations

from docutils import nodes
from docutils.transforms.references import Footnotes
from sphinx.transforms import SphinxTransform
from sphinx.util import logging

logger = logging.getLogger(__name__)


class ReportUnusedNotes(SphinxTransform):
    """Report each note that nothing calls, by its label; MyST's own report names none."""

    default_priority = Footnotes.default_priority + 1  # MyST looks at +2

    def apply(self, **kwargs: object) -> None:
        """Report and drop the unused notes of one document."""
        for note in list(self.document.autofootnotes):
            if note["names"] and not note["backrefs"]:
                label = note["names"][0]
                logger.error(
                    'the note "%s" is called nowhere; call it with [^%s] or take it out',
                    label, label, location=note, type="book", subtype="note",
                )  # fmt: skip
                self.document.autofootnotes.remove(note)
                note.parent.remove(note)


class StableNoteIds(SphinxTransform):
    """Rename the ids of labeled notes and their calls after the label."""

    # After docutils has numbered the notes (620) and MyST has collected them (+3).
    default_priority = Footnotes.default_priority + 10

    def apply(self, **kwargs: object) -> None:
        """Rename ids in place; a call repeated gets `call-awake-2` and so on."""
        new_ids = {}
        for note in self.document.findall(nodes.footnote):
            if note["names"]:
                label = note["names"][0]
                new_ids[note["ids"][0]] = identifier = f"note-{label}"
                self._rename(note, identifier)
                self.document.nameids[label] = identifier
                note["backrefs"] = []
        for call in self.document.findall(nodes.footnote_reference):
            if call.get("refid") in new_ids:
                call["refid"] = new_ids[call["refid"]]
                note = self.document.ids[call["refid"]]
                label = note["names"][0]
                count = len(note["backrefs"]) + 1
                self._rename(call, f"call-{label}" if count == 1 else f"call-{label}-{count}")
                note["backrefs"].append(call["ids"][0])

    def _rename(self, node: nodes.Element, identifier: str) -> None:
        for old in node["ids"]:
            self.document.ids.pop(old, None)
        node["ids"] = [identifier]
        self.document.ids[identifier] = node
