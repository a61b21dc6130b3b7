"""Images and figures."""

from __future__ import annotations

import re

from docutils import nodes

from .escape import prose, quote

_PIXELS = re.compile(r"\d+(\.\d+)?(px)?$")
_SENTENCE = re.compile(r"(?<=[.?!])\s")
# A picture is as wide as the text unless it would then be higher than this share of its width.
TALLEST = 1.15


class Media:
    """Rules for pictures. A picture without alternative text is an error."""

    def image(self, node: nodes.Element, description: str = "") -> str:
        """The Typst expression that shows the image. `description`: more of what it shows."""
        uri = self.builder.choose_image(node)
        path = self.builder.take_image(uri)
        if path is None:
            self.problem(node, f"the image {uri} is not there; check its path and name")
        if not (node.get("alt") or "").strip():
            self.problem(node, f"the image {uri} has no alternative text; give it one with :alt:")
        told = f"{node.get('alt') or ''} {description}".strip()
        return f"image({quote(path or '')}, alt: {quote(told)}, width: {width_of(node)})"

    def visit_image(self, node: nodes.Element) -> None:
        if isinstance(node.parent, nodes.definition):
            # The second line of the paragraph that the term begins: those two share a page.
            picture = f"#linebreak()#box({self.image(node)});"
        elif isinstance(node.parent, nodes.TextElement):
            picture = f"#box({self.image(node)});"
        else:
            picture = f"\n#picture({self.image(node)})\n"
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
        title = first_sentence(caption) if caption is not None else ""
        description = ""
        if "drawing" in node.get("classes", ()):
            title, description = self.builder.words_of_drawing(node)
        legend = next((c for c in node.children if isinstance(c, nodes.legend)), None)
        self.write(
            f"\n{self.place(node)}#plate({self.hold('plate', [node])}"
            f"{self.image(images[0], description)}, title: [{prose(title)}], "
            f"number: {quote(self.number_of(node, 'figure'))}, "
            f"name: {quote(self.name_of(node) or '')}, "
            f"legend: [{self.inner(legend).strip() if legend is not None else ''}])"
            f"[{self.inner(caption) if caption is not None else ''}]\n"
        )
        raise nodes.SkipNode


def width_of(image: nodes.Element) -> str:
    """The width of an image in percent of the text's."""
    width, height = image.get("width", ""), image.get("height", "")
    if width.endswith("%"):
        return width
    sizes = [float(size.removesuffix("px")) for size in (width, height) if _PIXELS.match(size)]
    if len(sizes) < 2:
        return "100%"
    return f"{min(100, round(100 * TALLEST * sizes[0] / sizes[1]))}%"


def first_sentence(caption: nodes.Element) -> str:
    """The beginning of a caption, without its notes: what a list of figures says of it."""
    texts = [
        text.astext()
        for text in caption.findall(nodes.Text)
        if not isinstance(text.parent, nodes.footnote_reference)
    ]
    return _SENTENCE.split("".join(texts), maxsplit=1)[0].rstrip(".")
