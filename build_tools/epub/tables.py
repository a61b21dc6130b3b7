"""Tables that can be read on a narrow screen and by ear.

Every head cell says what it heads; every other cell carries its column's head, which the stylesheet
prints before it where rows are set one below the other.
"""

from __future__ import annotations

from docutils import nodes

WIDE = 4  # from this many columns on, a phone cannot show a row in one line


class TableVisits:
    """Visitors of table nodes, to be mixed into a translator."""

    def visit_table(self, node: nodes.table) -> None:
        columns = len(list(node.findall(nodes.colspec)))
        wide = " wide" if columns >= WIDE else ""
        self.body.append(f'<div class="table-frame{wide}">\n')
        self.body.append(self.starttag(node, "table"))

    def depart_table(self, node: nodes.table) -> None:
        self.body.append("</table>\n</div>\n")

    def visit_tgroup(self, node: nodes.tgroup) -> None:
        node.stubs = []
        self.column_heads = _heads(node)

    def depart_tgroup(self, node: nodes.tgroup) -> None:
        pass

    def visit_colspec(self, node: nodes.colspec) -> None:
        node.parent.stubs.append(node.get("stub"))

    def depart_colspec(self, node: nodes.colspec) -> None:
        pass

    def visit_row(self, node: nodes.row) -> None:
        node.column = 0
        self.body.append(self.starttag(node, "tr", ""))

    def visit_entry(self, node: nodes.entry) -> None:
        row = node.parent
        column, in_head = row.column, isinstance(row.parent, nodes.thead)
        row.column += 1 + node.get("morecols", 0)
        attributes: dict[str, str] = {}
        if "morerows" in node:
            attributes["rowspan"] = str(node["morerows"] + 1)
        if "morecols" in node:
            attributes["colspan"] = str(node["morecols"] + 1)
        tag = "th" if in_head or row.parent.parent.stubs[column] else "td"
        if tag == "th":
            attributes["scope"] = "col" if in_head else "row"
        elif label := self.column_heads[column : column + 1]:
            attributes["data-label"] = label[0]
        self.body.append(self.starttag(node, tag, "", **attributes))
        self.context.append(f"</{tag}>\n")


def _heads(group: nodes.tgroup) -> list[str]:
    """The text over each column; a head over several columns is given to each of them."""
    rows = [row for head in group.findall(nodes.thead) for row in head.findall(nodes.row)]
    heads: list[str] = []
    for entry in rows[-1].findall(nodes.entry) if rows else ():
        text = " ".join(entry.astext().split())
        heads += [text] * (1 + entry.get("morecols", 0))
    return heads
