"""Finds `start … end` in a text by the rules of URL text fragments.

Rule: WICG "URL Fragment Text Directives", "Finding ranges in a document": both ends stand at word
boundaries (UAX 29), letters are compared by their base (case and accents folded), white space is
one, an end of the range lies within one block, and of several fits the first is meant.

What a browser would not forgive but a reader would is found at two further levels:

- `punctuation`: words alone count; marks between them and apostrophes in them may differ or lack;
- `breaks`: moreover a word may be broken by a hyphen at a line's end, and note numbers and page
  marks ("war3 began", "[12]", "[Page 1131]") may stand between words.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property

from ..data import Pointer

LINE, BLOCK, PAGE = "\n", "\x1e", "\x0c"  # what divides a text, beside spaces
MOST_PLACES = 9
LEVELS = ("exact", "punctuation", "breaks")

_MARKS = re.compile("(?<!и)[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe20-\ufe2f]")
_IGNORED = re.compile("[\u00ad\u200b-\u200f\u202a-\u202e\u2060\ufeff]")
_SOFT_BREAK = re.compile("\u00ad\\s*\n\\s*")
_IDEOGRAPH = "\u2e80-\u2fdf\u3005-\u3007\u3021-\u3029\u3040-\u30ff\u3400-\u4dbf\u4e00-\u9fff" \
    "\uf900-\ufaff\U00020000-\U0003134f"  # fmt: skip
_IS_IDEOGRAPH = re.compile(f"[{_IDEOGRAPH}]")
_APOSTROPHE = "['’ʼ′`]"
TOKEN = re.compile(f"[{_IDEOGRAPH}]|[^\\W_{_IDEOGRAPH}]+(?:{_APOSTROPHE}[^\\W_{_IDEOGRAPH}]+)*")

_SPACE = f"[^\\S{BLOCK}{PAGE}]+"
_NOTE = r"(?<=[^\s\d])\d{1,3}(?!\w)|\[[^\[\]\n]{1,14}\]"
_IN_WORD = r"(?:[-‐]\s{0,3}\n\s{0,3})?"


def fold(text: str) -> str:
    """Return a text as it is compared: base letters in lower case, without what is not seen."""
    if text.isascii():
        return text.lower()
    text = unicodedata.normalize("NFKD", _IGNORED.sub("", text)).casefold()
    return unicodedata.normalize("NFC", _MARKS.sub("", unicodedata.normalize("NFKD", text)))


@dataclass(frozen=True)
class Near:
    """The text nearest to one end of a pointer that is missing: which end, the text, 0 to 1."""

    end: str
    text: str
    ratio: float


@dataclass(frozen=True)
class Finding:
    """What became of a pointer in one text.

    `level` is one of `LEVELS`, or "" where the passage is missing. `places` holds the passages that
    fit, as their first words, at most `MOST_PLACES`; two mean that the pointer is ambiguous.
    """

    level: str = ""
    places: tuple[str, ...] = ()
    near: tuple[Near, ...] = ()
    detail: str = ""

    @property
    def found(self) -> bool:
        return bool(self.level)


Span = tuple[int, int]


class Page:
    """A text made ready for many searches."""

    def __init__(self, text: str) -> None:
        self.text = _IGNORED.sub("", _SOFT_BREAK.sub("", text))
        self.folded = fold(self.text)

    def spans(self, phrase: str, level: str) -> Iterator[Span]:
        """Yield where a phrase stands in the folded text, at a level of tolerance, in order."""
        pattern = _pattern(phrase, level)
        position = 0
        while pattern and (match := pattern.search(self.folded, position)):
            if is_boundary(self.folded, match.start()) and is_boundary(self.folded, match.end()):
                yield match.span()
            position = match.start() + 1

    def passages(self, pointer: Pointer, level: str) -> list[Span]:
        """Return every passage from a start to the first end after it."""
        starts = list(self.spans(pointer.start, level))
        if not pointer.end:
            return starts
        ends = list(self.spans(pointer.end, level)) if starts else []
        firsts = [bisect_left(ends, (start[1],)) for start in starts]
        return [
            (start[0], ends[at][1])
            for start, at in zip(starts, firsts, strict=True)
            if at < len(ends)
        ]

    @cached_property
    def words(self) -> list[str]:
        """The words as the page prints them; as they are compared where folding divided one."""
        printed = self.text.split()
        folded = self.folded.split()
        return printed if len(printed) == len(folded) else folded

    def printed(self, span: Span, most: int = 0) -> str:
        """Return the words of a span as the page prints them, at `most` so many."""
        first = len(self.folded[: span[0]].split())
        if span[0] and not self.folded[span[0] - 1].isspace():
            first -= 1  # the span begins inside a run without spaces
        count = len(self.folded[span[0] : span[1]].split())
        words = self.words[first : first + min(count, most or count)]
        return " ".join(words) + (" …" if most and count > most else "")

    def place(self, span: Span) -> str:
        """Return a passage's page, where the text has pages, and its first words."""
        words = self.printed(span, most=12)
        number = self.folded.count(PAGE, 0, span[0]) + 1
        return f"page {number}: {words}" if PAGE in self.folded else words


def find(page: Page, pointer: Pointer) -> tuple[str, list[Span]]:
    """Return the strictest level at which the pointer fits, and the passages; ("", []) if none."""
    for level in LEVELS:
        if passages := page.passages(pointer, level):
            return level, passages
    return "", []


def is_boundary(text: str, index: int) -> bool:
    """Say whether a word begins or ends at `index`.

    Rule: UAX 29, WB5 to WB13b, cut to what the book's languages need: apostrophes between letters
    and marks between digits do not divide a word; each Chinese and Japanese sign is one.
    """
    if index in (0, len(text)):
        return True
    before, after = text[index - 1], text[index]
    if _in_word(before) and _in_word(after):
        return bool(_IS_IDEOGRAPH.match(before) or _IS_IDEOGRAPH.match(after))
    if _in_word(before):
        return not _joins(before, after, text[index + 1 : index + 2])
    if _in_word(after):
        return not _joins(text[index - 2 : index - 1] if index > 1 else "", before, after)
    return True


def _in_word(character: str) -> bool:
    return character.isalnum() or character == "_" or unicodedata.category(character)[0] == "M"


def _joins(before: str, mark: str, after: str) -> bool:
    if before.isdigit() and after.isdigit():
        return mark in ".,;'’"
    return mark in "'’·" and before.isalpha() and after.isalpha()


def _pattern(phrase: str, level: str) -> re.Pattern[str] | None:
    folded = fold(phrase)
    if level == "exact":
        return re.compile(_SPACE.join(map(re.escape, folded.split())))
    tokens = list(TOKEN.finditer(folded))
    if not tokens:
        return None
    loose = level == "breaks"
    between = rf"(?:[\W_]|{_NOTE})" if loose else r"[\W_]"
    parts = [_word(tokens[0][0], loose)]
    for previous, token in zip(tokens, tokens[1:], strict=False):
        dense = _IS_IDEOGRAPH.match(previous[0]) or _IS_IDEOGRAPH.match(token[0])
        parts += [between, "{0,40}" if dense else "{1,40}", _word(token[0], loose)]
    return re.compile("".join(parts))


def _word(token: str, loose: bool) -> str:
    letters = [
        f"{_APOSTROPHE}?" if re.match(_APOSTROPHE, letter) else re.escape(letter)
        for letter in token
    ]
    return (_IN_WORD if loose else "").join(letters)
