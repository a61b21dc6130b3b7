"""Which id is printed as which Typst label, and whether everything pointed at is there.

Labels are "docname:id", so that ids of different chapters never collide. A node with several ids
(a section with a target before it) carries one label only; the other ids are aliases of it.
"""

from __future__ import annotations

from docutils import nodes
from sphinx import addnodes

from .problems import Problems

# Subtrees that are not printed; ids in them are no targets.
_SILENT = (nodes.comment, nodes.substitution_definition, nodes.label, addnodes.toctree)


class Labels:
    """Collects ids of all documents first; then answers for each reference."""

    def __init__(self) -> None:
        self._main: dict[str, str] = {}
        self.order: list[str] = []  # labels in reading order, without aliases
        self._wanted: list[tuple[str, nodes.Node]] = []

    def collect(self, docname: str, doctree: nodes.document) -> None:
        """Take the ids of `doctree`. The document itself is the label "docname:"."""
        top = f"{docname}:"
        self.add(top, [top])
        for node in doctree.findall(nodes.Element):
            ids = node.get("ids")
            if not ids or isinstance(node, _SILENT) or isinstance(node.parent, _SILENT):
                continue
            names = [f"{docname}:{i}" for i in ids]
            if isinstance(node, nodes.section) and isinstance(node.parent, nodes.document):
                main = top
            elif isinstance(node, nodes.footnote_reference):
                main = f"{docname}:{node['refid']}"
            else:
                main = names[0]
            self.add(main, names)

    def add(self, main: str, names: list[str]) -> None:
        """Take a label and the ids it stands for."""
        if main not in self._main:
            self._main[main] = main
            self.order.append(main)
        for name in names:
            self._main.setdefault(name, main)

    def of(self, docname: str, target_id: str) -> str | None:
        """The label that stands for `docname:target_id`, or None."""
        return self._main.get(f"{docname}:{target_id}")

    def want(self, docname: str, target_id: str, node: nodes.Node) -> str:
        """The label for a reference at `node`; a dead one is noted and answered with the doc."""
        found = self.of(docname, target_id)
        if found is None:
            self._wanted.append((f"{docname}#{target_id}", node))
            return f"{docname}:"
        return found

    def report(self, problems: Problems) -> None:
        """Add every reference to nowhere to `problems`."""
        for name, node in self._wanted:
            problems.add(
                node,
                f"reference to {name}, which is not in the printed book; "
                "point to a document of a toctree and an id in it",
            )

    @property
    def aliases(self) -> dict[str, str]:
        """Every id ("docname:id") to the label that carries it."""
        return dict(self._main)
