"""Images and figures."""

from __future__ import annotations

from docutils import nodes

from .escape import quote


class Media:
    """Rules for pictures. A picture without alternative text is an error."""

    def image(self, node: nodes.Element) -> str:
        """The Typst expression that shows the image."""
        uri = self.builder.choose_image(node)
        path = self.builder.take_image(uri)
        if path is None:
            self.problem(node, f"the image {uri} is not there; check its path and name")
        if not (node.get("alt") or "").strip():
            self.problem(node, f"the image {uri} has no alternative text; give it one with :alt:")
        width = node.get("width", "")
        width = width if width.endswith("%") else "100%"
        return f"image({quote(path or '')}, alt: {quote(node.get('alt') or '')}, width: {width})"

    def visit_image(self, node: nodes.Element) -> None:
        inline = isinstance(node.parent, nodes.TextElement)
        picture = f"#box({self.image(node)});" if inline else f"\n#picture({self.image(node)})\n"
        self.write(picture)
        raise nodes.SkipNode

    def number_of(self, node: nodes.Element, kind: str) -> str:
        """The number Sphinx gave the figure or table, as printed: "6.1"."""
        numbers = self.builder.env.toc_fignumbers.get(self.docname, {}).get(kind, {})
        for target_id in node.get("ids", ()):
            if target_id in numbers:
                return ".".join(map(str, numbers[target_id]))
        return ""

    def visit_figure(self, node: nodes.Element) -> None:
        images = list(node.findall(nodes.image))
        if len(images) != 1:
            self.problem(node, "a figure holds one image and its caption")
            raise nodes.SkipNode
        caption = next((c for c in node.children if isinstance(c, nodes.caption)), None)
        legend = next((c for c in node.children if isinstance(c, nodes.legend)), None)
        self.write(
            f"\n{self.place(node)}#plate({self.image(images[0])}, "
            f"number: {quote(self.number_of(node, 'figure'))}, "
            f"name: {quote(self.name_of(node) or '')}, "
            f"legend: [{self.inner(legend).strip() if legend is not None else ''}])"
            f"[{self.inner(caption) if caption is not None else ''}]\n"
        )
        raise nodes.SkipNode
