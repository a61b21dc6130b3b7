"""How the book's nodes become HTML.

Differs from Sphinx's own writer where a reader gains by it: ids stand on headings (a search hit or
a link lands on the title), notes are a list with a way back, paragraphs carry their number, and
nothing needs an inline style (the pages' Content-Security-Policy forbids them).
"""

from __future__ import annotations

from html import escape

from docutils import nodes
from sphinx import addnodes
from sphinx.util import logging
from sphinx.util.images import get_image_size
from sphinx.writers.html5 import HTML5Translator

from ..structure import number_of, part_of
from . import layers, pictures, soundness

#: On the first page, before the first paragraph that begins in bold: the ways to read go here.
WAYS = "<!-- ways to read -->"
#: Classes of admonitions that the book uses; any other admonition is set as a plain box.
BOXES = ("in-brief", "dispute", "document-box")

logger = logging.getLogger(__name__)


class BookTranslator(HTML5Translator):
    """Writes one page's body."""

    # Headings: the id on the heading, the part and the number of a chapter above its title.

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1
        self.body.append(self.starttag({"classes": list(node["classes"])}, "section"))

    def visit_title(self, node: nodes.title) -> None:
        if isinstance(node.parent, addnodes.compact_paragraph):
            # The caption of a toctree: Sphinx's role "heading" has no level and is no heading here.
            self.body.append('<p class="caption"><span class="caption-text">')
            self.context.append("</span></p>\n")
            return
        if not isinstance(node.parent, nodes.section):
            super().visit_title(node)
            return
        level = min(self.section_level + self.initial_header_level - 1, 6)
        chapter = number_of(self.builder.current_docname) if level == 1 else None
        if chapter is not None:
            self.body.append('<header class="chapter-header">\n')
            self.body.append(self._part_label(self.builder.current_docname))
        heading = {"ids": list(node.parent["ids"]), "classes": list(node["classes"])}
        self.body.append(self.starttag(heading, f"h{level}", ""))
        if chapter is not None:
            self.body.append(f'<span class="chapter-number">{chapter}</span> ')
        self.context.append(f"</h{level}>\n" + ("</header>\n" if chapter is not None else ""))

    def _part_label(self, docname: str) -> str:
        """Return the part's name, which the first chapter of a part shows large."""
        number, dot, name = part_of(docname).caption.partition(" · ")
        opens = any(group.entries[:1] and group.entries[0].docname == docname
                    for group in self.builder.groups)  # fmt: skip
        return (
            f'<p class="chapter-part{" is-opening" * opens}" data-pagefind-filter="part">'
            f'<span class="part-number">{escape(number)}</span><span class="part-dot">{dot}</span>'
            f'<span class="part-name">{escape(name)}</span></p>\n'
        )

    def add_permalink_ref(self, node: nodes.Element, title: str) -> None:
        """The link sign beside a heading or a caption; a page's own title needs none."""
        if not node["ids"] or (isinstance(node, nodes.section) and self.section_level < 2):
            return
        self.body.append(
            f' <a class="headerlink" href="#{node["ids"][0]}" aria-label="{escape(title)}">§</a>'
        )

    # Paragraphs with a number.

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        is_first_page = self.builder.current_docname == self.config.root_doc
        # MyST puts an empty text before a paragraph's bold beginning.
        first = next((child for child in node if child.astext()), None)
        if is_first_page and isinstance(first, nodes.strong) and WAYS not in self.body:
            self.body.append(WAYS)
        super().visit_paragraph(node)

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        if number := node.get("number"):
            self.body.append(
                f' <a class="para-number" href="#{node["ids"][0]}">'
                f'<span class="aside-text">Paragraph </span>{number}</a>'
            )
        super().depart_paragraph(node)

    # Notes: a numbered list at the end of the page; the number leads back.

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        number = escape(node.astext())
        self.body.append(
            self.starttag(
                node, "a", "", CLASS="note-call", href=f"#{node['refid']}", role="doc-noteref"
            ).replace(">", f' aria-label="Note {number}">', 1)
        )

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.body.append("</a>")

    def visit_footnote(self, node: nodes.footnote) -> None:
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append(
                '<section class="notes" role="doc-endnotes" aria-labelledby="notes"'
                ' data-pagefind-weight="0.2">\n'
                '<h2 id="notes">Notes</h2>\n<ol class="note-list">\n'
            )
        self.body.append(self.starttag(node, "li", "", CLASS="note"))

    def depart_footnote(self, node: nodes.footnote) -> None:
        self.body.append("</div></li>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote):
            self.body.append("</ol>\n</section>\n")

    def visit_label(self, node: nodes.label) -> None:
        number = escape(node.astext())
        calls = node.parent["backrefs"]
        if calls:
            self.body.append(
                f'<a class="note-number" href="#{calls[0]}" role="doc-backlink"'
                f' aria-label="Note {number}, back to the text">{number}</a>'
            )
        else:
            self.body.append(f'<span class="note-number">{number}</span>')
        self.body.append('<div class="note-text">')
        raise nodes.SkipNode

    # Links: what a source's link is for, and the address that paper shows.

    def visit_reference(self, node: nodes.reference) -> None:
        start = len(self.body)
        super().visit_reference(node)
        extra = ""
        if address := node.get("address"):
            extra = f' data-address="{escape(address)}"'
        if "archived" in node["classes"] or "passage" in node["classes"]:
            extra += ' rel="external noreferrer"'
        if extra:
            self.body[start] = self.body[start].replace(">", extra + ">", 1)

    # Boxes: our own markup in place of Sphinx's admonitions.

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        kind = next((box for box in BOXES if box in node["classes"]), None)
        if kind is None:
            super().visit_admonition(node, name)
            return
        self.body.append(self.starttag({"ids": node["ids"]}, "div", CLASS=f"box {kind}"))
        self.context.append("</div>\n")

    # Tables: no inline widths, a scope on each head, room to scroll sideways.

    def visit_colspec(self, node: nodes.colspec) -> None:
        self.colspecs.append(node)
        node.parent.stubs.append(node.get("stub"))

    def depart_colspec(self, node: nodes.colspec) -> None:
        pass

    def visit_entry(self, node: nodes.entry) -> None:
        in_head = isinstance(node.parent.parent, nodes.thead)
        is_stub = node.parent.parent.parent.stubs[node.parent.column]
        super().visit_entry(node)
        if in_head or is_stub:
            scope = "col" if in_head else "row"
            self.body[-1] = self.body[-1].replace("<th", f'<th scope="{scope}"', 1)

    def visit_table(self, node: nodes.table) -> None:
        self.body.append('<div class="table-scroll">\n')
        super().visit_table(node)

    def depart_table(self, node: nodes.table) -> None:
        super().depart_table(node)
        self.body.append("</div>\n")

    # Figures: those that answer carry a layer for the script beside the still.

    def visit_figure(self, node: nodes.figure) -> None:
        super().visit_figure(node)
        self.body.append(layers.layer(self.builder.env, node))

    def visit_raw(self, node: nodes.raw) -> None:
        soundness.check_raw(node)
        super().visit_raw(node)

    # Images have a size, so that nothing moves when they arrive, and a width alone is no size.

    def _give_size(self, node: nodes.image) -> None:
        known = {side: node.get(side, "").removesuffix("px") for side in ("width", "height")}
        if all(value.isdigit() for value in known.values()):
            node.attributes.update(known)
            return
        size = get_image_size(self.builder.srcdir / node["uri"])
        if size is None:
            logger.warning(
                "the size of the image %s cannot be read; give :width: and :height: in pixels",
                node["uri"], location=node,
            )  # fmt: skip
            return
        width = int(known["width"]) if known["width"].isdigit() else size[0]
        node["width"], node["height"] = str(width), str(round(size[1] * width / size[0]))

    # Images load when the reader nears them.

    def visit_image(self, node: nodes.image) -> None:
        self._give_size(node)
        start = len(self.body)
        super().visit_image(node)
        tag = "".join(self.body[start:])
        if "<img" in tag and "loading=" not in tag:
            tag = tag.replace("<img", '<img loading="lazy" decoding="async"', 1)
            self.body[start:] = [tag]
        if node.get("dark"):
            self.body[start:] = [pictures.html(node, tag, self.builder.images)]
