"""Where a pointer fits and where it does not: the rules one by one."""

from __future__ import annotations

import pytest

from build_tools.verify.fragment import Page, fold, is_boundary
from build_tools.verify.nearest import resolve
from build_tools.verify.point import NoPointer, point

from .conftest import pointer

FITS = [
    # page, pointer, level
    ("On January 17 the minister spoke.", "january 17 the MINISTER", "exact"),
    ("the minister\nof foreign\u00a0affairs", "the minister of foreign affairs", "exact"),
    ("am­bas­sador Štykov", "ambassador Stykov", "exact"),
    ("Ёлка растёт", "елка растет", "exact"),
    ("ﬁnal oﬃce", "final office", "exact"),
    ("Stalin's answer", "Stalin’s answer", "punctuation"),
    ("Stalins's", "Stalins's", "exact"),
    ("1950–53, in the north-west", "1950-53 in the north west", "punctuation"),
    ("One block.\x1eAnother block.", "One block. Another", "punctuation"),
    ("the pro-\nvisional gov-\nernment", "the provisional government", "breaks"),
    ("the semi-\nofficial paper", "the semi-official paper", "punctuation"),
    ("the war3 began [12] at dawn.4 Then", "the war began at dawn Then", "breaks"),
    ("毛泽东同志,你好", "泽东同志", "exact"),
    ("毛泽东\n同志", "毛泽东同志", "punctuation"),
    ("스탈린은 金을 접견,이 문제를", "金을 접견,이 문제를", "exact"),
    ("first page\x0csecond page", "first … second page", "exact"),
]
FITS_NOT = [
    ("the ministers spoke", "the minister"),
    ("a prewar plan", "war plan"),
    ("Stalin's answer", "Stalin"),
    ("about 1,000 men", "000 men"),
    ("MiG17 near Antung", "MiG15 near Antung"),
    ("the provisional government", "the provisional governments"),
    ("스탈린은 金을", "스탈린 金을"),
    ("end here. begin there", "begin … end"),
    ("", "anything at all"),
    ("some text", "… —"),
]


@pytest.mark.parametrize(("text", "words", "level"), FITS)
def test_fits(text: str, words: str, level: str) -> None:
    assert resolve(Page(text), pointer(words)).level == level


@pytest.mark.parametrize(("text", "words"), FITS_NOT)
def test_fits_not(text: str, words: str) -> None:
    assert not resolve(Page(text), pointer(words)).found


def test_й_is_no_и() -> None:
    assert fold("мой") != fold("мои")


def test_page_of_a_place() -> None:
    finding = resolve(Page("One.\x0cTwo and three.\x0cTwo and three."), pointer("two and"))
    assert finding.places == ("page 2: Two and", "page 3: Two and")


@pytest.mark.parametrize(
    ("text", "index", "expected"),
    [("can't", 3, False), ("can't", 4, False), ("a b", 1, True), ("3.5", 1, False),
     ("end.", 3, True), ("中国", 1, True), ("金을", 1, True), ("a_b", 1, False), ("", 0, True)],
)  # fmt: skip
def test_boundaries(text: str, index: int, expected: bool) -> None:
    assert is_boundary(text, index) is expected


def test_nearest_prefers_rare_words() -> None:
    text = "the the the the of of of " * 50 + "the ambassador of Korea lay asleep"
    (near,) = resolve(Page(text), pointer("the ambassador of China lay awake")).near
    assert near.text == "the ambassador of Korea lay asleep"
    assert near.end == "start"


LUNCH = (
    "On January 17 the minister of foreign affairs3 of the DPRK held a luncheon for few.\x1e"
    "On January 17 the minister of peace slept. He slept well."
)


@pytest.mark.parametrize(
    ("words", "made"),
    [
        ("of peace slept", "of peace slept"),
        ("minister of foreign affairs of the DPRK held a", "minister of foreign … DPRK held a"),
        ("On January 17 the minister of peace slept", "On January 17 the minister of peace slept"),
        ("he", "He slept"),
    ],
)  # fmt: skip
def test_pointers_for_authors(words: str, made: str) -> None:
    result = point(Page(LUNCH), words)
    assert str(result) == made
    assert resolve(Page(LUNCH), result).level == "exact"


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        ("the minister", "stand 2 times"),
        ("the ministers of foreign affair", "are not in the page; the nearest text"),
        ("zzz", "are not in the page"),
        ("…", "give some words"),
    ],
)
def test_no_pointer(words: str, problem: str) -> None:
    with pytest.raises(NoPointer, match=problem):
        point(Page(LUNCH), words)
