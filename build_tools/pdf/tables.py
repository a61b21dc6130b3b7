"""Tables: widths that fit, headers that repeat, numbers that line up."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes

from .escape import escape, quote, tie

# What a cell of a column of numbers may hold: digits, signs, marks for "none" and "about".
_NUMBER = re.compile(r"^[\s~≈<>c.–—−+\-$£₽%\d,.()*†‡/?]*$")
# Characters after which a long word may break in a cell.
_JOINT = re.compile("[ \n\t\u00ad/–—-]+")


class Tables:
    """Rules for tables; csv-table and list-table come as the same nodes."""

    def visit_table(self, node: nodes.Element) -> None:
        title = next((c for c in node.children if isinstance(c, nodes.title)), None)
        group = next(node.findall(nodes.tgroup))
        head = [row for part in group.findall(nodes.thead) for row in part.children]
        body = [row for part in group.findall(nodes.tbody) for row in part.children]
        if not head:
            self.problem(node, "a table needs a header row, or nobody can hear what a cell means")
        columns = measure(group, head, body)
        boxed = any(isinstance(around, nodes.Admonition) for around in parents(node))
        header = ", ".join(self._row(row, columns) for row in head)
        caption = self.inner(title) if title is not None else ""
        # What the table and its continuations (see holds.py) have in common.
        self.write(
            f"{self.hold_before(node)}\n#let shared = arguments("
            f"place: {quote(self.place(node)[1:-1])}, "
            f"number: {quote(self.number_of(node, 'table'))}, "
            f"columns: ({''.join(column.markup() + ', ' for column in columns)}), "
            f"boxed: {str(boxed).lower()}, "
            f"header: ({header}{',' if header else ''}), header-rows: {len(head)})\n"
            f"{self.place(node)}#tabular(..shared, stub: {str(has_row_heads(body)).lower()}, "
            f"name: {quote(self.name_of(node) or '')}, caption: [{caption}],\n"
        )
        spanned = any("morerows" in entry for entry in group.findall(nodes.entry))
        for index, row in enumerate(body):
            hold = self.hold("row", [row]) if index and not spanned else ""
            self.write(f"{hold}{self._row(row, columns)},\n")
        self.write(")\n")
        raise nodes.SkipNode

    def _row(self, row: nodes.Element, columns: list[Column]) -> str:
        cells = []
        for index, entry in enumerate(row.children):
            spans = "".join(
                f", {name}: {entry[attribute] + 1}"
                for attribute, name in (("morecols", "colspan"), ("morerows", "rowspan"))
                if attribute in entry
            )
            align = columns[index].align if index < len(columns) else "left"
            for name in ("left", "center", "right"):
                if f"text-{name}" in entry.get("classes", ()):
                    align = name
            text = self.inner(entry).strip().replace("\n\n", "\n#parbreak()\n")
            cells.append(f"table.cell(align: {align}{spans})[{text}]")
        return ", ".join(cells)


def has_row_heads(rows: list[nodes.Element]) -> bool:
    """Whether the first column names each row: a text in every cell, no two alike, no spans."""
    if any("morerows" in cell or "morecols" in cell for row in rows for cell in row.children):
        return False
    names = [row[0].astext().strip() for row in rows]
    return all(names) and len(set(names)) == len(names)


def parents(node: nodes.Node) -> Iterator[nodes.Node]:
    """The nodes around `node`, from the nearest outward."""
    while node.parent is not None:
        node = node.parent
        yield node


class Column:
    """What a column needs: its longest word, its longest line, whether it holds numbers."""

    def __init__(self) -> None:
        self.words: list[str] = []
        self.lines: list[str] = []
        self.numeric = True
        self.weight = 0

    @property
    def align(self) -> str:
        return "right" if self.numeric else "left"

    def add(self, text: str, header: bool) -> None:
        """Count a cell in."""
        # What is tied (19 January, 913th Regiment) is one word here: a column too narrow for it
        # would let it run out of the table.
        words = sorted((w for w in _JOINT.split(tie(text)) if w), key=len, reverse=True)
        self.words += words[:2]
        self.lines.append(text)
        if not header and text and not _NUMBER.match(text):
            self.numeric = False

    def markup(self) -> str:
        """The column as the Typst dictionary that design/tables.typ reads."""
        words = longest(self.words, 4)
        lines = longest(self.lines, 3)
        return f"(words: ({contents(words)}), lines: ({contents(lines)}), weight: {self.weight})"


def longest(texts: list[str], count: int) -> list[str]:
    """The `count` longest of `texts`, in an order that does not change from run to run."""
    return sorted(set(texts), key=lambda text: (-len(text), text))[:count]


def contents(texts: list[str]) -> str:
    """Typst content blocks, each followed by a comma."""
    return "".join(f"[{escape(text)}], " for text in texts)


def measure(group: nodes.Element, head: list, body: list) -> list[Column]:
    """The columns of a table group, from its cells and the widths the source asks for."""
    columns = [Column() for _ in range(group["cols"])]
    given = [spec.get("colwidth", 0) for spec in group.findall(nodes.colspec)]
    table = group.parent
    if "colwidths-given" in table.get("classes", ()):
        for column, width in zip(columns, given, strict=False):
            column.weight = width if isinstance(width, int) else 0
    for rows, header in ((head, True), (body, False)):
        for row in rows:
            for index, entry in enumerate(row.children[: len(columns)]):
                if "morecols" not in entry:
                    columns[index].add(entry.astext().replace("\n\n", " "), header)
    return columns
