"""What there is to verify: every passage that the book's notes and entries cite, from its doctrees.

A citation leads to the source that was seen, which may be another than the one it names.
"""

from __future__ import annotations

import multiprocessing
import signal
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from pathlib import Path

from ..data import Pointer


class BookUnreadable(Exception):
    """The book cannot be read; the message holds Sphinx's own."""


@dataclass(frozen=True)
class Passage:
    """One passage cited in one place.

    `key` is the source named, `seen` the one whose text is meant; `checked` the day a person last
    looked; `link` opens the source at the passage; `page` and `anchor` tell where in the book it is
    cited, and `name` says so in words.
    """

    key: str
    seen: str
    address: str
    language: str
    checked: str
    pointer: Pointer
    link: str
    page: str
    anchor: str
    name: str
    chapter: int | None


def collect(config: Path, source: Path, doctrees: Path) -> list[Passage]:
    """Read the book in a process of its own, whose memory is free again afterward.

    Raises BookUnreadable.
    """
    context = multiprocessing.get_context("forkserver")
    with ProcessPoolExecutor(1, context, _ignore_interrupts) as pool:
        found, problem = pool.submit(_collect, config, source, doctrees).result()
    if problem:
        raise BookUnreadable(problem)
    return found


def _ignore_interrupts() -> None:
    """Leave Ctrl-C to the process that leads."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)


def _collect(config: Path, source: Path, doctrees: Path) -> tuple[list[Passage], str]:
    # Loaded here only: the process that fetches has no need of Sphinx.
    from sphinx.errors import SphinxError

    from ..check.reading import read

    try:
        book, _ = read(config, source, doctrees)
    except SphinxError as error:
        return [], str(error).strip()
    return list(passages_of(book)), ""


def passages_of(book: object) -> Iterator[Passage]:
    """Yield the passages of a book (build_tools.check.book.Book), page after page."""
    from docutils import nodes

    from ..data import reference
    from ..notes import links

    for page in book.pages:
        for inline in page.document.findall(nodes.inline):
            if "citation" not in inline["classes"] or "pointer" not in inline:
                continue
            key = inline["key"]
            seen = book.data.chain(key)[-1]
            source = book.data.sources[seen]
            day = source.checked.start
            anchor, name = _where(inline)
            place = f"chapter {page.number}" if page.number is not None else page.slug
            pointer = reference.parse(f"{key} | | {inline['pointer']}").pointer
            yield Passage(
                key, seen, source.address, source.language,
                f"{day.year:04d}-{day.month or 1:02d}-{day.day or 1:02d}",
                pointer, links.passage(source.address, pointer) if source.address else "",
                page.docname, anchor, f"{place}, {name}" if name else place, page.number,
            )  # fmt: skip


def _where(node: object) -> tuple[str, str]:
    """Return the id of the note or entry that holds a citation, and its name."""
    from docutils import nodes

    while node is not None and not isinstance(node, nodes.document):
        if isinstance(node, nodes.footnote):
            return node["ids"][0], f"note {node[0].astext()}"
        if isinstance(node, nodes.definition_list_item) and node[0]["ids"]:
            return node[0]["ids"][0], node[0].astext().strip()
        node = node.parent
    return "", ""
