"""A mini book for the web edition: two chapters with all that a page can hold, and its server."""

from __future__ import annotations

import functools
import io
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.conftest import CHAPTER, CHAPTER_TEXT, ROOT, pages
from tests.pages.timeline_book import FILES

SECOND = "2-the-decision/07-the-plan"
TABLE = """
## Guns and lead

```{table} Deliveries asked for and made, thousands of tons, by Soviet count
:name: tbl-lead

| Metal | Asked in 1950 | Delivered in 1950 | Delivered in 1951 | How and where |
|---|---:|---:|---:|---|
| Lead | 25.0 | 15.1 | 12.4 | by-rail-over-Antung-and-Mukden-to-Chita |
| Gold | 9,003 | 5,300 | – | by-air-to-Chita-and-Khabarovsk |
```

:::{dispute} When did Stalin consent?
In {place}`Antung <antung>` or later.[^where]
:::

:::{document} shtykov-1950-01-19
It tells of a lunch.[^lunch]
:::

## What we do not know

Nothing is known of the rest.[^rest]

[^where]: {source}`torkunov-2000 | p. 56 | Я понимаю … буду готов`
[^lunch]: {source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`
[^rest]: {source}`torkunov-2000 | p. 57 | Я понимаю … буду готов`
"""
OPENING = """*About a lunch*

A mini book that has all that a page can hold, and so much of it that a test has what to look at.

**It can be checked.** Here is a sentence of it.

> There was a lunch.[^opening]

[^opening]: {source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`
"""
LONG = "\n\n".join(
    f"Paragraph {name} of a long chapter goes on for some lines, so that the page is longer than a"
    " window, and a reader has to scroll, which is what several of the tests are about."
    for name in ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
)


def files() -> dict[str, str]:
    """The mini book's files."""
    body, notes = CHAPTER_TEXT.split("[^report]:", 1)
    second = (
        "(the-plan)=\n# The plan\n\n:::{in-brief}\nThe plan came from advisers.\n:::\n\n"
        "They wrote it.[^plan]\n\n"
        "[^plan]: {source}`torkunov-2000 | p. 9 | Я понимаю … буду готов`\n"
    )
    chapter = f"{body}{LONG}\n{TABLE}\n[^report]:{notes}"
    index = FILES["index.md"].replace("# Mini book\n", f"# Mini book\n\n{OPENING}")
    return pages() | FILES | {"index.md": index, f"{CHAPTER}.md": chapter, f"{SECOND}.md": second}


def build(folder: Path, changes: dict[str, str] | None = None, **config: object) -> str:
    """Build the mini book's web edition into `folder`/html; return Sphinx's warnings."""
    source = folder / "source"
    for name, text in (files() | (changes or {})).items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    with patch_docutils(ROOT), docutils_namespace():
        app = Sphinx(
            source, ROOT, folder / "html", folder / "doctrees", "html",
            confoverrides={"html_theme": "hidden_belligerent", **config},
            status=None, warning=warnings,
        )  # fmt: skip
        app.build()
    return warnings.getvalue()


@dataclass(frozen=True)
class Site:
    """A built web edition and where it is served."""

    folder: Path
    address: str

    def url(self, page: str, fragment: str = "") -> str:
        """The address of a page, by its docname."""
        return f"{self.address}/{page}.html{fragment}"

    def file(self, page: str) -> str:
        """The file: address of a page."""
        return (self.folder / f"{page}.html").as_uri()


class _Handler(SimpleHTTPRequestHandler):
    def log_message(self, *args: object) -> None:
        """Say nothing."""


@contextmanager
def serve(folder: Path) -> Iterator[Site]:
    """Serve a folder for as long as the context lasts."""
    server = ThreadingHTTPServer(
        ("127.0.0.1", 0), functools.partial(_Handler, directory=str(folder))
    )
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    try:
        yield Site(folder, f"http://127.0.0.1:{server.server_port}")
    finally:
        server.shutdown()
        server.server_close()
        thread.join()
