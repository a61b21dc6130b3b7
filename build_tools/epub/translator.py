"""How the book's nodes become the e-book's XHTML.

Rules: EPUB 3.3 (pop-up notes and pages: `epub:type`), Digital Publishing WAI-ARIA 1.1 (roles). Both
are given: older readers know the first, newer ones and screen readers the second.
"""

from __future__ import annotations

import re
from html import escape

from docutils import nodes
from sphinx.writers.html5 import HTML5Translator

from .pages import pagebreak
from .semantics import attributes_of, kind_of
from .tables import TableVisits

_ENTRIES = (
    "people", "places", "glossary", "timeline", "units", "airfields", "documents",
)  # fmt: skip
PILCROW = "¶\N{WORD JOINER}"  # the sign and its number stay on one line
_LANG = re.compile(r' lang="([^"]+)"')
_GLOSSREF = ' epub:type="glossref" role="doc-glossref"'
_BIBLIOREF = ' epub:type="biblioref" role="doc-biblioref"'


class EpubTranslator(TableVisits, HTML5Translator):
    """Writes the body of one page."""

    def starttag(
        self, node: nodes.Element, tagname: str, suffix: str = "\n", empty: bool = False,
        **attributes: object,
    ) -> str:  # fmt: skip
        """Give each language in both forms: HTML reads `lang`, XML tools read `xml:lang`."""
        tag = super().starttag(node, tagname, suffix, empty, **attributes)
        return _LANG.sub(r' lang="\1" xml:lang="\1"', tag, count=1)

    # Headings: the page's section carries its type; only the chapter's own title has its number.

    def visit_section(self, node: nodes.section) -> None:
        self.section_level += 1
        outermost = isinstance(node.parent, nodes.document)
        attributes = attributes_of(self.builder.current_docname) if outermost else {}
        self.body.append(self.starttag(node, "section", **attributes))

    def add_secnumber(self, node: nodes.Element) -> None:
        if isinstance(node.parent.parent, nodes.document) and (number := self.get_secnumber(node)):
            self.body.append(f'<span class="chapter-number">{number[0]}</span> ')

    # Paragraphs: the number stands where it disturbs least. Voices skip it; they have the pages.

    def depart_paragraph(self, node: nodes.paragraph) -> None:
        if number := node.get("number"):
            self.body.append(
                f' <small class="paragraph-number" aria-hidden="true">{PILCROW}{number}</small>'
            )
        super().depart_paragraph(node)

    def visit_pagebreak(self, node: pagebreak) -> None:
        label = escape(node["label"])
        self.body.append(
            f'<span id="{node["ids"][0]}" epub:type="pagebreak" role="doc-pagebreak"'
            f' aria-label="{label}"></span>'
        )

    def depart_pagebreak(self, node: pagebreak) -> None:
        pass

    # Notes: a list at the chapter's end, each with the way back on its number.

    def visit_footnote_reference(self, node: nodes.footnote_reference) -> None:
        link = {"ids": node["ids"]}
        attributes = {"epub:type": "noteref", "role": "doc-noteref", "href": f"#{node['refid']}"}
        self.body.append(f'<sup class="call">{self.starttag(link, "a", "", **attributes)}')

    def depart_footnote_reference(self, node: nodes.footnote_reference) -> None:
        self.body.append("</a></sup>")

    def visit_footnote(self, node: nodes.footnote) -> None:
        if not isinstance(node.previous_sibling(), nodes.footnote):
            self.body.append(
                '<section class="notes" epub:type="endnotes" role="doc-endnotes"'
                ' aria-labelledby="notes">\n<h2 id="notes">Notes</h2>\n'
            )
        # No list items: a list must hold nothing but them, and readers look for this role.
        attributes = {"epub:type": "footnote", "role": "doc-footnote"}
        self.body.append(self.starttag(node, "div", CLASS="note", **attributes))

    def depart_footnote(self, node: nodes.footnote) -> None:
        self.body.append("</div>\n")
        if not isinstance(node.next_node(descend=False, siblings=True), nodes.footnote):
            self.body.append("</section>\n")

    def visit_label(self, node: nodes.label) -> None:
        # The number goes into the note's first paragraph, where a pop-up shows it beside the text.
        raise nodes.SkipNode

    def visit_paragraph(self, node: nodes.paragraph) -> None:
        super().visit_paragraph(node)
        note = node.parent
        if isinstance(note, nodes.footnote) and note.index(node) == 1:
            number, calls = escape(note[0].astext()), note["backrefs"]
            back = "".join(
                f'<a epub:type="backlink" role="doc-backlink" href="#{call}"'
                f' aria-label="{number}, back to the text">{number if index == 0 else "↩"}</a>'
                for index, call in enumerate(calls)
            )
            self.body.append(f'<span class="note-number">{back or number}</span> ')

    # Links: pop-ups for names, terms and works; the address of a passage in full.

    def visit_reference(self, node: nodes.reference) -> None:
        start = len(self.body)
        super().visit_reference(node)
        kind = self._kind_of_link(node)
        self.body[start] = self.body[start].replace("<a ", f"<a{kind} ", 1)
        if kind == _GLOSSREF and not {"person", "place"} & set(node["classes"]):
            self.body[start] = self.body[start].replace('class="', 'class="term ', 1)
        address = node.astext() if "address" in node["classes"] else node.get("address")
        if address:
            self.body.append(breakable(address))
            raise nodes.SkipChildren

    def _kind_of_link(self, node: nodes.reference) -> str:
        inner = node[0].get("classes", ()) if node and isinstance(node[0], nodes.Element) else ()
        if {"person", "place"} & set(node["classes"]) or "std-term" in inner:
            return _GLOSSREF
        if "#source-" in node.get("refuri", "") and node.get("internal"):
            return _BIBLIOREF
        return ""

    # Definitions: term and definition share one element with the id, so that a pop-up shows both.

    def visit_definition_list_item(self, node: nodes.definition_list_item) -> None:
        if set(_ENTRIES) & set(node.parent["classes"]):
            ids = list(node["ids"])
            for term in node.findall(nodes.term):
                ids += term["ids"]
                term["ids"] = []
            self.body.append(self.starttag({"ids": ids}, "div", CLASS="entry"))
        else:
            super().visit_definition_list_item(node)

    def depart_definition_list_item(self, node: nodes.definition_list_item) -> None:
        if set(_ENTRIES) & set(node.parent["classes"]):
            self.body.append("</div>\n")
        else:
            super().depart_definition_list_item(node)

    def visit_term(self, node: nodes.term) -> None:
        self.body.append(self.starttag(node, "dt", "", **self._glossary_type("glossterm")))

    def visit_definition(self, node: nodes.definition) -> None:
        self.body.append(self.starttag(node, "dd", "", **self._glossary_type("glossdef")))

    def _glossary_type(self, kind: str) -> dict[str, str]:
        in_glossary = kind_of(self.builder.current_docname)[0] == "glossary"
        return {"epub:type": kind} if in_glossary else {}

    # Boxes: rules and a title, which survive gray screens and readers that drop backgrounds.

    def visit_admonition(self, node: nodes.Element, name: str = "") -> None:
        attributes = {}
        if "in-brief" in node["classes"]:
            attributes = {"epub:type": "abstract", "role": "doc-abstract", "aria-label": "In brief"}
        self.body.append(self.starttag(node, "div", CLASS="box", **attributes))
        self.context.append("</div>\n")

    def visit_title(self, node: nodes.title) -> None:
        super().visit_title(node)
        if isinstance(node.parent, nodes.admonition):
            self.body[-1] = self.body[-1].replace("admonition-title", "box-title")


def breakable(address: str) -> str:
    """Return an address as XHTML with places where a line may end."""
    return "<wbr/>".join(map(escape, re.split(r"(?<=[/?&=_])(?=\w)", address)))
