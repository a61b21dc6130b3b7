"""The rules by their ids. A rule is a function from the book to the spots that break it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from .book import Book
from .finding import Spot

Check = Callable[[Book], Iterable[Spot]]


@dataclass(frozen=True)
class Rule:
    """A rule: its stable id ("N101", the letter is its family), what it says, its check."""

    id: str
    says: str
    check: Check


RULES: dict[str, Rule] = {}


def rule(identifier: str, says: str) -> Callable[[Check], Check]:
    """Register the decorated function as a rule; an id given twice is a ValueError."""

    def register(check: Check) -> Check:
        if identifier in RULES:
            raise ValueError(f"there are two rules {identifier}")
        RULES[identifier] = Rule(identifier, says, check)
        return check

    return register


def chosen(prefixes: Iterable[str] = ()) -> Iterator[Rule]:
    """Yield the rules whose ids begin with one of `prefixes` ("N", "T10", "X105"); all without."""
    wanted = tuple(prefixes)
    for identifier in sorted(RULES):
        if not wanted or identifier.startswith(wanted):
            yield RULES[identifier]
