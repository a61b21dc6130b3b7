"""T1: the house style, as far as a program can tell it. docs/writing.md gives the reasons."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path

from ..data.yaml_file import read
from .blocks import CALL
from .book import Book
from .finding import Spot
from .prose import prose, without_quotes
from .registry import rule

_MONTH = "(?:January|February|March|April|May|June|July|August|September|October|November|December)"

_CODE = re.compile(r"`[^`]*`?")
_OPTION = re.compile(r"\s*(?::[\w-]+:|[\w-]+:\s|%|`{3}|:{3})")


def _spots(
    book: Book, pattern: re.Pattern[str], say: str, *, quotes: bool = True
) -> Iterator[Spot]:
    """Yield a spot for each match; `say` may name the found text as {0}."""
    for block in prose(book):
        text = block.text if quotes else without_quotes(block.text)
        for match in pattern.finditer(text):
            found = match[0].replace(CALL, "").strip()
            yield Spot(block.path, block.line_at(match.start()), say.format(found))


@cache
def banned_words() -> re.Pattern[str]:
    """Return the pattern of `banned_words.yaml`."""
    words = read(Path(__file__).with_name("banned_words.yaml")).value
    forms = (re.escape(word).replace(r"\*", r"\w*").replace(r"\ ", r"\s+") for word in words)
    return re.compile(rf"\b(?:{'|'.join(sorted(forms, key=len, reverse=True))})\b", re.IGNORECASE)


@rule("T101", "No words of filler (banned_words.yaml).")
def filler(book: Book) -> Iterator[Spot]:
    """Quoted words are exempt."""
    yield from _spots(book, banned_words(), '"{0}" says nothing; say what happened', quotes=False)


@rule("T102", "Quotation marks are curly; an apostrophe may be straight.")
def straight_quotes(book: Book) -> Iterator[Spot]:
    """Straight apostrophes are turned while reading; of quotation marks it is not sure which way.

    Roles and the options of directives are exempt: they hold what a source prints, and code.
    """
    straight = re.compile(r'\w*"\w*')
    for page in book.pages:
        for number, line in enumerate(page.source.splitlines(), start=1):
            if not _OPTION.match(line) and (match := straight.search(_CODE.sub("", line))):
                yield page.at(number, f"{match[0]} has a straight quote; write “ ”")


@rule("T103", "Dashes and ellipses are the true signs.")
def dashes(book: Book) -> Iterator[Spot]:
    """– between numbers, — or – in a sentence, … for three periods."""
    yield from _spots(
        book, re.compile(r"--+|\s-\s|(?<!\.)\.\.\.(?!\.)|\d-\d{2,4}\b(?![\w-])"),
        '"{0}" is typewriting; write –, — or …',
    )  # fmt: skip


@cache
def british_spellings() -> tuple[tuple[re.Pattern[str], str], ...]:
    """Return the patterns of `british_spellings.yaml` with the American forms."""
    forms = read(Path(__file__).with_name("british_spellings.yaml")).value
    return tuple(
        (re.compile(rf"\b(?:{form})\b", re.IGNORECASE), american)
        for form, american in forms.items()
    )


@rule("T104", "American spelling.")
def british_spelling(book: Book) -> Iterator[Spot]:
    """Quoted words are exempt."""
    for pattern, american in british_spellings():
        yield from _spots(
            book, pattern, f'"{{0}}" is British spelling; write {american}', quotes=False
        )


@rule("T105", "“percent”, not “%” or “per cent”.")
def percent(book: Book) -> Iterator[Spot]:
    """The Chicago Manual of Style 9.18."""
    yield from _spots(
        book, re.compile(r"\d[\d.,]*\s?%|\bper\s+cent\b"), '"{0}": write “percent”', quotes=False
    )


@rule("T106", "Dates as 19 January 1950.")
def date_form(book: Book) -> Iterator[Spot]:
    """Day, month, year; no ordinals, no numbers for months."""
    yield from _spots(
        book, re.compile(
            rf"\b{_MONTH}\s+\d{{1,2}}(?:st|nd|rd|th)?\b(?!\s*,\d{{3}})"
            rf"|\b\d{{1,2}}(?:st|nd|rd|th)\s+(?:of\s+)?{_MONTH}\b"
            r"|\b\d{4}-\d{2}-\d{2}\b|\b\d{1,2}[./]\d{1,2}[./]\d{2,4}\b"
        ), '"{0}" is not the form of a date; write 19 January 1950', quotes=False,
    )  # fmt: skip


@rule("T107", "No second person.")
def second_person(book: Book) -> Iterator[Spot]:
    """The reader is not addressed; quoted words are exempt."""
    yield from _spots(
        book, re.compile(r"\b(?:you|your|yours|yourself|yourselves)\b", re.IGNORECASE),
        '"{0}" addresses the reader', quotes=False,
    )  # fmt: skip


@rule("T108", "No word twice in a row.")
def doubled_words(book: Book) -> Iterator[Spot]:
    """“the the” is a slip; “had had” and “that that” are grammar."""
    twice = re.compile(r"\b(?!had\b|that\b|is\b)([A-Za-z]+)\s+\1\b")
    yield from _spots(book, twice, '"{0}": a word twice in a row')


@rule("T109", "Commas and periods stand inside closing quotation marks.")
def inside_quotes(book: Book) -> Iterator[Spot]:
    """The Chicago Manual of Style 6.9."""
    yield from _spots(
        book, re.compile(r"\S+[”’](?<!\w’)[.,](?!\d)|\S+”[.,]"),
        '"{0}": put the comma or period inside the quotation marks',
    )  # fmt: skip
