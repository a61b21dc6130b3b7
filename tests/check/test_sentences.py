"""Dividing text into sentences, and what in a sentence asks for a note."""

from __future__ import annotations

import pytest

from build_tools.check.blocks import CALL, Block
from build_tools.check.notes import needs_note
from build_tools.check.sentences import sentences
from tests.conftest import ROOT

C = CALL


@pytest.mark.parametrize(
    "expected",
    [
        ["One."],
        ["One.", "Two.", "Three"],
        ["Did he?", "He did!", "So."],
        # Initials and abbreviations
        ["T. F. Shtykov wrote to A. Ya. Vyshinsky.", "He waited."],
        ["See No. 5 and p. 5 of vol. 2.", "It says so."],
        ["Dr. Kim met Gen. Belov on Mt. Paektu.", "They talked."],
        ["The U.S. Air Force came.", "It left."],
        ["They met at 3 a.m. in the U.S. embassy.", "It rained."],
        ["The files (fond 45, op. 1, d. 346, l. 88) are open.", "Few read them."],
        # Numbers
        ["It cost 1.5 million.", "He paid 25.06 rubles."],
        ["They had 1,309 kills.", "In 1951 fewer."],
        # Quotation marks and brackets
        ["He said “No.”", "She left."],
        ["“Why?” he asked.", "Nobody knew."],
        ["(He had left.)", "She stayed."],
        ["He waited … and waited.", "Then he went."],
        # Note calls
        [f"One.{C}", f"Two.{C}"],
        [f"One,{C} two.{C}{C}", "Three."],
        [f"He said “No.”{C}", "Then he left."],
        [f"It was the U.S.{C}", "Then more."],
        [f"It fell in 1951.{C}", f"“Volunteers” came.{C}"],
        # Line breaks in the source are spaces
        ["One line\nand another.", "Then more."],
    ],
)
def test_sentences(expected: list[str]) -> None:
    found = list(sentences(" ".join(expected)))
    assert [sentence for _, sentence in found] == expected
    text = " ".join(expected)
    assert all(text.startswith(sentence, offset) for offset, sentence in found)


@pytest.mark.parametrize("text", ["", "  ", "\n"])
def test_no_sentence(text: str) -> None:
    assert list(sentences(text)) == []


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        ("He came.", ""),
        ("He came with 5 men.", "a number"),
        ("The MiG-15 was new.", "a number"),
        ("He came in October.", "a date"),
        ("He came in May.", "a date"),
        ("He came in mid-March.", "a date"),
        ("Since\nJuly he had waited.", "a date"),
        ("July had promised much.", ""),
        ("Why the end of June?", ""),
        ("Why 25 June?", "a number"),
        ("He may come.", ""),
        ("They march on.", ""),
        ("March on, he said.", ""),
        ("He called them “volunteers.”", "quoted words"),
        ("He called them ‘volunteers.’", ""),
        ("The Soviets’ “…” says nothing.", ""),
        ("In 1950 he said “no.”", "quoted words"),
    ],
)
def test_what_asks_for_a_note(sentence: str, what: str) -> None:
    assert needs_note(sentence) == what


def test_lines_of_a_block() -> None:
    block = Block(ROOT, 7, "One.\nTwo.\nThree.")
    assert [block.line_at(offset) for offset, _ in sentences(block.text)] == [7, 8, 9]
