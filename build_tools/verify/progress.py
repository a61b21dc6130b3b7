"""A progress bar that knows how long politeness will take."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn

from .outcome import FAILING, Result
from .run import politeness_bound
from .settings import Settings


class Bar:
    """Shows sources done, what failed, and the time that remains."""

    def __init__(
        self, sources: Mapping[str, Sequence[Any]], settings: Settings, console: Console
    ) -> None:
        self._waiting = dict.fromkeys(sources)
        self._pause = 0.0 if settings.offline else settings.pause
        self._failed = 0
        self._progress = Progress(
            TextColumn("verifying"), BarColumn(), MofNCompleteColumn(),
            TextColumn("{task.fields[left]}"),
            console=console, transient=True, disable=not console.is_terminal,
        )  # fmt: skip
        self._task = self._progress.add_task("", total=len(sources), left="")

    def __enter__(self) -> Bar:
        self._progress.start()
        self._show()
        return self

    def __exit__(self, *_: object) -> None:
        self._progress.stop()

    def done(self, address: str, results: Sequence[Result]) -> None:
        """Count a source as done; "" stands for those that are not on the web."""
        if address in self._waiting:
            del self._waiting[address]
            self._progress.advance(self._task)
        self._failed += sum(result.status in FAILING for result in results)
        self._show()

    def _show(self) -> None:
        """Estimate by the longest queue at one host, and by the speed so far if that is slower."""
        seconds = politeness_bound(list(self._waiting), self._pause)
        seconds = max(seconds, self._progress.tasks[0].time_remaining or 0)
        left = f"about {int(seconds) // 60}:{int(seconds) % 60:02d} left"
        failed = f", {self._failed} missing or gone" if self._failed else ""
        self._progress.update(self._task, left=left + failed)
