"""The form `key | locator | first words … last words`."""

from __future__ import annotations

import pytest

from build_tools.data import Pointer, SourceReference
from build_tools.data.reference import parse


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "shtykov-1950 | ll. 88–89 | lately he does not … unification of the country",
            SourceReference(
                "shtykov-1950",
                "ll. 88–89",
                Pointer("lately he does not", "unification of the country"),
            ),
        ),
        ("a|p. 5|one phrase", SourceReference("a", "p. 5", Pointer("one phrase"))),
        ("a | | one … two", SourceReference("a", "", Pointer("one", "two"))),
        ("a |\n p. 5 | one\n two … six", SourceReference("a", "p. 5", Pointer("one two", "six"))),
        # An ellipsis of the source itself has no space on both sides.
        ("a | p. 5 | он… сказал … да", SourceReference("a", "p. 5", Pointer("он… сказал", "да"))),
        ("a | p. 5 | 我们认为 … 可以", SourceReference("a", "p. 5", Pointer("我们认为", "可以"))),
    ],
)  # fmt: skip
def test_parse(text: str, expected: SourceReference) -> None:
    assert parse(text) == expected


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "has 1 of the three fields"),
        ("key", "has 1 of the three fields"),
        ("key | p. 5", "has 2 of the three fields"),
        ("key | p. 5 | one … two | three", "has 4 of the three fields"),
        ("Key | p. 5 | one … two", '"Key" is no source key'),
        ("a_b | p. 5 | one … two", '"a_b" is no source key'),
        (" | p. 5 | one … two", '"" is no source key'),
        ("key | p. 5 | ", "is not of the form"),
        ("key | p. 5 | … two", "is not of the form"),
        ("key | p. 5 | one …", "is not of the form"),
        ("key | p. 5 | one … two … three", "is not of the form"),
        ("key | p. 5 | " + "word " * 13, "longer than 12 words"),
        ("key | p. 5 | one … " + "word " * 13, "longer than 12 words"),
    ],
)
def test_bad_form(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse(text)


@pytest.mark.parametrize(
    ("pointer", "text"), [(Pointer("one", "two"), "one … two"), (Pointer("one"), "one")]
)
def test_pointer_as_text(pointer: Pointer, text: str) -> None:
    assert str(pointer) == text
