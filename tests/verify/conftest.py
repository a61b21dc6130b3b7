from __future__ import annotations

import asyncio
import time
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.data import Pointer
from build_tools.verify.cache import Cache
from build_tools.verify.outcome import Result
from build_tools.verify.passages import Passage
from build_tools.verify.run import verify
from build_tools.verify.settings import Settings

from .server import Server

QUICK = Settings(
    pause=0.0, backoff=0.01, connect=2.0, read=2.0, whole=4.0, longest_text=300_000, readers=0
)


@pytest.fixture(autouse=True)
def no_proxy(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HTTP_PROXY", "HTTPS_PROXY", "ALL_PROXY"):
        monkeypatch.delenv(name, raising=False)
        monkeypatch.delenv(name.lower(), raising=False)


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as running:
        yield running


def pointer(text: str) -> Pointer:
    return Pointer(*text.split(" … "))


def passage(address: str, words: str, **changes: object) -> Passage:
    """A passage cited in note 1 of chapter 6."""
    plain = Passage(
        "key", "key", address, "en", "2026-11-23", pointer(words), f"{address}#:~:text=x",
        "2-the-decision/06-stalin-says-yes", "note-lunch", "chapter 6, note 1", 6,
    )  # fmt: skip
    return replace(plain, **changes)


Run = Callable[..., list[Result]]


@pytest.fixture
def run(tmp_path: Path, server: Server) -> Run:
    """Return run(passages, since=now, **settings) → results, in the order of the passages."""

    def start(
        passages: Sequence[Passage], since: float | None = None, **changes: object
    ) -> list[Result]:
        settings = replace(QUICK, **({"archive": server.url("/available")} | changes))
        results: list[Result] = []
        asyncio.run(
            verify(
                passages, settings, Cache(tmp_path / "cache"),
                time.time() if since is None else since,
                lambda _, found: results.extend(found),
            )
        )  # fmt: skip
        order = [id(passage) for passage in passages]
        return sorted(results, key=lambda result: order.index(id(result.passage)))

    return start
