"""The page of corrections."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import INDEX, Build

BOOK: dict[str, str | None] = {
    "index.md": INDEX.replace("reference/people\n", "reference/corrections\nreference/people\n"),
    "reference/corrections.md": "(corrections)=\n# Corrections\n\n```{corrections}\n```\n",
}
RECORDS = """\
old: {date: 2026-11-30, where: "chapter 1, ¶2", text: The year is 1948.}
new: {date: 2026-12-01, where: "chapter 6, note 3", text: The day is the 30th.}
"""


def test_none_yet_then_the_newest_first(mini_book: Build) -> None:
    empty = mini_book(BOOK)
    assert empty.warnings == ""
    assert "No error of fact" in empty.resolved("reference/corrections").astext()
    book = mini_book(BOOK | {"data/corrections.yaml": RECORDS})
    assert book.warnings == ""
    terms = book.resolved("reference/corrections").findall(nodes.term)
    assert [(term["ids"], term.astext()) for term in terms] == [
        (["correction-new"], "1 December 2026, chapter 6, note 3"),
        (["correction-old"], "30 November 2026, chapter 1, ¶2"),
    ]
