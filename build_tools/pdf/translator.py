"""One document, as Typst: the walk, and what every kind of node has in common.

The rules for the nodes themselves are in the mixins: text (inline), notes, blocks, media (figures)
and tables. A node without a rule is an error with its place: nothing is dropped in silence.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from docutils import nodes
from sphinx.util.docutils import SphinxTranslator

from . import holds
from .blocks import Blocks
from .escape import quote
from .media import Media
from .notes import Notes
from .problems import where
from .tables import Tables
from .text import Text

if TYPE_CHECKING:
    from .builder import TypstBuilder

# A place in the source, carried through the markup between two private-use characters and taken
# out again when the file is written: it says from which line of the chapter a line of Typst comes.
_MARK = re.compile("\ue000(.*?)\ue001")
# Nodes that print their own label; every other node with an id gets an anchor before it.
_OWN_LABEL = (
    nodes.document,
    nodes.section,
    nodes.paragraph,
    nodes.footnote,
    nodes.footnote_reference,
    nodes.table,
    nodes.figure,
    nodes.list_item,
    nodes.term,
    nodes.target,
    nodes.caption,
    nodes.title,
)


class TypstTranslator(Text, Notes, Blocks, Media, Tables, SphinxTranslator):
    """Walks a resolved doctree; `markup()` answers the Typst and the map of its lines.

    `level` is the heading level of the document's title: 1 in the front matter, 2 inside a part.
    """

    def __init__(self, document: nodes.document, builder: TypstBuilder, docname: str, level: int):
        super().__init__(document, builder)
        self.docname = docname
        self.base_level = level
        self.body: list[str] = []
        self.depth = 0
        self.start()

    def start(self) -> None:
        """Let the mixins prepare what they look up during the walk."""
        self.footnotes = {
            i: note for note in self.document.findall(nodes.footnote) for i in note["ids"]
        }
        self.called: set[str] = set()
        # Characters of the paragraph being written, until its second line is marked; else None.
        self.counted: int | None = None
        self.counted_name = ""

    # -- writing ---------------------------------------------------------------------------

    def write(self, markup: str) -> None:
        self.body.append(markup)

    def close_space(self) -> None:
        """Take back the spaces written last."""
        while self.body and not self.body[-1].strip(" "):
            self.body.pop()
        if self.body:
            self.body[-1] = self.body[-1].rstrip(" ")

    def inner(self, children: list[nodes.Node] | nodes.Element) -> str:
        """The markup of `children`, apart from the text being written."""
        kept, self.body = self.body, []
        for child in getattr(children, "children", children):
            child.walkabout(self)
        markup, self.body = "".join(self.body), kept
        return markup

    def name_of(self, node: nodes.Element) -> str | None:
        """The label `node` carries ("docname:id"), or None when it has no id."""
        for target_id in node.get("ids", ()):
            return self.builder.labels.of(self.docname, target_id)
        return None

    def anchor(self, node: nodes.Element) -> str:
        """An invisible mark that carries the label of `node`, or nothing."""
        name = self.name_of(node)
        return f"#anchor({quote(name)});" if name else ""

    def ends(self, node: nodes.Element) -> str:
        """A mark at the end of `node`, so that the pages it runs over are known."""
        name = self.name_of(node)
        return f"#ends({quote(name)});" if name else ""

    def place(self, node: nodes.Node) -> str:
        """The source mark to write at the beginning of a line of markup."""
        return f"\ue000{where(node, self.builder.source_of(self.docname))}\ue001"

    def problem(self, node: nodes.Node, message: str) -> None:
        self.builder.problems.add(node, message, self.builder.source_of(self.docname))

    def hold(self, kind: str, led: list[nodes.Element], start: int = 0, also: str = "") -> str:
        """A hold point (see holds.py) for the notes called in `led`, and the label `also`."""
        names = [
            self.builder.labels.of(self.docname, call["refid"]) or ""
            for node in led
            for call in node.findall(nodes.footnote_reference)
        ]
        return holds.point(kind, filter(None, [also, *names]), start)

    def markup(self, held: dict[str, int]) -> tuple[str, dict[int, str]]:
        """The Typst text of the document, and for its lines the `file:line` they come from.

        `held`: notes that strayed in an earlier layout (see holds.py).
        """
        lines, places = [], {}
        text = holds.settle("".join(self.body), held)
        for number, line in enumerate(text.split("\n"), start=1):
            found = _MARK.findall(line)
            if found:
                places[number] = found[0]
                line = _MARK.sub("", line)
            lines.append(line)
        return "\n".join(lines), places

    # -- the walk --------------------------------------------------------------------------

    def dispatch_visit(self, node: nodes.Node) -> None:
        if isinstance(node, nodes.Element) and not isinstance(node, _OWN_LABEL):
            self.write(self.anchor(node))
        super().dispatch_visit(node)

    def unknown_visit(self, node: nodes.Node) -> None:
        self.problem(
            node,
            f"the printed book has no rule for <{type(node).__name__}>; use markup that it knows, "
            "or add a rule under build_tools/pdf/",
        )
        raise nodes.SkipNode

    def unknown_departure(self, node: nodes.Node) -> None:
        pass

    def visit_document(self, node: nodes.Element) -> None:
        if not any(isinstance(child, nodes.section) for child in node.children):
            self.problem(node, "a document of the printed book needs a title")

    def depart_document(self, node: nodes.Element) -> None:
        pass

    def skip(self, node: nodes.Node) -> None:
        raise nodes.SkipNode

    visit_comment = visit_substitution_definition = visit_label = skip
    visit_toctree = visit_meta = visit_footnote = visit_index = skip
    visit_tabular_col_spec = visit_colspec = skip

    def visit_raw(self, node: nodes.Element) -> None:
        if "typst" in node.get("format", "").split():
            self.write(node.astext())
        raise nodes.SkipNode

    def visit_system_message(self, node: nodes.Element) -> None:
        self.problem(node, node.astext())
        raise nodes.SkipNode
