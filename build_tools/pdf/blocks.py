"""Block nodes: sections, paragraphs, lists, boxes, definition lists."""

from __future__ import annotations

from docutils import nodes

from .escape import quote

# classes of an admonition -> Typst function (design/boxes.typ)
_BOXES = {
    "in-brief": "in-brief",
    "dispute": "dispute",
    "document-box": "close-up",
    "questions": "questions",
}
# classes of a paragraph -> Typst function
_PARAGRAPHS = {
    "document-meta": "document-meta",
    "sources": "sources",
    "theme-list": "theme-list",
    "years": "years",
}
_CALLOUTS = (
    *("note", "warning", "tip", "hint", "important"),
    *("caution", "danger", "attention", "error", "seealso"),
)


def lead(node: nodes.Node) -> list[nodes.Element]:
    """The first piece of a block that could not be parted from its beginning."""
    if isinstance(node, nodes.Admonition | nodes.topic | nodes.block_quote):
        return lead(node[1]) if len(node) > 1 else []
    if isinstance(node, nodes.bullet_list | nodes.enumerated_list):
        return list(node.children[:1])
    if isinstance(node, nodes.table):
        head = list(node.findall(nodes.thead))
        body = [row for part in node.findall(nodes.tbody) for row in part.children[:1]]
        return head + body
    return [node] if isinstance(node, nodes.Element) else []


def after_title(section: nodes.Element) -> list[nodes.Node]:
    """The block that follows the title of `section`: no break may come between them."""
    blocks = [child for child in section.children if not isinstance(child, nodes.Invisible)]
    return blocks[1:2] if blocks and isinstance(blocks[0], nodes.title) else []


def is_led(node: nodes.Node) -> bool:
    """Whether `node` belongs to a piece that moves as a whole, or begins the block around it."""
    around = node.parent
    if isinstance(around, nodes.section | nodes.document):
        return node in after_title(around)
    if isinstance(around, nodes.Admonition | nodes.topic | nodes.block_quote):
        rest = [child for child in around.children if not isinstance(child, nodes.title)]
        return node is rest[0]
    return True


def paragraph_function(node: nodes.Element) -> str | None:
    """The Typst function for a paragraph that is set in its own way."""
    names = (_PARAGRAPHS.get(name) for name in node.get("classes", ()))
    return next(filter(None, names), None)


class Blocks:
    """Rules for what stands between lines."""

    def hold_before(self, node: nodes.Element) -> str:
        """A hold point before a block, where the block may be moved to the next page."""
        return "" if is_led(node) else self._points(node)

    def _points(self, node: nodes.Element) -> str:
        """Points for a block; of a paragraph only the lines move that must.

        A box is no block (design/boxes.typ), so its paragraphs are lines of the page too;
        only what begins it belongs to its title.
        """
        if isinstance(node, nodes.Admonition) and len(node) > 1:
            return "\n\n" + self.hold("box", lead(node))
        name = self.name_of(node)
        if isinstance(node, nodes.paragraph) and name and self.is_flowing(node):
            return "\n\n" + self.hold("paragraph", [node], also=name)
        return "\n\n" + self.hold("block", lead(node))

    def is_flowing(self, paragraph: nodes.Element) -> bool:
        """Whether the lines of a paragraph are lines of the page, and not of a list or table."""
        return isinstance(paragraph.parent, nodes.section | nodes.Admonition)

    # -- sections --------------------------------------------------------------------------

    def visit_section(self, node: nodes.Element) -> None:
        self.depth += 1

    def depart_section(self, node: nodes.Element) -> None:
        self.depth -= 1

    def visit_title(self, node: nodes.Element) -> None:
        level = self.base_level + self.depth - 1
        title = self.inner(node)
        name = quote(self.name_of(node.parent) or f"{self.docname}:")
        if self.depth == 1:
            number = quote(self.builder.chapter_number(self.docname))
            kind = quote(self.builder.kind_of(self.docname))
            self.write(
                f"\n{self.place(node)}#chapter(level: {level}, number: {number}, "
                f"name: {name}, kind: {kind})[{title}]\n"
            )
        else:
            before = "".join(self._points(block) for block in after_title(node.parent))
            self.write(
                f"{before}\n{self.place(node)}#section(depth: {self.depth - 1}, level: {level}, "
                f"name: {name})[{title}]\n"
            )
        raise nodes.SkipNode

    def visit_rubric(self, node: nodes.Element) -> None:
        self.write(f"\n#rubric[{self.inner(node)}]\n")
        raise nodes.SkipNode

    # -- paragraphs ------------------------------------------------------------------------

    def visit_paragraph(self, node: nodes.Element) -> None:
        before = self.hold_before(node)
        name = self.name_of(node)
        if name and self.is_flowing(node):
            self.counted, self.counted_name = 0, name
        self.write(f"{before}\n\n{self.place(node)}")
        if function := paragraph_function(node):
            self.write(f"#{function}[{self.anchor(node)}")
            return
        number = node.get("number")
        if number is not None:
            self.write(f"#margin-number({quote(str(number))});")
        self.write(self.anchor(node))

    def depart_paragraph(self, node: nodes.Element) -> None:
        self.counted = None
        self.write(self.ends(node))
        if paragraph_function(node):
            self.write("]")
        self.write("\n\n")

    def plain(self, node: nodes.Element) -> None:
        """Containers that are only hooks for the web."""

    visit_container = depart_container = visit_compound = depart_compound = plain
    visit_compact_paragraph = depart_compact_paragraph = plain
    visit_legend = depart_legend = plain

    def visit_block_quote(self, node: nodes.Element) -> None:
        self.write(f"{self.hold_before(node)}\n{self.place(node)}#quotation[")

    def depart_block_quote(self, node: nodes.Element) -> None:
        self.write("]\n")

    def visit_attribution(self, node: nodes.Element) -> None:
        self.write("\n#attribution[")

    depart_attribution = depart_block_quote

    def visit_line_block(self, node: nodes.Element) -> None:
        lines = [self.inner(line).strip() for line in node.findall(nodes.line)]
        name = "facts" if "facts" in node["classes"] else "verse"
        self.write(f"\n#{name}[" + " \\\n".join(lines) + "]\n")
        raise nodes.SkipNode

    def visit_literal_block(self, node: nodes.Element) -> None:
        self.write(f"\n#raw(block: true, {quote(node.astext())})\n")
        raise nodes.SkipNode

    def visit_transition(self, node: nodes.Element) -> None:
        self.write("\n#scene-break\n")
        raise nodes.SkipNode

    # -- lists -----------------------------------------------------------------------------

    def visit_bullet_list(self, node: nodes.Element) -> None:
        kind = "references" if "bibliography" in node.get("classes", ()) else "bullets"
        self.write(f"{self.hold_before(node)}\n{self.place(node)}#{kind}(\n")

    def visit_enumerated_list(self, node: nodes.Element) -> None:
        start = node.get("start", 1)
        self.write(f"{self.hold_before(node)}\n{self.place(node)}#numbered(start: {start},\n")

    def depart_bullet_list(self, node: nodes.Element) -> None:
        self.write(")\n")

    depart_enumerated_list = depart_bullet_list

    def visit_list_item(self, node: nodes.Element) -> None:
        self.write(f"{self._hold_item(node)}{self.place(node)}[{self.anchor(node)}")

    def depart_list_item(self, node: nodes.Element) -> None:
        self.close_paragraph()
        self.write(self.ends(node) + "],\n")

    def _hold_item(self, node: nodes.Element) -> str:
        """A hold point between the items of a list that is not inside another list."""
        around = node.parent
        position = around.index(node)
        if not position or is_led(around) and isinstance(around.parent, nodes.list_item):
            return ""
        if isinstance(around, nodes.enumerated_list):
            return self.hold("numbered", [node], around.get("start", 1) + position)
        kind = "references" if "bibliography" in around.get("classes", ()) else "bullets"
        return self.hold(kind, [node])

    def close_paragraph(self) -> None:
        """Drop the blank lines of a last paragraph, so that what follows belongs to it."""
        while self.body and not self.body[-1].strip("\n"):
            self.body.pop()

    # -- definition lists: glossary, people, places ----------------------------------------

    def visit_glossary(self, node: nodes.Element) -> None:
        pass

    depart_glossary = visit_glossary

    def visit_definition_list(self, node: nodes.Element) -> None:
        self.write(f"{self.hold_before(node)}\n{self.place(node)}#lookup(\n")

    depart_definition_list = depart_bullet_list

    def visit_definition_list_item(self, node: nodes.Element) -> None:
        terms, bodies = [], []
        for child in node.children:
            if isinstance(child, nodes.term):
                terms.append(self.anchor(child) + self.inner(child).strip())
            elif isinstance(child, nodes.classifier):
                terms[-1] += f" #classifier[{self.inner(child)}];"
            else:
                bodies.append(child)
        body = "".join(self.inner(definition) for definition in bodies).strip()
        term = next(node.findall(nodes.term))
        head = "; ".join(terms)
        self.write(f"{self.place(node)}terms.item[{head}][{body}{self.ends(term)}],\n")
        raise nodes.SkipNode

    # -- boxes -----------------------------------------------------------------------------

    def visit_admonition(self, node: nodes.Element) -> None:
        classes = node.get("classes", ())
        box = next((_BOXES[name] for name in classes if name in _BOXES), "callout")
        title = next((c for c in node.children if isinstance(c, nodes.title)), None)
        heading = self.inner(title) if title is not None else ""
        rest = [child for child in node.children if child is not title]
        before = self.hold_before(node)
        self.write(f"{before}\n{self.place(node)}#{box}[{heading}][{self.inner(rest)}]\n")
        raise nodes.SkipNode

    def visit_callout(self, node: nodes.Element) -> None:
        name = "See also" if node.tagname == "seealso" else node.tagname.capitalize()
        self.write(f"\n{self.place(node)}#callout[{name}][{self.inner(node)}]\n")
        raise nodes.SkipNode

    for _name in _CALLOUTS:
        locals()[f"visit_{_name}"] = visit_callout

    def visit_topic(self, node: nodes.Element) -> None:
        self.visit_admonition(node)

    visit_sidebar = visit_topic
