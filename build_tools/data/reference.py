"""The form `key | locator | start … end`, by which notes and data point into a source."""

from __future__ import annotations

import re
from dataclasses import dataclass

FORM = "key | locator | first words … last words"
_KEY = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_PHRASE = 12  # words; a pointer marks a place and is no quotation


@dataclass(frozen=True)
class Pointer:
    """The first and last words of a passage as printed; `end` is '' for a single phrase."""

    start: str
    end: str = ""

    def __str__(self) -> str:
        return f"{self.start} … {self.end}" if self.end else self.start


@dataclass(frozen=True)
class SourceReference:
    """A place in a source: its key, the locator (page, folio …; may be '') and the passage."""

    key: str
    locator: str
    pointer: Pointer


def parse(text: str) -> SourceReference:
    """Read `key | locator | start … end`; raises ValueError that says what is wrong."""
    fields = [" ".join(field.split()) for field in text.split("|")]
    if len(fields) != 3:
        raise ValueError(f'"{text}" has {len(fields)} of the three fields of "{FORM}"')
    key, locator, pointer = fields
    if not _KEY.fullmatch(key):
        raise ValueError(f'"{key}" is no source key; keys are lowercase words joined by hyphens')
    return SourceReference(key, locator, _pointer(pointer))


def _pointer(text: str) -> Pointer:
    # Only an ellipsis with space on both sides divides: the source's own words may hold others.
    ends = [part.strip() for part in re.split(r"(?<!\S)…(?!\S)", text)]
    if len(ends) > 2 or not all(ends):
        raise ValueError(f'the pointer "{text}" is not of the form "first words … last words"')
    for end in ends:
        if len(end.split()) > LONGEST_PHRASE:
            raise ValueError(
                f'the pointer\'s "{end[:40]}…" is longer than {LONGEST_PHRASE} words; '
                "give the first and last three to six"
            )
    return Pointer(*ends)
