"""The lists that the rules read: in order, without doubles, and of the right form."""

from __future__ import annotations

import re
from itertools import pairwise

import pytest

from build_tools.check import sources, style, words
from build_tools.check.dictionary import is_english


def test_words_are_sorted_and_stand_once() -> None:
    lines = words.WORDS.read_text(encoding="utf-8").splitlines()
    assert all(a.lower() < b.lower() or (a.lower() == b.lower() and a < b)
               for a, b in pairwise(lines))  # fmt: skip


def test_words_are_missing_in_the_dictionary() -> None:
    assert [word for word in words.project_words() if is_english(word)] == []


def test_every_forbidden_host_has_a_reason() -> None:
    for host, reason in sources.forbidden_hosts().items():
        assert re.fullmatch(r"[a-z0-9-]+(\.[a-z0-9-]+)+", host)
        assert len(reason.split()) > 2, host


@pytest.mark.parametrize(
    ("word", "banned"),
    [("pivotal", True), ("Underscored", True), ("played a role", True), ("landscapes", True),
     ("signified", False), ("note", False), ("realism", False), ("testamentary", False)],
)  # fmt: skip
def test_banned_words(word: str, banned: bool) -> None:
    assert bool(style.banned_words().search(word)) is banned


BRITISH = ("colour", "organised", "defence", "metres", "afterwards", "labelled", "greyish")
ALIKE = ("advertised", "promised", "four", "hours", "controlled", "programmer", "premises")


@pytest.mark.parametrize("word", BRITISH + ALIKE)
def test_british_spellings(word: str) -> None:
    found = any(pattern.fullmatch(word) for pattern, _ in style.british_spellings())
    assert found is (word in BRITISH)
