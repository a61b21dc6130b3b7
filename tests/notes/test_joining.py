"""Two passages of one source in one note."""

from __future__ import annotations

import pytest
from docutils import nodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

FIRST = "{source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`"
BOOK = "{source}`torkunov-2000 | p. 55 | Я понимаю … буду готов`"


@pytest.mark.parametrize(
    ("second", "ending"),
    [
        (FIRST.replace("On January 17", "Kim said"), "archived copy, another passage"),
        (FIRST.replace("| |", "| l. 3 |"), "archived copy, l. 3: another passage"),
        (BOOK, "archived copy; A. V. Torkunov, Загадочная война (2000), p. 55 (scholarship)."),
    ],
)
def test_only_the_same_source_is_shortened(mini_book: Build, second: str, ending: str) -> None:
    text = CHAPTER_TEXT.replace(FIRST, f"{FIRST} {second}")
    built = mini_book({f"{CHAPTER}.md": text})
    assert built.warnings == ""
    note = next(iter(built.resolved().findall(nodes.footnote)))
    assert note.astext().endswith(ending)


def test_a_repeated_source_without_address(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace(BOOK, f"{BOOK} {BOOK.replace('55', '56')}")
    notes = list(mini_book({f"{CHAPTER}.md": text}).resolved().findall(nodes.footnote))
    assert notes[1].astext().endswith("(scholarship). p. 56: another passage. A comment.")


def test_both_pointers_stay_for_the_checks(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace(FIRST, f"{FIRST} {FIRST.replace('January 17', 'May 1')}")
    note = next(iter(mini_book({f"{CHAPTER}.md": text}).doctree().findall(nodes.footnote)))
    pointers = [n["pointer"] for n in note.findall(nodes.inline) if "pointer" in n]
    assert pointers == ["On January 17 … friendly atmosphere", "On May 1 … friendly atmosphere"]


def test_a_comment_after_the_links_begins_a_sentence(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace(FIRST, f"{FIRST} Our comment.")
    note = next(iter(mini_book({f"{CHAPTER}.md": text}).resolved().findall(nodes.footnote)))
    assert note.astext().endswith("passage archived copy. Our comment.")


def test_each_of_three_sources_has_its_own_sign(mini_book: Build) -> None:
    third = FIRST.replace("On January 17", "Kim said")
    text = CHAPTER_TEXT.replace(BOOK, f"{BOOK} {FIRST} {third} {BOOK}")
    note = list(mini_book({f"{CHAPTER}.md": text}).resolved().findall(nodes.footnote))[1]
    assert "(scholarship). T. F. Shtykov" in note.astext()
    assert "archived copy, another passage; A. V. Torkunov" in note.astext()
