"""Mini books: a few pages and records, built by Sphinx under the book's own configuration."""

from __future__ import annotations

import io
import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

import pytest
from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

ROOT = Path(__file__).parent.parent
CHAPTER = "2-the-decision/06-stalin-says-yes"

SOURCES = """\
shtykov-1950-01-19:
  type: manuscript
  author: [{family: Shtykov, given: T. F.}]
  title: Telegram Shtykov to Vyshinsky on a Luncheon
  issued: 1950-01-19
  container-title: Wilson Center Digital Archive
  URL: https://digitalarchive.wilsoncenter.org/document/telegram-shtykov
  evidence: document
  language: en
  seen: excerpt
  unpaged: true
  checked: 2026-11-23
torkunov-2000:
  type: book
  author: [{family: Torkunov, given: A. V.}]
  title: Загадочная война
  issued: 2000
  evidence: scholarship
  language: ru
  seen: excerpt
  checked: 2026-11-23
"""
PEOPLE = """\
shtykov:
  name: Terentii Shtykov
  sort: Shtykov, Terentii
  script: {ru: Терентий Штыков}
  text: Soviet ambassador.
"""
PLACES = """\
antung: {name: Antung, now: Dandong, script: {zh: 安東}, kind: city, text: A city on the Yalu.}
"""
TERMS = """\
Politburo: {text: The ruling committee of the party.}
"""
INDEX = """\
# Mini book

```{toctree}
:caption: Part II · The decision
:glob:

2-the-decision/*
```

```{toctree}
:caption: Reference

reference/people
reference/places
reference/glossary
reference/bibliography
```
"""
CHAPTER_TEXT = """\
(stalin-says-yes)=
# Stalin says yes

:::{in-brief}
A telegram and its answer.
:::

## A lunch

{person}`Shtykov <shtykov>` wrote on 19 January 1950.[^report] The {term}`Politburo` met.[^met]

[^report]: {source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`
[^met]: {source}`torkunov-2000 | p. 55 | Я понимаю … буду готов` A comment.
"""


def pages() -> dict[str, str]:
    """The files of a sound mini book; a test changes what it is about."""
    return {
        "index.md": INDEX,
        f"{CHAPTER}.md": CHAPTER_TEXT,
        "reference/people.md": "(people)=\n# People\n\n```{people}\n```\n",
        "reference/places.md": "(places)=\n# Places\n\n```{places}\n```\n",
        "reference/glossary.md": "(glossary)=\n# Glossary\n\n```{terms}\n```\n",
        "reference/bibliography.md": "(bibliography)=\n# Bibliography\n\n"
        "## Documents\n\n```{bibliography} document\n```\n\n"
        "## Scholarship\n\n```{bibliography} scholarship\n```\n",
        "data/sources/soviet-documents.yaml": SOURCES,
        "data/people.yaml": PEOPLE,
        "data/places.yaml": PLACES,
        "data/glossary.yaml": TERMS,
        "data/notes.csl": (ROOT / "source/data/notes.csl").read_text(encoding="utf-8"),
    }


@dataclass
class MiniBook:
    """One built mini book."""

    app: Sphinx
    warnings: str

    @property
    def exit_code(self) -> int:
        """What `sphinx-build -W` would exit with."""
        return self.app.statuscode

    @property
    def out(self) -> Path:
        return Path(self.app.outdir)

    def doctree(self, docname: str = CHAPTER) -> nodes.document:
        """The page as read, before references are resolved."""
        return self.app.env.get_doctree(docname)

    def resolved(self, docname: str = CHAPTER) -> nodes.document:
        """The page as a writer meets it."""
        return self.app.env.get_and_resolve_doctree(docname, self.app.builder, tags=self.app.tags)


Build = Callable[..., MiniBook]


@pytest.fixture
def mini_book(tmp_path: Path) -> Build:
    """Return build(changes=None, builder="html", **config) → MiniBook.

    `changes` maps file names to new text, or to None for a file that is left out. Building again in
    one test keeps the environment, as a second `make book` would.
    """

    def build(
        changes: dict[str, str | None] | None = None, builder: str = "html", **config: object
    ) -> MiniBook:
        source = tmp_path / "source"
        for name, text in (pages() | (changes or {})).items():
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            if text is None:
                path.unlink(missing_ok=True)
            elif not path.exists() or path.read_text(encoding="utf-8") != text:
                path.write_text(text, encoding="utf-8")
        warnings = io.StringIO()
        with patch_docutils(ROOT), docutils_namespace():
            app = Sphinx(
                source, ROOT, tmp_path / builder, tmp_path / "doctrees", builder,
                confoverrides=config, status=None, warning=warnings, freshenv=False,
                warningiserror=True,
            )  # fmt: skip
            app.build()
        plain = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())
        return MiniBook(app, plain.replace(f"{source}/", ""))

    return build
