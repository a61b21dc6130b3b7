"""Addresses in a note: the passage, the archived copy, the short form for paper."""

from __future__ import annotations

import pytest

from build_tools.data import Pointer
from build_tools.data.dates import parse
from build_tools.notes import links

PAGE = "https://example.org/document/1"


@pytest.mark.parametrize(
    ("address", "pointer", "fragment"),
    [
        (PAGE, Pointer("one two", "three"), "#:~:text=one%20two,three"),
        (PAGE, Pointer("one phrase"), "#:~:text=one%20phrase"),
        # The WICG rule: "-", "&" and "," have a meaning in the directive.
        (PAGE, Pointer("MiG-15, yes", "A & B"), "#:~:text=MiG%2D15%2C%20yes,A%20%26%20B"),
        (PAGE, Pointer("буду"), "#:~:text=%D0%B1%D1%83%D0%B4%D1%83"),
        (PAGE, Pointer("50% / #1?"), "#:~:text=50%25%20%2F%20%231%3F"),
        (f"{PAGE}#p3", Pointer("one", "two"), ":~:text=one,two"),
    ],
)  # fmt: skip
def test_passage(address: str, pointer: Pointer, fragment: str) -> None:
    assert links.passage(address, pointer) == address + fragment


@pytest.mark.parametrize(
    ("checked", "stamp"),
    [("2026-11-23", "20261123"), ("2026-11", "20261101"), ("2026", "20260101")],
)
def test_archived(checked: str, stamp: str) -> None:
    expected = f"https://web.archive.org/web/{stamp}/{PAGE}"
    assert links.archived(f"{PAGE}#p3", parse(checked)) == expected


@pytest.mark.parametrize(
    ("address", "short"),
    [
        ("https://digitalarchive.example.org/document/1", "digitalarchive.example.org/document/1"),
        ("http://www.example.org/", "example.org"),
        ("https://example.org/a#b", "example.org/a"),
    ],
)  # fmt: skip
def test_short(address: str, short: str) -> None:
    assert links.short(address) == short
