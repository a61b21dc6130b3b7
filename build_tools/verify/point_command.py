"""`python -m build_tools.verify point ADDRESS-OR-FILE "words of the passage"`."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
import time
from pathlib import Path

from .cache import Cache
from .fetch import Fetcher
from .fragment import Page
from .point import NoPointer, point
from .settings import Settings
from .text import Unreadable, text_of

_KINDS = {".html": "text/html", ".htm": "text/html", ".xml": "text/xml", ".txt": "text/plain"}


def main(arguments: list[str], settings: Settings) -> int:
    """Print a pointer; exit 1 where none can be made, 2 where the page cannot be had."""
    parser = argparse.ArgumentParser(
        prog="python -m build_tools.verify point",
        description="Find a passage in a page and print a pointer that fits it alone.",
    )
    parser.add_argument("page", help="a web address or a file (HTML, PDF, XML, text)")
    parser.add_argument("words", help="the passage, or enough of its words to find it")
    parser.add_argument("--language", default="", help="of the page, as in a record: ru, ko, zh …")
    options = parser.parse_args(arguments)
    try:
        page = Page(asyncio.run(_text(options.page, options.language, settings)))
    except (OSError, Unreadable) as error:
        print(error, file=sys.stderr)
        return 2
    try:
        print(point(page, options.words))
    except NoPointer as error:
        print(error, file=sys.stderr)
        return 1
    return 0


async def _text(place: str, language: str, settings: Settings) -> str:
    """Return the text at an address or in a file; raises OSError or Unreadable."""
    if not place.startswith(("https://", "http://")):
        return text_of(Path(place).read_bytes(), _kind(place), "", language)
    with tempfile.TemporaryDirectory() as folder:
        cache = Cache(Path(folder))
        async with Fetcher(cache, settings, time.time()) as fetcher:
            answer = await fetcher.get(place)
        if not answer.ok:
            raise OSError(f"{place}: {answer.detail or f'answers {answer.status}'}")
        body = cache.body(answer).read_bytes()
        return text_of(body, answer.kind, answer.charset, language)


def _kind(path: str) -> str:
    return _KINDS.get(Path(path).suffix.lower(), "")
