"""Measures what a writer waits for: from the saving of a chapter to the new page in the browser."""

from __future__ import annotations

import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.request import urlopen

from .server import CHANGES

ROOT = Path(__file__).resolve().parents[2]


@contextmanager
def running(source: Path, build: Path) -> Iterator[str]:
    """Run `make serve` on a book; yield its address once the first pages are there."""
    command = [sys.executable, "-m", "build_tools.serve", "--port", "0"]
    places = ["--source", str(source), "--build", str(build)]
    with subprocess.Popen(
        [*command, *places], cwd=ROOT, stdout=subprocess.PIPE, text=True
    ) as process:
        try:
            yield next(line.split()[-1] for line in process.stdout if "http://" in line)
        finally:
            process.terminate()


def save_to_reload(source: Path, build: Path, chapter: Path, runs: int) -> list[float]:
    """Save a changed chapter `runs` times; return the seconds until its new page has arrived.

    Between two changes passes the time in which a writer writes a sentence.
    """
    seconds = []
    page = chapter.relative_to(source).with_suffix(".html").as_posix()
    with running(source, build) as address, urlopen(address + CHANGES) as events:
        _next_event(events)
        for number in range(runs):
            time.sleep(5)
            head, found, tail = chapter.read_text(encoding="utf-8").partition("\n## ")
            started = time.perf_counter()
            chapter.write_text(f"{head}\n\nChange {number}.\n{found}{tail}", encoding="utf-8")
            shown = b""
            while f"Change {number}.".encode() not in shown:
                _next_event(events)
                with urlopen(f"{address}/{page}") as answer:
                    shown = answer.read()
            seconds.append(time.perf_counter() - started)
    return seconds


def _next_event(events: object) -> None:
    while events.readline().strip():
        continue
