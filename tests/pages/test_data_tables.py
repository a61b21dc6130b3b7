"""The page of the data, and the package that the web edition offers."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import INDEX, PEOPLE, Build
from tests.data.test_series import DESCRIPTION, ROWS

PAGE = (
    "(data)=\n# Data\n\n```{data-package}\n```\n\n"
    "## Figures\n\n```{data-tables} figures\n```\n\n## Records\n\n```{data-tables} records\n```\n"
)
BOOK = {
    "index.md": INDEX.replace("reference/people\n", "reference/people\nreference/data\n"),
    "reference/data.md": PAGE,
    "data/series.yaml": DESCRIPTION,
    "data/series/the-dead.csv": ROWS,
}


def test_a_table_is_described_with_its_sources(mini_book: Build) -> None:
    book = mini_book(BOOK)
    assert book.warnings == ""
    entries = {
        item[0]["ids"][0]: item
        for item in book.resolved("reference/data").findall(nodes.definition_list_item)
    }
    assert {"data-the-dead", "data-people", "data-sources", "data-references"} <= set(entries)
    what, facts, sources = (
        paragraph.astext() for paragraph in entries["data-the-dead"].findall(nodes.paragraph)
    )
    assert what == "Counts of the dead."
    assert facts == (
        "Counted by: named in each row. 2 rows in data/the-dead.csv; columns: side, date, "
        "low (persons), high (persons), source."
    )
    assert sources.startswith(
        "A. V. Torkunov, Загадочная война (2000), p. 5 (scholarship). T. F. Shtykov"
    )
    people = list(entries["data-people"].findall(nodes.paragraph))
    assert people[1].astext().startswith("1 row in data/people.csv; columns: key, name, sort, ")


def test_the_page_is_read_again_when_a_table_grows(mini_book: Build) -> None:
    mini_book(BOOK)
    changed = BOOK | {"data/people.yaml": PEOPLE + PEOPLE.replace("shtykov:", "kim:")}
    text = mini_book(changed).resolved("reference/data").astext()
    assert "2 rows in data/people.csv" in text


def test_the_web_edition_alone_links_the_package(mini_book: Build) -> None:
    page = (mini_book(BOOK).out / "reference/data.html").read_text(encoding="utf-8")
    assert 'href="../data.zip"' in page
    book = mini_book(BOOK, builder="epub")
    assert "Download data.zip" not in book.resolved("reference/data").astext()


def test_an_unknown_kind_of_tables_is_an_error(mini_book: Build) -> None:
    page = PAGE.replace("{data-tables} figures", "{data-tables} figure")
    warnings = mini_book(BOOK | {"reference/data.md": page}).warnings
    assert "reference/data.md:9: " in warnings
    assert 'no kind of tables "figure"; there are records and figures' in warnings
