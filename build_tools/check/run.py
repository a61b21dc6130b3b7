"""Runs rules over a book and lets waivers speak."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from .book import Book
from .finding import Finding
from .registry import Rule, rule
from .waivers import apply, waivers


@rule("W001", "A waiver gives a rule and a reason.")
@rule("W002", "A waiver names a rule that there is.")
@rule("W003", "A waiver waives something; once it does not, it goes.")
def _found_while_waiving(book: Book) -> Iterable[Finding]:
    """Waivers are judged after all other rules, in `waivers.apply`."""
    return ()


def check(book: Book, rules: Iterable[Rule]) -> list[Finding]:
    """Return what `rules` find in the book and no waiver covers, sorted by file and line."""
    rules = list(rules)
    found = [
        Finding(spot.path, spot.line, rule.id, spot.message)
        for rule in rules
        for spot in rule.check(book)
    ]
    given = [waiver for path in _files(book) for waiver in waivers(path)]
    return sorted(set(apply(found, given, (rule.id for rule in rules))))


def _files(book: Book) -> Iterator[Path]:
    yield from (page.path for page in book.pages)
    yield from book.data.files
