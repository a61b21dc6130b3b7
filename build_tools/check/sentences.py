"""Divides a block's text into sentences.

Where it is in doubt it does not divide: then a rule sees one long sentence and stays silent rather
than cry wolf.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from .blocks import CALL

_STOP = re.compile(
    rf"(?P<stop>[.!?…]+)(?P<close>[”’»\")\]]*)(?P<calls>{CALL}*)(?=(?P<gap>\s+)(?P<next>\S)|\s*$)"
)
# Words after which a period does not end a sentence (lowercase; with inner periods where printed).
_ABBREVIATION = re.compile(
    r"mrs?|ms|dr|st|prof|gen|lt|col|maj|capt|sgt|adm|cmdr|brig|sen|rep|gov|pres|hon|rev|jr|sr"
    r"|nos?|pp?|ll?|ff?|fol|op|d|vols?|eds?|transl?|ch|chap|sec|art|para?|pt|nn?|fn|figs?|docs?"
    r"|cf|ca?|e\.g|i\.e|vs|viz|approx|dept|univ|min|max|ft|mt|co|corp|inc|ltd|bros"
    r"|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
    r"|ya|yu|ye|zh|kh|sh|ts"  # Russian initials of two letters
)
_WORD = re.compile(r"[\w.]+$")
_DOTTED = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")  # U.S, a.m, T.F
_OPENERS = "“‘«\"'([" + CALL


def sentences(text: str) -> Iterator[tuple[int, str]]:
    """Yield (offset, sentence); a note call behind the closing punctuation belongs to it."""
    start = 0
    for match in _STOP.finditer(text):
        if match["gap"] is None or _ends(text, match):
            sentence = text[start : match.end()]
            if sentence.strip():
                yield start + len(sentence) - len(sentence.lstrip()), sentence.strip()
            start = match.end()
    if text[start:].strip():
        rest = text[start:]
        yield start + len(rest) - len(rest.lstrip()), rest.strip()


def _ends(text: str, match: re.Match[str]) -> bool:
    """Say whether the stop at `match`, which has text after it, ends a sentence."""
    following = match["next"]
    if following.islower():
        return False
    if match["calls"]:
        return True
    if match["stop"] == ".":
        before = _WORD.search(text, 0, match.start())
        word = before[0] if before else ""
        if not match["close"] and _is_abbreviation(word, following):
            return False
    return following in _OPENERS or following.isalnum()


def _is_abbreviation(word: str, following: str) -> bool:
    if _ABBREVIATION.fullmatch(word.lower()) or _DOTTED.fullmatch(word):
        return True
    # An initial ("T. F. Shtykov"); but "I" may end a sentence, and "Plan B. 5 men" is not written.
    return len(word) == 1 and word.isupper() and word.isalpha()
