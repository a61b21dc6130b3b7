"""Addresses that a citation carries: the source at the passage, an archived copy, a short form."""

from __future__ import annotations

from urllib.parse import quote

from ..data import Pointer
from ..data.dates import DateRange


def passage(address: str, pointer: Pointer) -> str:
    """Return `address` with a text fragment that opens it at the passage.

    Rule: WICG "URL Fragment Text Directives": `#:~:text=start,end`; in the text, "&", "-" and ","
    are percent-encoded beside what any fragment encodes. A fragment already there stays before it.
    """
    text = ",".join(_encode(words) for words in (pointer.start, pointer.end) if words)
    return f"{address}{'' if '#' in address else '#'}:~:text={text}"


def _encode(words: str) -> str:
    return quote(words, safe="").replace("-", "%2D")


def archived(address: str, checked: DateRange) -> str:
    """Return the address of the web archive's copy nearest to the day the source was checked."""
    day = checked.start
    stamp = f"{day.year:04d}{day.month or 1:02d}{day.day or 1:02d}"
    return f"https://web.archive.org/web/{stamp}/{address.partition('#')[0]}"


def short(address: str) -> str:
    """Return an address as it is printed: without scheme, "www." and closing slash."""
    return address.partition("://")[2].removeprefix("www.").partition("#")[0].rstrip("/")
