"""Finds the breaks that keep notes and lines where they belong, chapter by chapter.

Chapters begin on new pages and all pages are equally wide, so each can be laid out alone, which
takes a fraction of the time of the whole book: what Typst has laid out once it keeps, and in a
short document little is left to do after a break. What was found is kept until the chapter changes.
"""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing
import os
from collections import defaultdict
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from pathlib import Path

from . import holds, room
from .compile import Compiler
from .pagemap import Falls, read_falls

Write = Callable[[dict[str, int]], None]
# Every break moves the text after it, so a chapter may need several rounds.
ROUNDS = 60
# A lonely line is a blemish, not an error: after so many tries it stays.
PATIENCE = 2


@dataclass
class Search:
    """The search in one document: the breaks tried now, and the best ones so far."""

    points: list[holds.Point]
    write: Write
    make: Callable[[], Compiler]
    held: dict[str, int] = field(default_factory=dict)
    best: dict[str, int] = field(default_factory=dict)
    fewest: float = math.inf
    rounds: int = 0

    def run(self) -> Search:
        """Find the best breaks of the document, laid out alone."""
        compiler = self.make()
        while self.rounds < ROUNDS and self.look(read_falls(compiler)):
            pass
        return self

    def look(self, falls: Falls) -> bool:
        """Judge the layout with `held`; write the next breaks, and answer whether there are any."""
        self.rounds += 1
        badness = badness_of(falls)
        if badness < self.fewest:
            self.best, self.fewest = self.held, badness
        wrong = to_mend(falls, self.points, self.held)
        if wrong:
            self.settle(holds.more(self.before(wrong), wrong))
        return bool(wrong)

    def before(self, wrong: list[str]) -> dict[str, int]:
        """The breaks that stand before what is to be mended.

        Those behind it were found for a layout that is gone: kept, they would leave pages half
        empty for nothing.
        """
        places = holds.order(self.points)
        first = min(places.get(name, 0) for name in wrong)
        return {name: count for name, count in self.held.items() if places.get(name, 0) <= first}

    def settle(self, held: dict[str, int]) -> None:
        """Write the document with the breaks `held`."""
        if held != self.held:
            self.held = held
            self.write(held)


class Fitter:
    """Knows the breaks of every document; remembers them in `folder/holds.json`."""

    def __init__(self, folder: Path, design: str) -> None:
        """`design`: a digest of all that changes every chapter."""
        self._memory = folder / "holds.json"
        self._design = design
        self._known = json.loads(self._memory.read_text()) if self._memory.exists() else {}
        self._documents: dict[str, Search] = {}
        self._digests: dict[str, str] = {}
        self.rounds = 0

    def add(self, docname: str, draft: str, write: Write, make: Callable[[], Compiler]) -> None:
        """Take a document: its text before any break, what writes it with breaks, and what makes
        a compiler that lays it out alone."""
        self._documents[docname] = Search(holds.points(draft), write, make)
        self._digests[docname] = hashlib.sha256(f"{self._design}\0{draft}".encode()).hexdigest()

    @property
    def breaks(self) -> int:
        """How many breaks there are."""
        return sum(len(document.held) for document in self._documents.values())

    def search(self) -> None:
        """Write every document with its breaks, and remember them."""
        unknown = {}
        for docname, document in self._documents.items():
            known = self._known.get(docname, {})
            if known.get("digest") == self._digests[docname]:
                document.best = known["held"]
            else:
                unknown[docname] = document
        for docname, best, rounds in search_all(unknown):
            self._documents[docname].best = best
            self.rounds += rounds
        for document in self._documents.values():
            document.held = document.best
            document.write(document.best)
        self._memory.write_text(json.dumps(self._memories(), indent=1, sort_keys=True))

    def correct(self, compiler: Compiler) -> None:
        """Mend what strays in the whole book: the true page numbers are wider or narrower.

        This is not remembered, so that what is found for a chapter depends on its text alone.
        """
        for _ in range(ROUNDS):
            found = by_document(read_falls(compiler))
            wrong = [name for name in self._documents if found[name].strayed]
            for docname in wrong:
                self._documents[docname].look(found[docname])
            if not wrong:
                return

    def _memories(self) -> dict[str, dict]:
        return {
            docname: {"digest": self._digests[docname], "held": document.best}
            for docname, document in self._documents.items()
        }


_searching: dict[str, Search] = {}


def search_all(searches: dict[str, Search]) -> Iterable[tuple[str, dict[str, int], int]]:
    """Search side by side; yield for each document its best breaks and how many layouts it took.

    In processes of their own, because Typst keeps all it ever laid out in memory: a process that
    ends after a few chapters keeps that within bounds.
    """
    workers = min(os.cpu_count() or 1, len(searches))
    _searching.update(searches)  # the forked processes find it there
    if workers < 2:
        yield from map(_search_one, searches)
        return
    with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=4) as pool:
        yield from pool.imap_unordered(_search_one, searches, chunksize=1)


def _search_one(docname: str) -> tuple[str, dict[str, int], int]:
    done = _searching[docname].run()
    return docname, done.best, done.rounds


def by_document(falls: Falls) -> dict[str, Falls]:
    """The findings of each document; none for a document that is not named."""
    found: dict[str, Falls] = defaultdict(lambda: Falls([], [], falls.foot))
    for note in falls.notes:
        found[docname_of(note.name)].notes.append(note)
    for line in falls.lonely:
        found[docname_of(line[0])].lonely.append(line)
    return found


def docname_of(name: str) -> str:
    """The document of a label ("docname:id")."""
    return name.rpartition(":")[0]


def badness_of(falls: Falls) -> int:
    """A stray note is an error and a lonely line a blemish: count the one far above."""
    return 100 * len(falls.strayed) + len(falls.lonely)


def to_mend(falls: Falls, points: list[holds.Point], held: dict[str, int]) -> list[str]:
    """What to mend next: the first stray note, and the lonely lines before it.

    A break moves all the text after it, so later findings may be gone after the first is mended.
    For a lonely line a needless break costs nothing but a line of room; for a note it would tear a
    list or a table for nothing.
    """
    # On a page first the notes whose calls have left it: they take the room that others miss.
    strayed = sorted(falls.strayed, key=lambda note: (note.first_page, note.page > note.call_page))
    end = strayed[0].first_page if strayed else math.inf
    lonely = [n for n, page in falls.lonely if page <= end and held.get(n, 0) < PATIENCE]
    first = [room.last_break(points, falls.notes, falls.foot, n, held) for n in strayed[:1]]
    return first + lonely


def digest_of(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
