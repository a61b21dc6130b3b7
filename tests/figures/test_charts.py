"""The book's charts: drawn from its tables, the same every time, as high as their rows need."""

from __future__ import annotations

import re
from dataclasses import replace
from types import ModuleType

import pytest
from docutils import nodes

from build_tools.data import Data, load
from build_tools.data.dates import parse
from build_tools.figures import charts, engine, style
from build_tools.figures.drawings import (
    air_losses,
    armistice_agenda,
    arms_and_loans,
    corps_rotation,
    debts,
    october_telegrams,
    the_dead,
)
from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, ROOT, Build
from tests.data.test_series import DESCRIPTION, ROWS

BOOK = load(ROOT / "source/data")
CHARTS = [key for key, figure in BOOK.figures.items() if figure.kind == "chart"]


@pytest.fixture(scope="module")
def data() -> Data:
    return BOOK


@pytest.mark.parametrize("key", CHARTS)
def test_a_chart_is_drawn_the_same_every_time(data: Data, key: str) -> None:
    by_day = engine.draw(data, key, style.LIGHT)
    assert by_day == engine.draw(data, key, style.LIGHT)
    assert by_day != engine.draw(data, key, style.DARK)
    assert "<text" not in by_day  # letters are outlines
    defined = set(re.findall(r' id="([^"]*)"', by_day))
    assert set(re.findall(r'href="#([^"]*)"', by_day)) <= defined


@pytest.mark.parametrize(
    ("chart", "table", "column"),
    [
        (air_losses, "air-losses", "counted_by"),
        (october_telegrams, "october-telegrams", ""),
        (corps_rotation, "corps-formations", "formation"),
        (the_dead, "the-dead", ""),
        (armistice_agenda, "armistice-agenda", ""),
        (arms_and_loans, "arms-to-korea", ""),
        (arms_and_loans, "loans-to-china", ""),
        (debts, "debts", ""),
    ],
)
def test_a_chart_grows_with_the_rows_of_its_table(
    data: Data, chart: ModuleType, table: str, column: str
) -> None:
    rows = data.series[table].rows
    one_more = rows[-1]
    if column:  # there a line stands for all rows that have the same in this column
        one_more = replace(one_more, values={**one_more.values, column: "Another"})
    longer = replace(data.series[table], rows=(*rows, one_more))
    changed = replace(data, series={**data.series, table: longer})
    assert chart.height_of(changed) == chart.height_of(data) + chart.ROW


def test_counts_of_one_side_are_one_group(data: Data) -> None:
    found = {
        (lost_by, by, kind): air_losses.span(rows)
        for lost_by, by, kind, rows in air_losses.groups(data.series["air-losses"].rows)
    }
    assert found["UN side", "Soviet", "claim"] == (1097, 1309)  # the guns' 153 are a part
    assert found["Communist side", "American", "claim"] == (975, None)
    assert len(found) == 6


@pytest.mark.parametrize(
    ("low", "high", "text"),
    [(1309, 1309, "1,309"), (1097, 1309, "1,097–1,309"), (975, None, "over 975")],
)
def test_how_counts_are_written(low: int, high: int | None, text: str) -> None:
    assert charts.count(low, high) == text


@pytest.mark.parametrize(
    ("date", "start", "end"),
    [
        ("1950", 1950, 1950.997),
        ("1950-07", 1950.5, 1950.581),
        ("1950-07-01", 1950.5, 1950.5),
        ("1950-07-01/1952", 1950.5, 1952.997),
    ],
)
def test_where_a_date_lies(date: str, start: float, end: float) -> None:
    assert charts.years(parse(date)) == pytest.approx(start, abs=0.001)
    assert charts.years(parse(date), end=True) == pytest.approx(end, abs=0.001)


FIGURE = """\
dead:
  kind: chart
  title: The dead
  alt: Bar chart of the dead.
  description: The North lost ten to twenty.
  draws: the_dead
  data: [the-dead]
  credit: "A credit."
"""
MINI: dict[str, str | None] = {
    "index.md": INDEX.replace(
        "reference/people\n", "reference/figures\nreference/data\nreference/people\n"
    ),
    f"{CHAPTER}.md": CHAPTER_TEXT
    + "\n:::{chart} dead\nThe dead.[^d]\n:::\n\n"
    + "[^d]: {source}`torkunov-2000 | p. 8 | Я понимаю … буду готов`\n",
    "reference/figures.md": "(figures)=\n# Figures\n\n```{figures} chart\n```\n",
    "reference/data.md": "(data)=\n# Data\n\n```{data-tables} figures\n```\n",
    "data/series.yaml": DESCRIPTION.replace("name: date", "name: group").replace(
        "[side, date]", "[side, group]"
    ),
    "data/series/the-dead.csv": ROWS.replace("side,date", "side,group"),
    "data/figures.yaml": FIGURE,
}


def test_a_chart_leads_to_its_table(mini_book: Build) -> None:
    book = mini_book(MINI)
    assert book.warnings == ""
    [figure] = book.resolved().findall(nodes.figure)
    assert figure["classes"] == ["drawing", "chart"]
    page = book.resolved("reference/figures")
    [link] = [
        reference for reference in page.findall(nodes.reference) if reference.astext() == "The dead"
    ]
    assert link["refuri"].endswith("data.html#data-the-dead")


def test_a_changed_table_is_drawn_again(mini_book: Build) -> None:
    drawn = mini_book(MINI).out.parent / "figures/dead.svg"
    before = drawn.read_bytes()
    more = str(MINI["data/series/the-dead.csv"]).replace("10,20", "10,30")
    book = mini_book(MINI | {"data/series/the-dead.csv": more})
    assert book.warnings == ""
    assert drawn.read_bytes() != before


def test_a_chart_of_unknown_data_is_an_error(mini_book: Build) -> None:
    figure = FIGURE.replace("[the-dead]", "[the-death]")
    with pytest.raises(Exception, match=r'figures\.yaml:7: .*"the-death"; did you mean "the-dead"'):
        mini_book(MINI | {"data/figures.yaml": figure})
