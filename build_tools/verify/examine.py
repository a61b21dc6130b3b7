"""Reads fetched pages in processes of their own: a page that hangs or bursts ends one page only."""

from __future__ import annotations

import asyncio
import multiprocessing
import signal
import threading
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from pathlib import Path

from ..data import Pointer
from .fragment import Finding, Page
from .nearest import resolve
from .text import Unreadable, text_of

_MEMORY = 1536 * 1024 * 1024  # bytes of data a reader may hold


@dataclass(frozen=True)
class Job:
    """One fetched page, and what to find in it."""

    body: Path
    kind: str
    charset: str
    language: str
    pointers: tuple[Pointer, ...]
    seconds: float


Examined = tuple[tuple[Finding, ...], str]  # a finding for each pointer; or none and the reason


def examine(job: Job) -> Examined:
    """Turn a page into text and find every pointer in it."""
    try:
        with _within(job.seconds):
            page = Page(text_of(job.body.read_bytes(), job.kind, job.charset, job.language))
            return tuple(resolve(page, pointer) for pointer in job.pointers), ""
    except Unreadable as error:
        return (), str(error)
    except TimeoutError:
        return (), f"the page takes longer than {job.seconds:g} s to read"
    except (MemoryError, RecursionError):
        return (), "the page takes too much memory to read"


@contextmanager
def _within(seconds: float) -> Iterator[None]:
    """Raise TimeoutError when the time is over; without limit outside a main thread."""
    if threading.current_thread() is not threading.main_thread():
        yield
        return

    def ring(*_: object) -> None:
        raise TimeoutError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


def _start_reader() -> None:
    """Bound a reader's memory, and leave Ctrl-C to the process that leads."""
    import resource

    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(OSError, ValueError):  # not every system lets itself be bounded
        resource.setrlimit(resource.RLIMIT_DATA, (_MEMORY, _MEMORY))


class Readers:
    """The reading processes; with `count` 0 pages are read in this one."""

    def __init__(self, count: int) -> None:
        self._count = count
        self._pool = self._new_pool(count)
        self._alone = asyncio.Lock()

    @staticmethod
    def _new_pool(count: int) -> ProcessPoolExecutor | None:
        if not count:
            return None
        context = multiprocessing.get_context("forkserver")
        context.set_forkserver_preload([__name__])
        return ProcessPoolExecutor(count, context, _start_reader)

    async def examine(self, job: Job) -> Examined:
        """Examine a page; one that kills its reader is tried once more, alone."""
        loop = asyncio.get_running_loop()
        if self._pool is None:
            return examine(job)
        try:
            return await loop.run_in_executor(self._pool, examine, job)
        except (BrokenProcessPool, RuntimeError):
            pass
        async with self._alone:
            single = self._new_pool(1)
            try:
                return await loop.run_in_executor(single, examine, job)
            except BrokenProcessPool:
                return (), "the page breaks whatever reads it"
            finally:
                single.shutdown(wait=False)
                if self._pool._broken:  # a broken pool takes no more work
                    self._pool = self._new_pool(self._count)

    def close(self) -> None:
        """End the processes without waiting for pages half read."""
        if self._pool:
            self._pool.shutdown(wait=False, cancel_futures=True)
