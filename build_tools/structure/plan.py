"""What a page's path says of its place in the book.

`source/2-the-decision/06-stalin-says-yes.md` is chapter 6 of part II, "The decision".
"""

from __future__ import annotations

import re
import unicodedata
from dataclasses import dataclass

_CHAPTER = re.compile(r"(\d)-([a-z0-9-]+)/(\d{2})-([a-z0-9-]+)")
_ROMAN = ("", "I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX")


@dataclass(frozen=True)
class Part:
    """A part of the book: its folder's number and title."""

    number: int
    title: str

    @property
    def roman(self) -> str:
        return _ROMAN[self.number]

    @property
    def caption(self) -> str:
        """The caption of the part's toctree in `source/index.md`."""
        return f"Part {self.roman} · {self.title}"


def part_of(docname: str) -> Part | None:
    """Return the part that the page `docname` belongs to, or None for a page that is no chapter."""
    match = _CHAPTER.fullmatch(docname)
    if not match:
        return None
    return Part(int(match[1]), match[2].replace("-", " ").capitalize())


def name_fault(docname: str) -> str:
    """Say what is wrong with a page's name and what would be right, or return ''."""
    if not docname.isascii():
        plain = unicodedata.normalize("NFKD", docname).encode("ascii", "ignore").decode()
        return f'the file name "{docname}.md" has letters outside ASCII; write "{plain}.md"'
    if docname[0].isdigit() and not _CHAPTER.fullmatch(docname):
        example = "2-the-decision/06-stalin-says-yes.md"
        return f'"{docname}.md" is no file name for a chapter; an example is "{example}"'
    return ""


def number_of(docname: str) -> int | None:
    """Return the chapter number of the page `docname`, or None for a page that is no chapter."""
    match = _CHAPTER.fullmatch(docname)
    return int(match[3]) if match else None


def slug_of(docname: str) -> str:
    """Return the chapter's slug ("stalin-says-yes"), or the page's name where it is no chapter."""
    match = _CHAPTER.fullmatch(docname)
    return match[4] if match else docname.rpartition("/")[2]
