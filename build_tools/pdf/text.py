"""Inline nodes: emphasis, scripts, references, targets."""

from __future__ import annotations

from docutils import nodes

from . import escape, glyphs

# classes of `inline` nodes -> Typst function (design/scripts.typ, notes.typ, lookup.typ)
_INLINE = {
    "language-ru": "ru",
    "language-ko": "ko",
    "language-zh": "zh",
    "evidence": "evidence",
    "small-caps": "smallcaps",
    "themes": "classifier",
    "genre": "classifier",
    "year-few": "year-few",
    "year-some": "year-some",
    "year-many": "year-many",
    "year": "year-none",
}
# A character that stands in the second line of a paragraph, in text (70 a line) and boxes (85).
SECOND_LINE = 100
# A reference with one of these inside names a place of the book, and gets its page.
_PLACED = {"std-ref", "std-doc", "std-numref"}
_WRAP = {
    "emphasis": "emph",
    "strong": "strong",
    "superscript": "super",
    "subscript": "sub",
    "title_reference": "emph",
    "literal_emphasis": "emph",
    "literal_strong": "strong",
}


class Text:
    """Rules for what stands inside a line."""

    def visit_Text(self, node: nodes.Text) -> None:
        text = node.astext()
        if missing := glyphs.missing(text):
            named = ", ".join(f"{character} (U+{ord(character):04X})" for character in missing)
            self.problem(
                node.parent,
                f"no face of the book has {named}; run python -m build_tools.pdf.subset_fonts",
            )
        self.write(self._with_second_line(text))

    def _with_second_line(self, text: str) -> str:
        """`text` as markup, with the mark of the second line when it falls in this text."""
        if self.counted is None:
            return escape.prose(text)
        before, self.counted = self.counted, self.counted + len(text)
        if before > SECOND_LINE or self.counted <= SECOND_LINE:
            return escape.prose(text)
        split = text.find(" ", SECOND_LINE - before)
        if split < 0:
            self.counted = SECOND_LINE  # try again in the next piece of text
            return escape.prose(text)
        self.counted = None
        mark = f"#second({escape.quote(self.counted_name)});"
        return escape.prose(text[:split]) + mark + escape.prose(text[split:])

    def depart_Text(self, node: nodes.Text) -> None:
        pass

    def wrap(self, node: nodes.Element) -> None:
        self.write(f"#{_WRAP[type(node).__name__]}[")

    def unwrap(self, node: nodes.Element) -> None:
        self.write("];")

    for _name in _WRAP:
        locals()[f"visit_{_name}"] = wrap
        locals()[f"depart_{_name}"] = unwrap

    def visit_inline(self, node: nodes.Element) -> None:
        for name in node.get("classes", ()):
            if name in _INLINE:
                self.write(f"#{_INLINE[name]}[")
                return

    def depart_inline(self, node: nodes.Element) -> None:
        if any(name in _INLINE for name in node.get("classes", ())):
            self.write("];")

    def visit_abbreviation(self, node: nodes.Element) -> None:
        pass

    depart_abbreviation = visit_abbreviation
    visit_download_reference = depart_download_reference = visit_abbreviation

    def visit_literal(self, node: nodes.Element) -> None:
        self.write(f"#raw({escape.quote(node.astext())});")
        raise nodes.SkipNode

    def visit_target(self, node: nodes.Element) -> None:
        self.write(self.anchor(node))
        if node.children:
            self.write(self.inner(node))
        raise nodes.SkipNode

    # -- references ------------------------------------------------------------------------

    def visit_reference(self, node: nodes.Element) -> None:
        uri = node.get("refuri", "")
        if "refid" in node:
            uri = f"%{self.docname}#{node['refid']}"
        if uri.startswith("%"):
            self.write(self._internal(node, uri))
        else:
            self.write(self._external(node, uri))
        raise nodes.SkipNode

    visit_number_reference = visit_reference

    def _internal(self, node: nodes.Element, uri: str) -> str:
        docname, _, target_id = uri[1:].partition("#")
        name = escape.quote(self.builder.labels.want(docname, target_id, node))
        placed = docname != self.docname and (
            node.tagname == "number_reference"
            or isinstance(node.parent.parent, nodes.legend)
            or any(
                _PLACED.intersection(child.get("classes", ()))
                for child in node.findall(nodes.inline)
            )
        )
        return f"#{'pageref' if placed else 'to'}({name})[{self.inner(node)}];"

    def _external(self, node: nodes.Element, uri: str) -> str:
        classes = node.get("classes", ())
        if "archived" in classes:
            # The imprint says how to find an archived copy; paper needs no second address.
            self.close_space()
            return ""
        if "passage" in classes and node.get("address"):
            return self.address(uri, node["address"])
        if node.astext() in (uri, uri.rstrip("/")):
            return self.address(uri, uri)
        return f"#link({escape.quote(uri)})[{self.inner(node)}];"

    def address(self, uri: str, shown: str) -> str:
        """A live link that prints its address."""
        return f"#address({escape.quote(uri)})[{escape.address(shown)}];"
