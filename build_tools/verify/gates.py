"""Politeness: how many requests a host gets at a time, and how far apart they start."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field


@dataclass
class _Host:
    places: asyncio.Semaphore
    start: asyncio.Lock = field(default_factory=asyncio.Lock)
    next_start: float = 0.0
    delay: float = 0.0


class Gates:
    """One gate a host, and one for all together."""

    def __init__(self, pause: float, per_host: int, jobs: int) -> None:
        self._pause, self._per_host = pause, per_host
        self._all = asyncio.Semaphore(jobs)
        self._hosts: dict[str, _Host] = {}

    def slow_down(self, host: str, delay: float) -> None:
        """Keep requests to a host at least `delay` seconds apart from now on."""
        self._of(host).delay = delay

    @asynccontextmanager
    async def turn(self, host: str) -> AsyncIterator[None]:
        """Wait for a turn at a host and hold it."""
        gate, clock = self._of(host), asyncio.get_running_loop().time
        async with gate.places:
            async with gate.start:
                if (wait := gate.next_start - clock()) > 0:
                    await asyncio.sleep(wait)
                await self._all.acquire()
                gate.next_start = clock() + max(self._pause, gate.delay)
            try:
                yield
            finally:
                self._all.release()

    def _of(self, host: str) -> _Host:
        if host not in self._hosts:
            self._hosts[host] = _Host(asyncio.Semaphore(self._per_host))
        return self._hosts[host]
