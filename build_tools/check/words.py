"""T2: spelling, by the dictionary en_US of Hunspell and the names in the data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from functools import cache
from pathlib import Path

from ..data import did_you_mean
from ..data.models import Name, Source
from .book import Book
from .dictionary import is_english
from .finding import Spot
from .prose import prose
from .registry import rule

WORDS = Path(__file__).with_name("words.txt")
_WORD = re.compile(r"[^\W\d_]+(?:[’'][^\W\d_]+)*")
_WITH_DIGITS = re.compile(r"\S*\d\S*")  # MiG-15s, 64th, 1950s
_ADDRESS = re.compile(
    r"\b(?:https?://|www\.)\S+|\S+@\S+|\b[\w-]+(?:\.[\w-]+)*\.(?:org|com|gov|net)\b\S*"
)


@cache
def project_words() -> frozenset[str]:
    """Return the words of `words.txt`: right words that the dictionary lacks."""
    return frozenset(WORDS.read_text(encoding="utf-8").split())


@rule("T201", "Words are in the dictionary, the data's names, or words.txt.")
def spelling(book: Book) -> Iterator[Spot]:
    """Each unknown word is reported once a file, where it first stands."""
    known = frozenset(names(book)) | project_words()
    seen: set[tuple[Path, str]] = set()
    for block in prose(book):
        text = _blank(_ADDRESS, _blank(_WITH_DIGITS, block.text))
        for match in _WORD.finditer(text):
            word = match[0].replace("’", "'")
            if (block.path, word) in seen or is_known(word, known):
                continue
            seen.add((block.path, word))
            near = did_you_mean(word, known) or "; if it is right, add it to words.txt"
            yield Spot(
                block.path, block.line_at(match.start()), f'"{word}" is in no dictionary{near}'
            )


def is_known(word: str, known: frozenset[str]) -> bool:
    """Say whether a word, its possessive's base, or its plural's singular is known."""
    base = re.sub(r"(?:'s|')$", "", word)
    if len(base) == 1 or base.isupper():
        return True  # initials and abbreviations
    forms = {base, base.removesuffix("s")}
    if base[0].isupper():
        forms |= {form.lower() for form in tuple(forms)}
    return bool(forms & known) or any(is_english(form) for form in (word, base, *_lower(base)))


def _lower(word: str) -> Iterable[str]:
    """A capital may only mark a beginning."""
    return (word.lower(),) if word[1:].islower() else ()


def _blank(pattern: re.Pattern[str], text: str) -> str:
    return pattern.sub(lambda match: " " * len(match[0]), text)


def names(book: Book) -> Iterator[str]:
    """Yield the words of the data's names: people, places, terms, authors, journals."""
    for person in book.data.people.values():
        yield from _words(person.name, person.sort, *person.variants)
    for place in book.data.places.values():
        yield from _words(place.name, place.now, place.sort, *place.variants)
    for layer in book.data.geo.values():
        yield from _words(*(town.properties.name for town in layer.of("town")))
    for name, term in book.data.terms.items():
        yield from _words(name, *term.variants)
    for source in book.data.sources.values():
        yield from _words(
            *(f"{name.family} {name.given} {name.literal}" for name in _people(source))
        )
        yield from _words(source.container_title)


def _people(source: Source) -> Iterator[Name]:
    for role in ("author", "editor", "translator", "recipient", "interviewer"):
        yield from getattr(source, role)


def _words(*texts: str) -> Iterator[str]:
    for text in texts:
        yield from (match[0].replace("’", "'") for match in _WORD.finditer(text))
