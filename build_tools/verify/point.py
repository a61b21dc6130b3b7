"""Helps an author: finds a passage in a page and makes a pointer that fits it alone."""

from __future__ import annotations

from collections.abc import Iterator

from ..data import Pointer
from ..data.reference import LONGEST_PHRASE
from .fragment import LEVELS, MOST_PLACES, TOKEN, Page, Span
from .nearest import nearest

_FEWEST, _WHOLE = 3, 6  # words of an end; a passage so short is given whole
_SIGNS = 4  # Chinese or Japanese signs that may stand alone (rule N108)
_PIECE = 5  # words by which the ends of a long passage are found
_CLOSING = ".,;:!?"  # marks that no pointer needs at its end
_WIDER = 8  # words that a short passage may be widened by


class NoPointer(Exception):
    """No pointer can be made; the message says why."""


def point(page: Page, words: str) -> Pointer:
    """Return a pointer that fits the passage with these words and nothing else in the page.

    Raises NoPointer where the words are not in the page, stand there more than once, or where no
    pointer fits them alone.
    """
    span = _locate(page, words)
    for start, end in _candidates(page, span):
        candidate = Pointer(start, end.rstrip(_CLOSING)) if end else Pointer(start.rstrip(_CLOSING))
        for level in LEVELS:
            passages = page.passages(candidate, level)
            if len(passages) > 1 or (passages and not _covers(passages[0], span)):
                break
        else:
            if page.passages(candidate, "exact"):
                return candidate
    raise NoPointer("every pointer fits more than once; give a longer passage")


def _covers(passage: Span, span: Span) -> bool:
    return passage[0] <= span[0] and span[1] <= passage[1]


def _locate(page: Page, words: str) -> Span:
    """Return where the words stand: as they are, or the first and the last few of many."""
    split = words.split()
    if not TOKEN.search(words):
        raise NoPointer("give some words of the passage")
    tries = [Pointer(words)]
    if len(split) > 2 * _FEWEST:
        size = min(_PIECE, len(split) // 2)
        tries.append(Pointer(" ".join(split[:size]), " ".join(split[-size:])))
    for pointer in tries:
        for level in LEVELS:
            found = page.passages(pointer, level)
            if len(found) > 1:
                places = "\n".join(f"  {page.place(span)}" for span in found[:MOST_PLACES])
                raise NoPointer(f"the words stand {len(found)} times; give more of them:\n{places}")
            if found:
                return found[0]
    near = nearest(page, "start", " ".join(split[:LONGEST_PHRASE]))
    hint = f'; the nearest text ({near.ratio:.0%}): "{near.text}"' if near else ""
    raise NoPointer(f"the words are not in the page{hint}")


def _candidates(page: Page, span: Span) -> Iterator[tuple[str, str]]:
    """Yield start and end of pointers, the shortest first; a short passage may be widened."""
    size = len(page.folded[span[0] : span[1]].split())
    if size <= _WHOLE:
        if size > 1 or len(TOKEN.findall(page.folded[span[0] : span[1]])) >= _SIGNS:
            yield page.printed(span), ""
        for more in range(1, _WIDER + 1):
            for left, right in ((0, more), (more, 0), (more, more)):
                wide = _widened(page, span, left, right)
                if len(page.folded[wide[0] : wide[1]].split()) <= LONGEST_PHRASE:
                    yield page.printed(wide), ""
        return
    words = page.printed(span).split()
    for count in range(_FEWEST, min(LONGEST_PHRASE, len(words) // 2) + 1):
        yield " ".join(words[:count]), " ".join(words[-count:])
    if len(words) <= LONGEST_PHRASE:
        yield " ".join(words), ""


def _widened(page: Page, span: Span, left: int, right: int) -> Span:
    """Widen a span by words of its own block."""
    start, end = span
    before = page.folded.rfind("\x1e", 0, start) + 1
    after = page.folded.find("\x1e", end)
    after = len(page.folded) if after < 0 else after
    for word in reversed(page.folded[before:start].split()[-left:] if left else []):
        start = page.folded.rindex(word, before, start)
    for word in page.folded[end:after].split()[:right]:
        end = page.folded.index(word, end, after) + len(word)
    return start, end
