"""The text nearest to a pointer that a page does not hold, so that a person sees what changed."""

from __future__ import annotations

from collections import Counter, defaultdict
from difflib import SequenceMatcher

from ..data import Pointer
from .fragment import LEVELS, MOST_PLACES, TOKEN, Finding, Near, Page, find, fold

_CANDIDATES = 12
_MOST = 2000  # places of one word that are looked at


def resolve(page: Page, pointer: Pointer) -> Finding:
    """Return what became of a pointer in a page."""
    level, passages = find(page, pointer)
    if level:
        return Finding(level, tuple(page.place(span) for span in passages[:MOST_PLACES]))
    ends = [("start", pointer.start)] + ([("end", pointer.end)] if pointer.end else [])
    there = [any(any(page.spans(words, level)) for level in LEVELS) for _, words in ends]
    if all(there):
        detail = "both ends stand in the page, but not in this order"
    else:
        detail = " and ".join(
            f"the {name} is missing" for (name, _), is_there in zip(ends, there, strict=True)
            if not is_there
        )  # fmt: skip
    near = [
        nearest(page, name, words)
        for (name, words), is_there in zip(ends, there, strict=True)
        if not is_there
    ]
    return Finding(near=tuple(filter(None, near)), detail=detail)


def nearest(page: Page, name: str, phrase: str) -> Near | None:
    """Return the run of words most like a phrase, or None where no word of it is in the page.

    Words that both have vote for where the phrase would begin, rare words with more weight; the
    best places are then compared letter by letter.
    """
    wanted = TOKEN.findall(fold(phrase))
    tokens = list(TOKEN.finditer(page.folded))
    at: defaultdict[str, list[int]] = defaultdict(list)
    needed = set(wanted)
    for index, token in enumerate(tokens):
        if token[0] in needed and len(at[token[0]]) < _MOST:
            at[token[0]].append(index)
    votes: Counter[int] = Counter()
    for offset, word in enumerate(wanted):
        for index in at[word]:
            votes[max(0, index - offset)] += 1 / len(at[word])  # type: ignore[assignment]
    best = None
    target = " ".join(wanted)
    for first, _ in votes.most_common(_CANDIDATES):
        window = tokens[first : first + len(wanted)]
        words = " ".join(token[0] for token in window)
        ratio = SequenceMatcher(None, target, words, autojunk=False).ratio()
        if best is None or ratio > best[0]:
            best = ratio, (window[0].start(), window[-1].end())
    return Near(name, page.printed(best[1]), round(best[0], 3)) if best else None
