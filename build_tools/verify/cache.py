"""Answers kept on disk: so that an unchanged page is not sent again, and nothing is asked twice.

Each address has two files, named by its digest: `.json` (what was answered) and `.body`. An entry
that is damaged, or of another form than this program writes, counts as none and is made anew.
"""

from __future__ import annotations

import dataclasses
import hashlib
import json
import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import BinaryIO

VERSION = 1


@dataclass(frozen=True)
class Answer:
    """What came of asking for an address.

    `fault` is "" where a server answered, else one of robots, connect, timeout, tls, protocol,
    redirects, offline; `cut` says why a body is not whole ("size", "time"). `moved` is the address
    to which permanent redirects lead.
    """

    url: str
    asked: float = 0.0
    status: int = 0
    final: str = ""
    moved: str = ""
    kind: str = ""
    charset: str = ""
    etag: str = ""
    modified: str = ""
    digest: str = ""
    cut: str = ""
    fault: str = ""
    detail: str = ""

    @property
    def ok(self) -> bool:
        return not self.fault and self.status == 200


class Cache:
    """A folder of answers."""

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        self._touched: set[str] = set()
        folder.mkdir(parents=True, exist_ok=True)
        for rest in folder.glob("*.part"):  # of a run that was killed
            rest.unlink(missing_ok=True)

    def body(self, answer: Answer) -> Path:
        """Return the file that holds an answer's body."""
        return self._path(answer.url, "body")

    def load(self, url: str) -> Answer | None:
        """Return the answer kept for an address, or None where there is no sound one."""
        self._touched.add(_name(url))
        try:
            record = json.loads(self._path(url, "json").read_text(encoding="utf-8"))
            if record.pop("version") != VERSION:
                return None
            answer = Answer(**record)
            sound = answer.url == url and isinstance(answer.asked, float)
            if sound and answer.ok:
                sound = _digest(self.body(answer)) == answer.digest
        except (OSError, ValueError, TypeError, KeyError, AttributeError):
            return None
        return answer if sound else None

    @contextmanager
    def receiving(self, url: str) -> Iterator[BinaryIO]:
        """Give a file to write a body to; it takes its place when written to its end."""
        with whole_file(self._path(url, "body")) as file:
            yield file

    def save(self, answer: Answer) -> None:
        """Keep an answer; its body, if it has one, was received before."""
        self._touched.add(_name(answer.url))
        record = {"version": VERSION, **dataclasses.asdict(answer)}
        with whole_file(self._path(answer.url, "json")) as file:
            file.write(json.dumps(record, ensure_ascii=False, indent=1).encode())

    def prune(self) -> None:
        """Drop what this run did not touch: pages that the book cites no more."""
        for path in self._folder.glob("*.*"):
            if path.stem not in self._touched:
                path.unlink(missing_ok=True)

    def _path(self, url: str, ending: str) -> Path:
        return self._folder / f"{_name(url)}.{ending}"


@contextmanager
def whole_file(path: Path) -> Iterator[BinaryIO]:
    """Write a file whole or not at all: beside its place, then moved there by one rename."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(".part", path.name, path.parent)
    try:
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
        Path(name).chmod(0o644)
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def _name(url: str) -> str:
    return hashlib.sha256(url.encode()).hexdigest()[:32]


def _digest(path: Path) -> str:
    with path.open("rb") as file:
        return hashlib.file_digest(file, "sha256").hexdigest()
