"""One run: every source asked for once, every passage looked for, what failed in the archive."""

from __future__ import annotations

import asyncio
import time
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import replace
from pathlib import Path
from urllib.parse import urldefrag, urlsplit

from .archive import copy_of
from .cache import Answer, Cache, whole_file
from .examine import Examined, Job, Readers
from .fetch import Fetcher, NoNetwork
from .outcome import MISSING, Result, judge, print_only
from .passages import Passage
from .settings import Settings

_TAKE_UP = 3 * 24 * 3600.0  # seconds; an interrupted run older than this is not taken up
Report = Callable[[str, Sequence[Result]], None]  # told of each source that is done


class Marker:
    """A file that tells of a run not yet finished, so that the next takes it up."""

    def __init__(self, folder: Path) -> None:
        self._path = folder / "unfinished"

    def begin(self) -> float:
        """Return since when kept answers are this run's own: its start, or that of the last."""
        now = time.time()
        try:
            before = float(self._path.read_text(encoding="ascii"))
            if now - _TAKE_UP < before <= now:
                return before
        except (OSError, ValueError):
            pass
        with whole_file(self._path) as file:
            file.write(str(now).encode())
        return now

    def end(self) -> None:
        """Forget the run: it is complete."""
        self._path.unlink(missing_ok=True)


def by_source(passages: Sequence[Passage]) -> dict[str, list[Passage]]:
    """Return the passages that are on the web by the address of their source."""
    groups: defaultdict[str, list[Passage]] = defaultdict(list)
    for passage in passages:
        if passage.address:
            groups[urldefrag(passage.address).url].append(passage)
    return dict(groups)


async def verify(
    passages: Sequence[Passage], settings: Settings, cache: Cache, since: float, report: Report
) -> None:
    """Verify the passages and tell `report` of each source's results as they come.

    Raises NoNetwork where nothing answered, and OSError where the disk is full.
    """
    paper = [print_only(passage) for passage in passages if not passage.address]
    if paper:
        report("", paper)
    readers = Readers(settings.readers)
    groups = by_source(passages)
    tested = 0
    try:
        async with Fetcher(cache, settings, since) as fetcher:
            run = _Run(fetcher, readers)
            tasks = [asyncio.create_task(run.source(*group)) for group in groups.items()]
            try:
                for task in asyncio.as_completed(tasks):
                    address, results = await task
                    tested += any(r.copy or r.status in ("missing", "gone") for r in results)
                    report(address, results)
            finally:
                for task in tasks:
                    task.cancel()
                await asyncio.gather(*tasks, return_exceptions=True)
            if groups and not tested and not fetcher.answers:
                raise NoNetwork
    finally:
        readers.close()


class _Run:
    """What the sources of a run share."""

    def __init__(self, fetcher: Fetcher, readers: Readers) -> None:
        self._fetcher, self._readers = fetcher, readers

    async def source(self, url: str, passages: list[Passage]) -> tuple[str, list[Result]]:
        """Verify the passages of one source."""
        answer = await self._fetcher.get(url)
        results = [
            judge(passage, answer, finding, reason)
            for passage, finding, reason in await self._look(answer, passages)
        ]
        unproved = [result.passage for result in results if result.unproved]
        if not unproved:
            return url, results
        copies = {copy.passage: copy for copy in await self._archived(url, unproved)}
        return url, [_with_copy(result, copies.get(result.passage)) for result in results]

    async def _archived(self, url: str, passages: list[Passage]) -> list[Result]:
        """Return the results on the archived copy, where there is one."""
        copy = await copy_of(self._fetcher, url, max(passage.checked for passage in passages))
        if copy is None:
            return []
        return [
            replace(
                judge(passage, copy.answer, finding, reason),
                archived=copy.address, archived_day=copy.day,
            )
            for passage, finding, reason in await self._look(copy.answer, passages)
        ]  # fmt: skip

    async def _look(self, answer: Answer, passages: list[Passage]) -> list[tuple]:
        """Return each passage with its finding, or with the reason why there is none."""
        pointers = tuple(dict.fromkeys(passage.pointer for passage in passages))
        findings: Examined = ((), "")
        if answer.ok:
            settings, body = self._fetcher.settings, self._fetcher.cache.body(answer)
            language = passages[0].language
            findings = await self._readers.examine(
                Job(body, answer.kind, answer.charset, language, pointers, settings.reading)
            )
        found = dict(zip(pointers, findings[0], strict=False))
        return [(passage, found.get(passage.pointer), findings[1]) for passage in passages]


def _with_copy(result: Result, archived: Result | None) -> Result:
    """Add to the live result what the archived copy holds."""
    if archived is None or not result.unproved:
        return result
    if not archived.finding.found:
        copy = f"the archived copy of {archived.archived_day}"
        told = (
            f"{copy} lacks it too" if archived.status == MISSING else f"{copy}: {archived.detail}"
        )
        return replace(result, detail=f"{result.detail}; {told}")
    return replace(
        result, copy="archived", archived=archived.archived, archived_day=archived.archived_day
    )


def politeness_bound(addresses: Sequence[str], pause: float) -> float:
    """Return the seconds that politeness alone asks for: the longest queue at one host."""
    queues: defaultdict[str, int] = defaultdict(int)
    for address in addresses:
        queues[urlsplit(address).hostname or ""] += 1
    return max(queues.values(), default=0) * pause
