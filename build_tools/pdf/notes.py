"""Footnotes: printed at the foot of the page of their call, with the numbers Sphinx gave them."""

from __future__ import annotations

from docutils import nodes

from .escape import quote


class Notes:
    """Rules for calls; the notes themselves are taken from where MyST collected them."""

    def visit_footnote_reference(self, node: nodes.Element) -> None:
        note_id = node["refid"]
        note = self.footnotes.get(note_id)
        if note is None:
            self.problem(node, f"the note {note_id} is not in this document")
            raise nodes.SkipNode
        number = quote(note_number(note, node))
        name = self.builder.labels.want(self.docname, note_id, node)
        self._close_up(node)
        if note_id in self.called:
            self.write(f"#note-again({number}, {quote(name)});")
        else:
            self.called.add(note_id)
            body = [child for child in note.children if not isinstance(child, nodes.label)]
            self.write(f"#note({number}, {quote(name)})[{self.note_text(body)}];")
        raise nodes.SkipNode

    def _close_up(self, node: nodes.Element) -> None:
        """No space before a call; a comma between two calls in a row."""
        self.close_space()
        siblings = node.parent.children
        position = siblings.index(node)
        before = siblings[position - 1] if position else None
        if isinstance(before, nodes.Text) and not before.strip() and position > 1:
            before = siblings[position - 2]
        if isinstance(before, nodes.footnote_reference):
            self.write("#super[,];")

    def note_text(self, body: list[nodes.Node]) -> str:
        """The note's paragraphs on one line of markup; a second paragraph is set off by a space.

        A footnote is small: paragraphs inside it run on, as in a printed book.
        """
        parts = []
        counted, self.counted = self.counted, None  # a note is no part of its paragraph's lines
        for child in body:
            if isinstance(child, nodes.paragraph):
                parts.append(self.anchor(child) + self.inner(child).strip())
            else:
                parts.append(self.inner([child]).strip())
        self.counted = counted
        return " ".join(parts)


def note_number(note: nodes.Element, call: nodes.Element) -> str:
    """The number printed for `note`: its label, else the text of the call."""
    for child in note.children:
        if isinstance(child, nodes.label):
            return child.astext().strip()
    return call.astext().strip()
