"""The chart of air losses answers: by keyboard too, and without script it is the still."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page

from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, Build

from .browser import Pages

WORDS = ("lost_by", "counted_by", "count", "extent", "scope", "who")
FIELDS = "".join(f"    - {{name: {name}, type: string, description: A word}}\n" for name in WORDS)
TABLE = f"""\
air-losses:
  title: Aircraft lost
  description: Counts.
  unit: aircraft
  counted-by: named in each row
  key: [lost_by, counted_by, scope]
  fields:
{FIELDS}
    - {{name: low, type: integer, description: Lowest}}
    - {{name: high, type: integer, description: Highest, required: false}}
"""
PLACE = "torkunov-2000 | p. 5 | one … two"
ROWS = f"""\
lost_by,counted_by,count,extent,scope,who,low,high,source
UN side,Soviet,claim,whole,all,a corps,1097,1309,{PLACE}
UN side,American,own loss,whole,all,a department,1466,1466,{PLACE}
UN side,American,own loss,part,Sabres,a guard,76,76,{PLACE}
Communist side,American,claim,whole,all,a department,975,,{PLACE}
"""
FIGURES = """\
air-losses:
  kind: chart
  title: Aircraft lost
  alt: Chart of aircraft lost.
  description: Soviet claims run from 1,097 to 1,309.
  draws: air_losses
  data: [air-losses]
  credit: "A credit."
  script: true
"""
BOOK: dict[str, str | None] = {
    "index.md": INDEX.replace(
        "reference/people\n", "reference/figures\nreference/data\nreference/people\n"
    ),
    f"{CHAPTER}.md": CHAPTER_TEXT
    + "\n:::{chart} air-losses\nThe counts.[^d]\n:::\n\n"
    + "[^d]: {source}`torkunov-2000 | p. 8 | Я понимаю … буду готов`\n",
    "reference/figures.md": "(figures)=\n# Figures\n\n```{figures} chart\n```\n",
    "reference/data.md": "(data)=\n# Data\n\n```{data-tables} figures\n```\n",
    "data/series.yaml": TABLE,
    "data/series/air-losses.csv": ROWS,
    "data/figures.yaml": FIGURES,
}


@pytest.fixture
def address(mini_book: Build) -> Iterator[str]:
    book = mini_book(BOOK)
    assert book.warnings == ""
    yield Path(book.out / f"{CHAPTER}.html").as_uri()


def shown(page: Page) -> list[str]:
    """The first words of the counts that are seen."""
    entries = page.locator(".counts li").all()
    return [entry.inner_text().split("\n")[0].strip() for entry in entries if entry.is_visible()]


ALL = ["Soviet claim: 1,097–1,309", "American admission: 1,466", "American claim: over 975"]


@pytest.mark.parametrize("width", [320, 1440])
def test_a_reader_chooses_whose_counts(address: str, pages: Pages, width: int) -> None:
    page = pages.open(address, width)
    assert shown(page) == ALL
    assert not page.locator("#fig-air-losses > img").first.is_visible()
    page.get_by_label("American counts").check()
    assert shown(page) == ALL[1:]
    page.get_by_label("claims", exact=True).check()
    assert shown(page) == [ALL[0], ALL[2]]
    page.get_by_label("Soviet counts").check()
    assert shown(page) == ALL[:1]
    assert not page.get_by_text("Lost by the Communist side").is_visible()
    assert page.get_by_role("status").inner_text() == "1 of 3 counts are shown."
    page.get_by_label("all counts").check()
    assert shown(page) == ALL
    overflow = "document.documentElement.scrollWidth > document.documentElement.clientWidth"
    assert not page.evaluate(overflow)
    assert pages.faults == []


def test_by_keyboard(address: str, pages: Pages) -> None:
    page = pages.open(address)
    page.get_by_label("all counts").focus()
    page.keyboard.press("ArrowDown")
    assert shown(page) == ALL[:1]
    page.keyboard.press("ArrowUp")
    assert shown(page) == ALL


def test_without_script_it_is_the_still(address: str, pages: Pages) -> None:
    page = pages.open(address, java_script_enabled=False)
    assert shown(page) == []
    assert page.locator("#fig-air-losses > img").first.is_visible()


def test_a_mark_stands_on_each_count(address: str, pages: Pages) -> None:
    page = pages.open(address)
    marks = page.locator(".counts li").nth(1).locator(".counts-marks svg")
    assert [mark.get_attribute("class") for mark in marks.all()] == ["whole", "part"]
    whole, part = (mark.bounding_box() for mark in marks.all())
    assert part["x"] < whole["x"]


def test_other_formats_have_the_still_alone(mini_book: Build) -> None:
    book = mini_book(BOOK, builder="epub")
    page = (book.out / f"{CHAPTER}.xhtml").read_text(encoding="utf-8")
    assert "air-losses.svg" in page
    assert "<fieldset" not in page


def test_a_figure_that_cannot_answer_is_an_error(mini_book: Build) -> None:
    changed = {"data/figures.yaml": FIGURES.replace("air-losses:", "losses:", 1)}
    changed[f"{CHAPTER}.md"] = str(BOOK[f"{CHAPTER}.md"]).replace("{chart} air-", "{chart} ")
    warnings = mini_book(BOOK | changed).warnings
    assert 'figures.yaml:9: "losses" has script: true; only air-losses answer on the' in warnings
