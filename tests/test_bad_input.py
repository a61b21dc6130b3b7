"""Each kind of bad input gives one error: file, line, what is wrong, the nearest right thing.

What concerns the text makes the build fail with that error, and so does what concerns the data.
A note without a source is found by the checks (rule N104, tests/check); builds that are killed half
way are the matter of tests/test_book.py.
"""

from __future__ import annotations

import pytest

from build_tools.library import BookDataError
from tests.conftest import CHAPTER, CHAPTER_TEXT, PEOPLE, PLACES, SOURCES, TERMS, Build

PAGE = f"{CHAPTER}.md"
SOURCES_FILE = "data/sources/soviet-documents.yaml"
FILES = {
    PAGE: CHAPTER_TEXT,
    SOURCES_FILE: SOURCES,
    "data/people.yaml": PEOPLE,
    "data/places.yaml": PLACES,
    "data/glossary.yaml": TERMS,
}
FIGURE = "\n```{{figure}} {0}\n:name: fig-yalu\n{1}\nThe river.\n```\n\n[^report]:"
SHTYKOV, TORKUNOV = "| | On January 17 … friendly atmosphere", "| p. 55 |"

TEXT_CASES = [
    pytest.param(*case[1:], id=case[0])
    for case in [
        (
            "unknown source",
            ("`shtykov-1950-01-19 |", "`shtykov-1950-01-29 |"),
            12,
            'unknown source key "shtykov-1950-01-29"; did you mean "shtykov-1950-01-19"?',
        ),
        ("missing locator", (TORKUNOV, "| |"), 13, '"torkunov-2000" lacks a locator (page, folio'),
        ("two fields", (TORKUNOV, "|"), 13, 'the three fields of "key | locator | first words …'),
        ("open pointer", ("… буду готов", "…"), 13, 'not of the form "first words … last words"'),
        ("long pointer", ("Я понимаю", "a " * 13), 13, "longer than 12 words; give the first and"),
        (
            "label twice",
            ("A comment.\n", "A comment.\n[^met]: Again.\n"),
            14,
            'a note "met" is there already, on line 13; give this one a label of its own',
        ),
        ("orphan note", ("met.[^met]", "met."), 13, 'the note "met" is called nowhere; call it'),
        (
            "call without note",
            ("met.[^met]", "met.[^met] It met again.[^meet]"),
            10,
            'there is no note "meet"; did you mean "met"?',
        ),
        ("person", ("<shtykov>", "<shtikov>"), 10, 'person "shtikov"; did you mean "shtykov"?'),
        (
            "place",
            ("[^report] The", "[^report] In {place}`Antung <andung>`, the"),
            10,
            'unknown place "andung"; did you mean "antung"?',
        ),
        ("term", ("`Politburo`", "`Polithuro`"), 10, 'the glossary "Polithuro"; did you mean "Pol'),
        (
            "reference",
            ("met.[^met]", "met.[^met] See {ref}`the answer <stalin-say-yes>`."),
            10,
            'there is no label "stalin-say-yes"; did you mean "stalin-says-yes"?',
        ),
        (
            "reference to a table",
            ("met.[^met]", "met.[^met] See {numref}`stalin-say-yes`."),
            10,
            'there is no label "stalin-say-yes"; did you mean "stalin-says-yes"?',
        ),
        (
            "close-up",
            ("## A lunch", "## A lunch\n\n:::{document} torkunov-2001\nA book.\n:::"),
            10,
            'unknown source key "torkunov-2001"; did you mean "torkunov-2000"?',
        ),
        (
            "image",
            ("\n[^report]:", FIGURE.format("yalu.svg", ":alt: The Yalu at Antung")),
            12,
            'there is no image "2-the-decision/yalu.svg"',
        ),
    ]
]


def one_error(warnings: str) -> str:
    """Return the only error reported."""
    lines = warnings.strip().splitlines()
    assert len(lines) == 1, warnings
    return lines[0]


@pytest.mark.parametrize(("change", "line", "message"), TEXT_CASES)
def test_fault_in_the_text(
    mini_book: Build, change: tuple[str, str], line: int, message: str
) -> None:
    assert change[0] in CHAPTER_TEXT
    book = mini_book({PAGE: CHAPTER_TEXT.replace(*change)}, "dummy")
    error = one_error(book.warnings)
    assert error.startswith(f"{PAGE}:{line}: ")
    assert message in error
    assert book.exit_code != 0


def test_image_is_sought_by_name(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace("\n[^report]:", FIGURE.format("yalu.svg", ":alt: The Yalu"))
    error = one_error(
        mini_book({PAGE: text, "2-the-decision/yalo.svg": "<svg/>"}, "dummy").warnings
    )
    assert 'did you mean "2-the-decision/yalo.svg"?' in error


def test_image_without_alt_text(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace("\n[^report]:", FIGURE.format("yalu.svg", ":align: center"))
    book = mini_book({PAGE: text, "2-the-decision/yalu.svg": "<svg/>"}, "dummy")
    assert one_error(book.warnings) == (
        f'{PAGE}:12: ERROR: the image "2-the-decision/yalu.svg" has no alt text; '
        "say in :alt: what it shows [book.image]"
    )
    assert book.exit_code != 0


@pytest.mark.parametrize(
    ("page", "message"),
    [
        (
            "4-washington/18-what-washington-saw",
            'a toctree with the caption "Part IV · Washington"',
        ),
        ("2-the-decision/intro", "is no file name for a chapter; an example is"),
        ("2-the-decision/07-der-plän", 'outside ASCII; write "2-the-decision/07-der-plan.md"'),
        ("reference/units", "the page is in no part of the book; index.md needs a toctree"),
    ],
)
def test_page_out_of_place(mini_book: Build, page: str, message: str) -> None:
    book = mini_book({f"{page}.md": "# A page\n\nA page out of place.\n"}, "dummy")
    error = one_error(book.warnings)
    assert error.startswith(f"{page}.md:1: ")
    assert message in error
    assert book.exit_code != 0


DATA_CASES = [
    pytest.param(*case[1:], id=case[0])
    for case in [
        ("yaml syntax", SOURCES_FILE, ("given: T. F.}]", "given: T. F.}"), 4, "YAML syntax: "),
        ("tab", "data/people.yaml", ("  sort", "\tsort"), 3, "YAML syntax: "),
        (
            "missing field",
            SOURCES_FILE,
            ("  evidence: document\n", ""),
            1,
            '"shtykov-1950-01-19" lacks the field "evidence"',
        ),
        (
            "unknown field",
            SOURCES_FILE,
            ("  seen: excerpt\n  unpaged", "  seen: excerpt\n  unpagged: true\n  unpaged"),
            11,
            '"shtykov-1950-01-19" has an unknown field "unpagged"; did you mean "unpaged"?',
        ),
        (
            "misspelled field",
            SOURCES_FILE,
            ("  title: Tele", "  titel: Tele"),
            4,
            'an unknown field "titel"; did you mean "title"?',
        ),
        (
            "field of a name",
            SOURCES_FILE,
            ("{family: Shtykov", "{famly: Shtykov"),
            3,
            'an unknown field "author.0.famly"; did you mean "family"?',
        ),
        ("type", SOURCES_FILE, ("type: book", "type: boook"), 14, 'did you mean "book"?'),
        ("evidence", SOURCES_FILE, ("scholarship", "scolarship"), 18, 'mean "scholarship"?'),
        ("seen", SOURCES_FILE, ("excerpt\n  unp", "excerp\n  unp"), 10, 'mean "excerpt"?'),
        (
            "quoted in an unknown source",
            SOURCES_FILE,
            ("seen: excerpt\n  unp", "seen: {quoted-in: torkunov-2001}\n  unp"),
            10,
            'an unknown source "torkunov-2001"; did you mean "torkunov-2000"?',
        ),
        ("no date", SOURCES_FILE, ("issued: 2000", "issued: spring"), 17, "write 1950, 1950-01,"),
        ("month 13", SOURCES_FILE, ("1950-01-19\n", "1950-13-19\n"), 5, "has no month 13"),
        ("31 April", SOURCES_FILE, ("1950-01-19\n", "1950-04-31\n"), 5, "that the month does not"),
        ("range", SOURCES_FILE, ("issued: 2000", "issued: 2000/1999"), 17, "ends before it begins"),
        (
            "key twice in a file",
            SOURCES_FILE,
            ("torkunov-2000:", "shtykov-1950-01-19:"),
            13,
            'key "shtykov-1950-01-19" is there already, at line 1',
        ),
        ("key", SOURCES_FILE, ("torkunov-2000:", "Torkunov 2000:"), 13, "lowercase words joined"),
        ("URL", SOURCES_FILE, ("https://dig", "dig"), 7, "does not begin with https://"),
        (
            "no record",
            "data/glossary.yaml",
            ("{text: The ruling committee of the party.}", "A group."),
            1,
            '"Politburo", record: "A group." is no record; write its fields',
        ),
        (
            "source of a person",
            "data/people.yaml",
            ("  text: Soviet", "  sources: [torkunow-2000 | p. 1 | one … two]\n  text: Soviet"),
            5,
            'unknown source key "torkunow-2000"; did you mean "torkunov-2000"?',
        ),
        (
            "death before birth",
            "data/people.yaml",
            ("  text:", "  born: 1964\n  died: 1907\n  text:"),
            1,
            "died is not later than born",
        ),
        ("latitude", "data/places.yaml", ("kind: city", "kind: city, lat: 140"), 1, "lat: "),
    ]
]  # fmt: skip


@pytest.mark.parametrize(("file", "change", "line", "message"), DATA_CASES)
def test_fault_in_the_data(
    mini_book: Build, file: str, change: tuple[str, str], line: int, message: str
) -> None:
    assert change[0] in FILES[file]
    with pytest.raises(BookDataError) as stopped:
        mini_book({file: FILES[file].replace(*change, 1)}, "dummy")
    error = one_error(str(stopped.value))
    assert f"/source/{file}:{line}: " in error
    assert message in error


def test_key_in_two_files(mini_book: Build) -> None:
    with pytest.raises(BookDataError) as stopped:
        mini_book({"data/sources/memoirs.yaml": SOURCES[: SOURCES.index("torkunov")]})
    error = one_error(str(stopped.value))
    assert '/soviet-documents.yaml:1: key "shtykov-1950-01-19" is there already, at ' in error
    assert error.endswith("/memoirs.yaml:1")
