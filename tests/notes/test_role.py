"""The {source} role and what becomes of a note."""

from __future__ import annotations

import pytest
from docutils import nodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build


def test_sound_book_builds_without_a_warning(mini_book: Build) -> None:
    assert mini_book().warnings == ""


def test_note_is_a_complete_citation(mini_book: Build) -> None:
    document = mini_book().resolved()
    notes = {note["ids"][0]: note for note in document.findall(nodes.footnote)}
    assert list(notes) == ["note-report", "note-met"]
    assert notes["note-report"].astext() == (
        "1\n\nT. F. Shtykov, “Telegram Shtykov to Vyshinsky on a Luncheon,” 19 January 1950, "
        "Wilson Center Digital Archive (document). passage archived copy"
    )
    assert notes["note-met"].astext().endswith("(2000), p. 55 (scholarship). A comment.")


def test_calls_and_notes_point_at_each_other(mini_book: Build) -> None:
    document = mini_book().resolved()
    calls = list(document.findall(nodes.footnote_reference))
    assert [(call["ids"], call["refid"], call.astext()) for call in calls] == [
        (["call-report"], "note-report", "1"),
        (["call-met"], "note-met", "2"),
    ]
    assert [note["backrefs"] for note in document.findall(nodes.footnote)] == [
        ["call-report"],
        ["call-met"],
    ]


@pytest.mark.parametrize(
    ("before", "after", "line", "message"),
    [
        (
            "`shtykov-1950-01-19 |",
            "`shtykov-1950-01-29 |",
            12,
            'unknown source key "shtykov-1950-01-29"; did you mean "shtykov-1950-01-19"?',
        ),
        ("| p. 55 |", "| |", 13, 'the reference to "torkunov-2000" lacks a locator'),
        ("| p. 55 |", "", 13, "of the three fields of"),
        ("Я понимаю … буду готов", "Я понимаю …", 13, "is not of the form"),
        (
            "[^met]: {source}",
            "[^report]: {source}",
            13,
            'a note "report" is there already, on line 12',
        ),
        ("met.[^met]", "met.", 13, 'the note "met" is called nowhere'),
        ("[^met]: ", "[^mat]: ", 10, "met"),
    ],
)
def test_bad_note_names_file_and_line(
    mini_book: Build, before: str, after: str, line: int, message: str
) -> None:
    assert before in CHAPTER_TEXT
    warnings = mini_book({f"{CHAPTER}.md": CHAPTER_TEXT.replace(before, after)}).warnings
    assert any(
        found.startswith(f"{CHAPTER}.md:{line}: ") and message in found
        for found in warnings.splitlines()
    ), warnings
