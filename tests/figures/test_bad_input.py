"""Bad input: one clear error each, with file and line, what is wrong, and what would be right."""

from __future__ import annotations

import pytest
from sphinx.errors import SphinxError

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

from .book import BOOK, FIGURES, FRONTS, MAP, PLACES_FILE, RESPONDS

FIGURES_FILE, LAYER_FILE = "data/figures.yaml", "data/geo/front-lines.geojson"
NO_ALT = FIGURES.replace("  alt: Map of a front between two towns.\n", "")


@pytest.mark.parametrize(
    ("file", "text", "message"),
    [
        (FIGURES_FILE, NO_ALT, 'figures.yaml:1: "the-front" lacks the field "alt"'),
        (
            FIGURES_FILE,
            FIGURES.replace("  alt: Map of a front between two towns.", "  alt: ' '"),
            'figures.yaml:4: "the-front", alt: String should have at least 1 character',
        ),
        (
            FIGURES_FILE,
            FIGURES.replace("front_lines", "front_line"),
            'figures.yaml:6: "the-front" has an unknown drawing "front_line"; there are',
        ),
        (
            FIGURES_FILE,
            FIGURES.replace("towns, front-lines", "towns, front-line"),
            'draws unknown data "front-line"; did you mean "front-lines"?',
        ),
        (
            FIGURES_FILE,
            FIGURES.replace("kind: map", "kind: maps"),
            """figures.yaml:2: "the-front", kind: "maps" is none of 'map' or 'chart'""",
        ),
        (
            FIGURES_FILE,
            RESPONDS.replace("front_lines", "armistice"),
            'figures.yaml:9: "the-front" has script, but its drawing',
        ),
        (
            "data/places.yaml",
            PLACES_FILE.replace("lat: 37.57, lon: 126.98, ", ""),
            'places.yaml:3: a map shows "seoul", which lacks lat and lon',
        ),
        (
            LAYER_FILE,
            FRONTS.replace('"source": "torkunov-2000 | p. 5 | one … two"', '"source": ""', 1),
            "front-lines.geojson:2: ",
        ),
        (
            LAYER_FILE,
            FRONTS.replace("torkunov-2000", "torkunov-2001", 1),
            'front-lines.geojson:2: "1950-06-25": unknown source key "torkunov-2001"; did you mean',
        ),
        (
            LAYER_FILE,
            FRONTS.replace("[125.0, 38.0]", "[38.0, 125.0]"),
            "[38.0, 125.0] is no [longitude, latitude]",
        ),
        (LAYER_FILE, FRONTS.replace('"kind": "front"', '"kind": "frond"', 1), '"frond" is none of'),
        (LAYER_FILE, FRONTS[:-5], "front-lines.geojson:8: YAML syntax: "),
    ],
)
def test_the_build_stops_with_the_place(
    mini_book: Build, file: str, text: str, message: str
) -> None:
    with pytest.raises(SphinxError) as stopped:
        mini_book(BOOK | {file: text})
    assert message in str(stopped.value)


def test_no_geojson_that_a_drawing_needs(mini_book: Build) -> None:
    with pytest.raises(SphinxError) as stopped:
        mini_book(BOOK | {LAYER_FILE: FRONTS.replace("1951-07-10", "1951-07-11")})
    assert 'figures.yaml:6: "the-front": its drawing "front_lines" failed' in str(stopped.value)
    assert "1951-07-11" in str(stopped.value)


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (MAP.replace("{map} the-front", "{map} the-fronts"), 15, 'did you mean "the-front"?'),
        (MAP.replace("{map}", "{chart}"), 15, 'there is no chart "the-front"'),
        (
            MAP.replace("[^front]\n:::", "[^front]\n\nMore.\n:::"),
            15,
            'the caption of "the-front" is not one paragraph',
        ),
        (MAP.replace("Where the front ran.[^front]\n", ""), 15, "Content block expected"),
    ],
)
def test_the_page_says_where(mini_book: Build, text: str, line: int, message: str) -> None:
    warnings = mini_book(BOOK | {f"{CHAPTER}.md": CHAPTER_TEXT + text}).warnings
    assert f"{CHAPTER}.md:{line}: " in warnings
    assert message in warnings


def test_a_figure_stands_once(mini_book: Build) -> None:
    second = CHAPTER.replace("06-stalin-says-yes", "07-the-plan")
    text = f"(the-plan)=\n# The plan\n{MAP.split('{numref}')[0]}\n\n{MAP.split(chr(10) * 2)[-1]}"
    warnings = mini_book(BOOK | {f"{second}.md": text}).warnings
    assert "duplicate label fig-the-front" in warnings
