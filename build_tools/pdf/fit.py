"""Finds for each chapter the breaks that keep its notes and lines where they belong.

Chapters begin on new pages and all pages are equally wide, so each can be laid out alone, which
takes a fraction of the time of the whole book; what was found is kept until the chapter changes.
"""

from __future__ import annotations

import hashlib
import json
import math
import multiprocessing
import os
from collections.abc import Callable, Iterable
from pathlib import Path

from . import holds
from .compile import Compiler
from .pagemap import Falls, read_falls

Write = Callable[[dict[str, int]], None]
# Every break moves the text after it, so a chapter may need several rounds.
ROUNDS = 24
# A lonely line is a blemish, not an error: after so many tries it stays.
PATIENCE = 2


_searching: tuple[Fitter, dict[str, Write]] | None = None


def _search_one(file: str) -> tuple[str, tuple[dict[str, int], int]]:
    fitter, chapters = _searching
    return file, fitter._search(file, chapters[file])


class Fitter:
    """Knows the breaks of every chapter; remembers them in `folder/holds.json`."""

    def __init__(self, folder: Path, design: str, make: Callable[[str], Compiler]) -> None:
        """`design`: a digest of all that changes every chapter; `make`: a compiler for a file."""
        self._memory = folder / "holds.json"
        self._design = design
        self._make = make
        self._known = json.loads(self._memory.read_text()) if self._memory.exists() else {}
        self._used: dict[str, dict] = {}
        self.rounds = 0

    def fit_all(self, drafts: dict[str, tuple[str, Write]]) -> None:
        """Write every chapter with its breaks.

        `drafts`: for each file its text before any break, and a function that writes it with the
        breaks it is given.
        """
        unknown = {}
        for file, (draft, write) in drafts.items():
            digest = hashlib.sha256(f"{self._design}\0{draft}".encode()).hexdigest()
            self._used[file] = self._known.get(file, {})
            if self._used[file].get("digest") != digest:
                self._used[file] = {"digest": digest}
                unknown[file] = write
        for file, (held, rounds) in self._search_all(unknown).items():
            self._used[file]["held"] = held
            self.rounds += rounds
        for file, (_, write) in drafts.items():
            write(self._used[file]["held"])

    def _search_all(self, chapters: dict[str, Write]) -> dict[str, tuple[dict[str, int], int]]:
        """Search chapters side by side.

        In processes of their own, because Typst keeps all it ever laid out in memory: a process
        that ends after a few chapters keeps that within bounds.
        """
        workers = min(os.cpu_count() or 1, len(chapters))
        if workers < 2:
            return {file: self._search(file, write) for file, write in chapters.items()}
        global _searching
        _searching = (self, chapters)  # the forked processes find it there
        with multiprocessing.get_context("fork").Pool(workers, maxtasksperchild=3) as pool:
            return dict(pool.imap_unordered(_search_one, chapters, chunksize=1))

    @property
    def breaks(self) -> int:
        """How many breaks there are."""
        return sum(len(known["held"]) for known in self._used.values())

    def _search(self, file: str, write: Write) -> tuple[dict[str, int], int]:
        """The best breaks for a chapter, and how many layouts it took."""
        held: dict[str, int] = {}
        best, fewest = held, None
        compiler = None
        rounds = 0
        while rounds < ROUNDS:
            rounds += 1
            write(held)
            compiler = compiler or self._make(file)
            falls = read_falls(compiler)
            wrong = to_mend(falls, held)
            # A stray note is an error and a lonely line a blemish: count the one far above.
            badness = 100 * len(falls.strayed) + len(falls.lonely)
            if fewest is None or badness < fewest:
                best, fewest = held, badness
            if not wrong:
                break
            held = holds.more(held, wrong)
        return best, rounds

    def save(self) -> None:
        """Remember what was found for the documents of this build."""
        self._memory.write_text(json.dumps(self._used, indent=1, sort_keys=True))


def to_mend(falls: Falls, held: dict[str, int]) -> list[str]:
    """What to mend next: the first stray note, and the lonely lines before it.

    A break moves all the text after it, so later findings may be gone after the first is mended.
    For a lonely line a needless break costs nothing but a line of room; for a note it would tear a
    list or a table for nothing.
    """
    strayed = sorted((min(call, note), name) for name, call, note in falls.strayed)
    end = strayed[0][0] if strayed else math.inf
    lonely = [n for n, page in falls.lonely if page <= end and held.get(n, 0) < PATIENCE]
    return [name for _, name in strayed[:1]] + lonely


def digest_of(paths: Iterable[Path]) -> str:
    """A digest of the names and contents of files."""
    digest = hashlib.sha256()
    for path in paths:
        digest.update(path.name.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()
