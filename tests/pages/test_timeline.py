"""The timeline, the strip of years at a chapter's head."""

from __future__ import annotations

import pytest
from docutils import nodes

from build_tools.library import BookDataError
from build_tools.pages.years import period_of
from tests.conftest import CHAPTER, Build, MiniBook

from .timeline_book import EVENTS, FILES

PAGE = "reference/timeline"


def strip(book: MiniBook) -> nodes.paragraph | None:
    found = book.resolved().findall(nodes.paragraph)
    return next((node for node in found if "years" in node["classes"]), None)


def test_a_section_a_year_with_its_events(mini_book: Build) -> None:
    book = mini_book(FILES)
    assert book.warnings == ""
    top = book.resolved(PAGE).next_node(nodes.section)
    years = [node for node in top.children if isinstance(node, nodes.section)]
    assert [year["ids"][0] for year in years] == ["year-1945", "year-1950", "year-1968"]
    events = [term["ids"][0] for term in years[1].findall(nodes.term)]
    assert events == ["event-lunch", "event-flights"]


def test_an_event_shows_day_themes_chapters_and_sources(mini_book: Build) -> None:
    items = list(mini_book(FILES).resolved(PAGE).findall(nodes.definition_list_item))
    lunch, flights = items[1], items[2]
    assert lunch[0].astext() == "17 January Moscow decides · The two Koreas"
    assert lunch[0]["classes"] == ["theme-decisions", "theme-koreas"]
    text, sources = (node.astext() for node in lunch.findall(nodes.paragraph))
    assert text == "Kim spoke after a lunch. Chapter 6"
    assert "Telegram Shtykov to Vyshinsky" in sources
    assert "Загадочная война (2000), p. 55" in sources
    assert flights[0].astext().startswith("November–December ")
    [link] = [node for node in lunch.findall(nodes.reference) if node.astext() == "6"]
    assert link["refuri"] == "../2-the-decision/06-stalin-says-yes.html"


def test_themes_are_counted_and_those_of_no_event_left_out(mini_book: Build) -> None:
    [themes] = [
        node
        for node in mini_book(FILES).resolved(PAGE).findall(nodes.paragraph)
        if "theme-list" in node["classes"]
    ]
    assert themes.astext() == (
        "Themes: Moscow decides (1) · The two Koreas (1) · Washington (1) · In the air (1) · "
        "Secrets and archives (1)"
    )


def test_a_chapter_has_a_strip_of_its_years(mini_book: Build) -> None:
    book = mini_book(FILES)
    found = strip(book)
    assert found is not None
    assert found.parent.index(found) == 1, "right after the title"
    cells = [node for node in found.findall(nodes.inline) if "year" in node["classes"]]
    assert [cell.astext() for cell in cells] == [
        "",
        "",
        "",
        "",
        "",
        "1950",
        "",
        "",
        "",
        "",
        "1960s",
    ]
    assert "year-few" in cells[5]["classes"]
    links = [(node.astext(), node["refuri"]) for node in found.findall(nodes.reference)]
    page = "../reference/timeline.html#event-"
    assert links == [
        ("1950", f"{page}lunch"),
        ("1960s", f"{page}speech"),
        ("3\N{NO-BREAK SPACE}events in the timeline", f"{page}lunch"),
    ]


def test_no_strip_without_events_or_without_a_timeline(mini_book: Build) -> None:
    assert strip(mini_book(FILES | {"data/events.yaml": EVENTS.split("lunch:")[0]})) is None
    index = FILES["index.md"].replace("reference/timeline\n", "")
    assert strip(mini_book(FILES | {"reference/timeline.md": None, "index.md": index})) is None


def test_the_strip_is_no_text_of_the_chapter(mini_book: Build) -> None:
    document = mini_book(FILES).doctree()
    assert all("years" not in node["classes"] for node in document.findall(nodes.paragraph))


def test_a_new_event_reaches_the_timeline_and_the_chapter(mini_book: Build) -> None:
    mini_book(FILES)
    more = EVENTS + EVENTS[EVENTS.index("speech:") :].replace("speech", "toast").replace("68", "69")
    book = mini_book(FILES | {"data/events.yaml": more})
    assert "event-toast" in (book.out / f"{PAGE}.html").read_text(encoding="utf-8")
    assert "4\N{NO-BREAK SPACE}events" in (book.out / f"{CHAPTER}.html").read_text(encoding="utf-8")


def test_an_unknown_chapter_is_an_error_with_its_line(mini_book: Build) -> None:
    events = EVENTS.replace("[stalin-says-yes]", "[stalin-says-yess]", 1)
    with pytest.raises(BookDataError) as stopped:
        mini_book(FILES | {"data/events.yaml": events})
    message = 'events.yaml:10: "lunch" refers to an unknown chapter "stalin-says-yess"; did you'
    assert message in str(stopped.value)


@pytest.mark.parametrize(
    ("year", "period"),
    [(1945, "1945"), (1954, "1954"), (1955, "1955–59"), (1960, "1960s"), (1994, "1990s")],
)
def test_years_after_the_war_are_taken_by_decades(year: int, period: str) -> None:
    assert period_of(year) == period
