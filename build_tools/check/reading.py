"""Reads the book through Sphinx, without writing any format."""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from pathlib import Path

from sphinx import addnodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import docutils_namespace, patch_docutils

from ..library import library
from .book import Book, Page

_COLOR = re.compile(r"\x1b\[[0-9;]*m")


def read(config: Path, source: Path, doctrees: Path) -> tuple[Book, str]:
    """Return the book under `source` and what Sphinx reported while reading it.

    Doctrees are shared with the builds, but the environment is not saved: a build that follows
    reads changed pages itself and so knows what it has to write. Raises SphinxError where the book
    cannot be read at all.
    """
    reports = io.StringIO()
    with patch_docutils(config), docutils_namespace():
        app = Sphinx(
            source, config, doctrees.parent / "check", doctrees, "dummy",
            status=None, warning=reports,
        )  # fmt: skip
        app.builder.read()
        book = book_of(app.env)
    return book, _COLOR.sub("", reports.getvalue())


def book_of(env: BuildEnvironment) -> Book:
    """Return the book that an environment has read."""
    domain = library(env)
    pages = tuple(
        Page(name, Path(env.doc2path(name)), env.get_doctree(name)) for name in sorted(env.all_docs)
    )
    return Book(
        root=Path(env.srcdir),
        pages=pages,
        data=domain.records,
        parts=tuple(_parts(env)),
        uses=domain.data["uses"],
    )


def _parts(env: BuildEnvironment) -> Iterator[tuple[str, tuple[str, ...]]]:
    for toctree in env.get_doctree(env.config.root_doc).findall(addnodes.toctree):
        yield toctree["caption"] or "", tuple(toctree["includefiles"])
