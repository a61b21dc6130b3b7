"""Text into Typst markup: escapes, and the spaces and hyphens that must not break.

Pure functions; nothing here knows of Sphinx.
"""

from __future__ import annotations

import re
from functools import cache

from .glyphs import EAST_ASIAN

# Every character that means something to Typst in markup. Quotes are in the list because Typst
# would turn them: the book's quotes are already true ones when they come here.
_SPECIAL = re.compile(r"[\\#$*_`<>@\[\]~=+\-/\"']")
# "12. text" at the start of a line would become a numbered list.
_LIST_START = re.compile(r"^(\s*\d+)([.)])")

# No piece of an address is longer than this: a line of a note holds about 90 characters.
LONGEST = 24
NBSP = "\u00a0"
_MONTH = "January|February|March|April|May|June|July|August|September|October|November|December"
# Words that belong to the number or word after them.
_BEFORE_NUMBER = (
    r"pp?|ll?|nn?|nos?|vols?|chaps?|ch|docs?|figs?|tables?|arts?|paras?|secs?|secs?|"
    r"f|op|d|fols?|fond|opis|delo|listy?|fn|ed|bk|pt|c|ca|about|part|chapter|page|note|item|file"
)
_RULES: list[tuple[re.Pattern[str], str]] = [
    # 19 January 1950: the day stays with its month.
    (re.compile(rf"\b(\d{{1,2}}) (?=(?:{_MONTH})\b)"), rf"\1{NBSP}"),
    # January 1950 standing alone; after a day the year may go to the next line.
    (re.compile(rf"(?<!{NBSP})\b({_MONTH}) (?=\d{{4}}\b)"), rf"\1{NBSP}"),
    # p. 12, ll. 88–89, n. 511, d. 346, chapter 6
    (re.compile(rf"\b((?:{_BEFORE_NUMBER})\.?) (?=[\d¶IVXLC]+\b)", re.IGNORECASE), rf"\1{NBSP}"),
    # 6 ¶12
    (re.compile(r"(\d) (?=¶)"), rf"\1{NBSP}"),
    # 64th Corps, 303rd Division: the number stays with the word it numbers.
    (re.compile(r"\b(\d{1,4}(?:st|nd|rd|th)) (?=\w)"), rf"\1{NBSP}"),
    # 25,000 tons, 12 percent, 30 km
    (
        re.compile(
            r"(\d) (?=(?:percent|per cent|million|billion|thousand|tons?|km|kilometers|miles|"
            r"men|aircraft|MiGs?|a\.m\.|p\.m\.|%)\b)"
        ),
        rf"\1{NBSP}",
    ),
    # J. V. Stalin, V. Molotov: initials stay together and with the name.
    (re.compile(r"(?<![\w.])([A-ZА-Я]\.) (?=[A-ZА-Я])"), rf"\1{NBSP}"),
]
# MiG-15, F-86, B-29, Il-10, Yak-9P: a type never breaks at its hyphen. A real hyphen is kept (so
# that the text can be searched and copied) and a box keeps it whole.
_TYPE = r"\b[A-Z][A-Za-z]{0,3}-\d{1,3}[A-Za-z]{0,3}\b"
_RUN = re.compile(f"(?P<type>{_TYPE})|{EAST_ASIAN.pattern}+")


def quote(value: str) -> str:
    """`value` as a Typst string literal."""
    return '"' + value.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n") + '"'


def label(name: str) -> str:
    """The Typst expression for the label `name` (labels hold "docname:id")."""
    return f"label({quote(name)})"


def escape(text: str) -> str:
    """`text` so that Typst prints exactly these characters."""
    flat = text.replace("\n", " ").replace("\ue000", "").replace("\ue001", "")
    return _LIST_START.sub(r"\1\\\2", _SPECIAL.sub(lambda m: "\\" + m.group(), flat))


def tie(text: str) -> str:
    """`text` with non-breaking spaces where a line must not end (dates, "p. 12", initials)."""
    for pattern, replacement in _RULES:
        text = pattern.sub(replacement, text)
    return text


@cache
def prose(text: str) -> str:
    """Running text as Typst markup: tied, escaped, aircraft types and East Asian signs in place.

    Kept in memory: three texts in four are names of archives, kinds of evidence or single spaces.

    East Asian punctuation may stand outside the language mark of the words it encloses; `#east`
    only gives it a face.
    """
    text = tie(text.replace("\n", " "))
    out, position = [], 0
    for match in _RUN.finditer(text):
        out.append(escape(text[position : match.start()]))
        function = "box" if match["type"] else "east"
        out.append(f"#{function}[{escape(match.group())}];")
        position = match.end()
    out.append(escape(text[position:]))
    return "".join(out)


def address(text: str) -> str:
    """A web address as Typst markup that may break after slashes, dots and other joints.

    A zero-width space would end up in copied text; `#jot` (design/notes.typ) is a breakable
    nothing instead.
    """
    shown = re.sub(r"^https?://(www\.)?", "", text).rstrip("/")
    parts = [
        part[start : start + LONGEST]
        for part in re.split(r"(?<=[/.\-_=&?])", shown)
        for start in range(0, len(part), LONGEST)
    ]
    return "#jot;".join(escape(part) for part in parts)
