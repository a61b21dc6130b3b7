"""The command `python -m build_tools.verify`: verifies the passages; with `point`, makes a pointer.

Exit status: 0 nothing missing or gone; 1 a passage is missing or its page gone; 2 no network, or
wrong usage; 130 interrupted.
"""

from __future__ import annotations

import argparse
import asyncio
import sys
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from rich.console import Console

from ..data import dates
from ..data.verification import FILE
from . import outcome, report
from .cache import Cache, whole_file
from .fetch import NoNetwork
from .passages import BookUnreadable, Passage, collect
from .progress import Bar
from .run import Marker, by_source, verify
from .settings import Settings

ROOT = Path(__file__).resolve().parents[2]


def main(arguments: list[str] | None = None, settings: Settings | None = None) -> int:
    """Run the command; return its exit status. `settings` is for tests and measurements."""
    arguments = sys.argv[1:] if arguments is None else arguments
    settings = settings or Settings()
    if arguments[:1] == ["point"]:
        from .point_command import main as point

        return point(arguments[1:], settings)
    options = _options(arguments)
    try:
        passages = collect(options.config, options.source_dir, options.build / "work" / "doctrees")
        chosen = _chosen(passages, options)
    except (BookUnreadable, ValueError) as error:
        return _stop(str(error))
    except KeyboardInterrupt:
        _stop("interrupted; nothing verified yet")
        return 130
    settings = replace(settings, jobs=options.jobs or settings.jobs, offline=options.offline)
    return _Command(options, settings, whole=len(chosen) == len(passages)).run(chosen)


class _Command:
    """One run of the command: from the chosen passages to the exit status."""

    def __init__(self, options: argparse.Namespace, settings: Settings, whole: bool) -> None:
        self._options, self._settings = options, settings
        self._folder: Path = options.build / "verify"
        self._whole = whole  # the whole book, not a part of it
        self._results: list[outcome.Result] = []

    def run(self, passages: Sequence[Passage]) -> int:
        console = Console()
        try:
            marker, cache = Marker(self._folder), Cache(self._folder / "cache")
            since = marker.begin()
            with Bar(by_source(passages), self._settings, console) as bar:

                def note(address: str, results: Sequence[outcome.Result]) -> None:
                    self._results.extend(results)
                    bar.done(address, results)

                asyncio.run(verify(passages, self._settings, cache, since, note))
            if self._all_unreachable():
                self._print(console)
                return _stop("no page could be reached; no report written")
            self._write()
            if self._whole and not self._settings.offline:
                cache.prune()
            marker.end()
        except NoNetwork:
            if self._settings.offline:
                return _stop("the cache holds none of these sources; nothing verified")
            return _stop("no network: no host answers; nothing verified, nothing written")
        except KeyboardInterrupt:
            self._print(console)
            _stop("interrupted; the next run goes on from here")
            return 130
        except OSError as error:
            self._print(console)
            return _stop(f"{error.filename or self._folder}: {error.strerror}; no report written")
        self._print(console)
        console.print(f"{self._folder / 'report.html'}", soft_wrap=True)
        return int(any(result.status in outcome.FAILING for result in self._results))

    def _all_unreachable(self) -> bool:
        web = [result for result in self._results if result.passage.address]
        unreachable = outcome.NOT_REACHABLE
        return bool(web) and all(r.status == unreachable and not r.copy for r in web)

    def _summary(self) -> outcome.Verification:
        return outcome.summary(self._results, datetime.now(UTC).date().isoformat())

    def _print(self, console: Console) -> None:
        report.print_table(console, self._results, self._summary())

    def _write(self) -> None:
        """Write the reports; the summary that the book shows only after a whole, live run."""
        summary = self._summary()
        report.write(self._folder, self._results, summary)
        if self._whole and not self._settings.offline:
            with whole_file(self._options.source_dir / "data" / FILE) as file:
                file.write(summary.text().encode())


def _chosen(passages: Sequence[Passage], options: argparse.Namespace) -> list[Passage]:
    """Return the passages asked for; raises ValueError where there is none."""
    chosen = [
        passage for passage in passages
        if (options.chapter is None or passage.chapter in options.chapter)
        and (not options.source or options.source in (passage.key, passage.seen))
        and passage.checked >= (options.since or "")
    ]  # fmt: skip
    if not chosen:
        raise ValueError("the book cites no passage of that kind")
    return chosen


def _options(arguments: list[str]) -> argparse.Namespace:
    parser = argparse.ArgumentParser(
        prog="python -m build_tools.verify",
        description="Confirm that each passage the book cites still stands in its source.",
        epilog='To make a pointer: python -m build_tools.verify point ADDRESS-OR-FILE "words"',
    )
    parser.add_argument(
        "--chapter", type=int, action="append", metavar="N", help="this chapter only (repeatable)"
    )
    parser.add_argument("--source", default="", metavar="KEY", help="this source only")
    parser.add_argument(
        "--since", type=_day, metavar="DATE",
        help="only sources whose record was checked on this day or later (1950, 1950-01-19)",
    )  # fmt: skip
    parser.add_argument("--jobs", type=_count, metavar="N", help="requests at a time in all (32)")
    parser.add_argument("--offline", action="store_true", help="ask nobody: use the cache alone")
    parser.add_argument("--config", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("--source-dir", type=Path, default=ROOT / "source", help=argparse.SUPPRESS)
    parser.add_argument("--build", type=Path, default=ROOT / "build", help=argparse.SUPPRESS)
    return parser.parse_args(arguments)


def _day(text: str) -> str:
    try:
        start = dates.parse(text).start
    except ValueError as error:
        raise argparse.ArgumentTypeError(str(error)) from error
    return f"{start.year:04d}-{start.month or 1:02d}-{start.day or 1:02d}"


def _count(text: str) -> int:
    if not text.isdecimal() or not int(text):
        raise argparse.ArgumentTypeError(f'"{text}" is no number of requests; write 1 or more')
    return int(text)


def _stop(message: str) -> int:
    print(message, file=sys.stderr)
    return 2
