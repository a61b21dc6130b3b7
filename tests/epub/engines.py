"""Three engines that draw an EPUB: epub.js and foliate-js (in Chromium), and MuPDF."""

from __future__ import annotations

import functools
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from http.server import SimpleHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path

import pymupdf
from playwright.sync_api import Browser, Page

READERS = Path(__file__).parent / "readers"
#: A phone, and an e-reader of six inches, in CSS pixels.
SIZES = {"phone": (360, 640), "reader": (600, 800)}


class _Handler(SimpleHTTPRequestHandler):
    """Serves the test pages, the engines and one book."""

    def __init__(self, *args: object, book: Path, modules: Path, **options: object) -> None:
        self._book, self._modules = book, modules
        super().__init__(*args, **options)

    def translate_path(self, path: str) -> str:
        name = path.partition("?")[0].lstrip("/")
        if name == "book.epub":
            return str(self._book)
        if name.startswith("node_modules/"):
            return str(self._modules / name.removeprefix("node_modules/"))
        return str(READERS / name)

    def log_message(self, *args: object) -> None:
        pass


@contextmanager
def serve(book: Path, modules: Path) -> Iterator[str]:
    """Serve a book with the engines; give the server's address."""
    handler = functools.partial(_Handler, book=book, modules=modules)
    with ThreadingHTTPServer(("127.0.0.1", 0), handler) as server:
        thread = threading.Thread(target=server.serve_forever, daemon=True)
        thread.start()
        yield f"http://127.0.0.1:{server.server_port}"
        server.shutdown()
        thread.join()


def open_in(
    browser: Browser, address: str, engine: str, place: str, size: str, night: bool = False
) -> Page:
    """Open the book at `place` ("genindex.xhtml") in the engine "epubjs" or "foliate"."""
    width, height = SIZES[size]
    page = browser.new_page(viewport={"width": width, "height": height})
    page.faults = []
    page.on("pageerror", lambda error: page.faults.append(str(error)))
    page.goto(f"{address}/{engine}.html")
    page.wait_for_function("typeof window.show === 'function'")
    page.evaluate("([file, place, night]) => show(file, place, night)",
                  ["/book.epub", place, night])  # fmt: skip
    page.wait_for_timeout(600)  # engines lay out once more after they say that they are done
    return page


def mupdf(book: Path, title: str, size: str) -> pymupdf.Page:
    """Return the page on which the entry `title` of the contents begins, laid out by MuPDF."""
    width, height = SIZES[size]
    document = pymupdf.open(book)
    document.layout(width=width, height=height, fontsize=16)
    if title == "Cover":
        return document[0]
    return document[next(page for _, name, page in document.get_toc() if name == title) - 1]
