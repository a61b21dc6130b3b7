"""Builds the book: reads the source once, writes the formats side by side, publishes them.

    python -m build_tools.book [html] [epub] [pdf]

Without a name it builds all three. Any warning of Sphinx is an error; then `build/book/` stays as
it was.
"""

from __future__ import annotations

import argparse
import fcntl
import gc
import io
import multiprocessing
import os
import re
import shutil
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from sphinx.application import Sphinx
from sphinx.errors import SphinxError
from sphinx.util.docutils import docutils_namespace, patch_docutils

from . import datapackage, edition
from .data import load

ROOT = Path(__file__).resolve().parent.parent
BUILDERS = {"html": "html", "epub": "epub", "pdf": "typst"}
_COLORS = re.compile(r"\x1b\[[0-9;]*m")


@dataclass(frozen=True)
class Folders:
    """Where a build reads and writes."""

    source: Path
    build: Path

    @property
    def work(self) -> Path:
        return self.build / "work"

    @property
    def book(self) -> Path:
        return self.build / "book"


class BuildFailed(Exception):
    """The book could not be built; the message holds Sphinx's findings, a line each."""


def build(folders: Folders, formats: list[str]) -> None:
    """Build and publish `formats`.

    Raises BuildFailed with every warning and error; the last published book is then untouched.
    """
    date = edition.source_date(ROOT)
    os.environ["SOURCE_DATE_EPOCH"] = str(date)
    folders.build.mkdir(parents=True, exist_ok=True)
    with _only_one(folders.build), _fresh_after_interruption(folders.work):
        edition.recover(folders.book)
        # The EPUB's page list is the PDF's: it waits for it. The web edition waits for neither.
        web = [("html", "html")] * ("html" in formats)
        print_first = [(BUILDERS[name], name) for name in ("pdf", "epub") if name in formats]
        if web and print_first:
            _run_all([("dummy", "read")], folders)  # one read for both
        _run_all(web, folders, print_first)
        datapackage.write(load(folders.source / "data"), folders.work / edition.DATA, date)
        edition.assemble(folders.work, folders.book, formats)


def _run_all(
    first: list[tuple[str, str]], folders: Folders, second: list[tuple[str, str]] | None = None
) -> None:
    """Run two chains of builders side by side, the builders of a chain one after the other.

    Processes are forked, so that Sphinx and its extensions are imported once.
    """
    context = multiprocessing.get_context("fork")
    chains = [chain for chain in (first, second or []) if chain]
    pipes = []
    for chain in chains:
        receiver, sender = context.Pipe(duplex=False)
        process = context.Process(target=_run_chain, args=(chain, folders, sender))
        process.start()
        sender.close()
        pipes.append((process, receiver))
    findings: list[str] = []
    for process, receiver in pipes:
        try:
            findings += receiver.recv()
        except EOFError:
            findings.append("a builder ended without a word; see above")
        process.join()
    if findings:
        raise BuildFailed("\n".join(dict.fromkeys(findings)))


def _run_chain(chain: list[tuple[str, str]], folders: Folders, sender: object) -> None:
    findings: list[str] = []
    # Doctrees are many small objects that live long: looking for those to free, Python spends a
    # third of the build. A chain ends with its process.
    gc.set_threshold(50_000, 20, 100)
    for builder, folder in chain:
        if not findings:
            findings = run_builder(builder, folders, folders.work / folder)
    sender.send(findings)


def run_builder(builder: str, folders: Folders, out: Path) -> list[str]:
    """Run one Sphinx builder over the shared doctrees; return its warnings and errors."""
    warnings = io.StringIO()
    started = time.perf_counter()
    try:
        with patch_docutils(ROOT), docutils_namespace():
            app = Sphinx(
                folders.source, ROOT, out, folders.work / "doctrees", builder,
                status=None, warning=warnings,
            )  # fmt: skip
            app.build()
    except SphinxError as error:
        return [*_lines(warnings), f"{error.category}: {error}"]
    if not warnings.getvalue():
        print(f"  {out.name:<5} {time.perf_counter() - started:5.1f} s", flush=True)
    return _lines(warnings)


def _lines(warnings: io.StringIO) -> list[str]:
    text = _COLORS.sub("", warnings.getvalue()).replace(f"{Path.cwd()}/", "")
    return [line for line in text.splitlines() if line.strip()]


@contextmanager
def _only_one(folder: Path) -> Iterator[None]:
    """Let one build at a time work in `folder`; a second waits."""
    with (folder / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def _fresh_after_interruption(work: Path) -> Iterator[None]:
    """Start from nothing when the last build was killed: it may have left a file half written."""
    mark = work / ".unfinished"
    if mark.exists():
        shutil.rmtree(work)
    work.mkdir(parents=True, exist_ok=True)
    mark.touch()
    yield
    mark.unlink()


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.book", description=__doc__)
    parser.add_argument("formats", nargs="*", metavar="html|epub|pdf", help="default: all three")
    parser.add_argument("--source", type=Path, default=ROOT / "source", help="folder of the book")
    parser.add_argument("--build", type=Path, default=ROOT / "build", help="folder to build in")
    options = parser.parse_args(arguments)
    if unknown := [name for name in options.formats if name not in BUILDERS]:
        parser.error(f'no format "{unknown[0]}"; there are {", ".join(BUILDERS)}')
    folders = Folders(options.source.resolve(), options.build.resolve())
    formats = options.formats or list(BUILDERS)
    try:
        build(folders, formats)
    except BuildFailed as failure:
        print(f"{failure}\nThe book was not built; {folders.book} is as it was.", file=sys.stderr)
        return 1
    for path in sorted(folders.book.iterdir()):
        print(path)
    return 0


if __name__ == "__main__":
    sys.exit(main())
