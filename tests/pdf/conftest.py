"""A printed mini book with every kind of node, made once for all the tests that look at it."""

from __future__ import annotations

import io
import json
import os
import re
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

import pikepdf
import pymupdf
import pytest
from sphinx.application import Sphinx
from sphinx.util.docutils import docutils_namespace, patch_docutils

from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, ROOT, pages

EPOCH = "1795000000"
OTHER = "2-the-decision/07-the-plan"
SENTENCE = (
    "The ambassador wrote what he had heard and what he made of it, and sent it the same day. "
)
LONG = (SENTENCE * 5).strip()


def paragraph(number: int) -> str:
    """A paragraph that ends in a note of three lines."""
    return (
        f"{LONG}{{idx}}`Ongjin; fighting`[^long-{number}]\n\n[^long-{number}]: {SENTENCE * 3}\n\n"
    )


DAYS = 28
# Notes of both chapters: those of the first, and in the second of text, box, figure, table, text.
NOTES = 2 + 4 + 1 + (DAYS - 1) + 12
PLAN = (
    """\
(the-plan)=
# The plan

:::{in-brief}
A plan and its days.
:::

## Days

It began as {ref}`stalin-says-yes` tells, on 25 June 1950, with the MiG-15 (see p. 12 there).[^one]
In Korean 김일성, in Chinese 毛泽东, in Russian Сталин.[^two]

[^one]: {source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`
[^two]: {source}`torkunov-2000 | p. 55 | Я понимаю … буду готов` A comment.

:::{dispute} When did it begin?
- One says in May, for a reason that he gives.[^may]
- Another says in June.

They cannot both be right.[^both]
:::

[^may]: A note in a box.
[^both]: Another.

> A quotation of a few words.

```{figure} line.svg
:name: fig-line
:alt: A line from left to right

A line. It has a note.[^line]
```

[^line]: {source}`torkunov-2000 | p. 55 | Я понимаю … буду готов` On a line.

```{table} Days and what happened on them
:name: tbl-days

| Day | Men | What |
|---|---|---|
"""
    + "\n".join(
        f"| {day} June 1950 | {day * 1_234:,} | {SENTENCE.strip()}[^day-{day}] |"
        for day in range(1, DAYS)
    )
    + "\n```"
    + "".join(f"\n\n[^day-{day}]: {SENTENCE * (day % 4)} On day {day}." for day in range(1, DAYS))
    + """

## More

```{index} see: Onjin; Ongjin
```

"""
    + "".join(paragraph(number) for number in range(12))
    + """
1. First question?
2. Second question?
"""
)
SVG = (
    '<svg xmlns="http://www.w3.org/2000/svg" width="200" height="40">'
    '<path d="M0 20H200" stroke="#000"/></svg>'
)


def rich_pages() -> dict[str, str]:
    """The files of the rich mini book."""
    index = INDEX.replace(
        "```{toctree}\n:caption: Part",
        "```{toctree}\n:caption: About\n\nabout\n```\n\n```{toctree}\n:caption: Part",
        1,
    )
    return pages() | {
        "index.md": index,
        "about.md": "(about)=\n# About this book\n\n## How to read\n\nSlowly.\n",
        f"{CHAPTER}.md": CHAPTER_TEXT,
        f"{OTHER}.md": PLAN,
        "2-the-decision/line.svg": SVG,
    }


@dataclass
class Print:
    """What a build of the printed book left behind."""

    app: Sphinx
    log: str

    @property
    def out(self) -> Path:
        return Path(self.app.outdir)

    @property
    def path(self) -> Path:
        return self.out / "the-hidden-belligerent.pdf"

    @cached_property
    def pdf(self) -> pymupdf.Document:
        return pymupdf.open(self.path)

    @cached_property
    def raw(self) -> pikepdf.Pdf:
        return pikepdf.open(self.path)

    @cached_property
    def texts(self) -> list[str]:
        """The text of each page, its white space made plain."""
        return [re.sub(r"\s+", " ", page.get_text()) for page in self.pdf]

    @cached_property
    def page_list(self) -> list[dict]:
        return json.loads((self.out / "pages.json").read_text())

    def page_with(self, words: str) -> int:
        """The first page, from 0, that has `words`."""
        return next(number for number, text in enumerate(self.texts) if words in text)

    def typst(self, docname: str) -> str:
        """The Typst text written for a document."""
        path = self.out / "typst" / "text" / f"{docname.replace('/', '--')}.typ"
        return path.read_text(encoding="utf-8")


def build(folder: Path, files: dict[str, str], **config: object) -> Print:
    """Build a printed book from `files` under `folder`, under the book's own configuration."""
    source = folder / "source"
    for name, text in files.items():
        path = source / name
        path.parent.mkdir(parents=True, exist_ok=True)
        if not path.exists() or path.read_text(encoding="utf-8") != text:
            path.write_text(text, encoding="utf-8")
    warnings = io.StringIO()
    os.environ["SOURCE_DATE_EPOCH"] = EPOCH
    with patch_docutils(ROOT), docutils_namespace():
        app = Sphinx(
            source, ROOT, folder / "typst", folder / "doctrees", "typst",
            confoverrides=config, status=None, warning=warnings, warningiserror=True,
        )  # fmt: skip
        app.build()
    log = re.sub(r"\x1b\[[0-9;]*m", "", warnings.getvalue())
    return Print(app, log.replace(f"{source}/", ""))


@pytest.fixture(scope="session")
def rich(tmp_path_factory: pytest.TempPathFactory) -> Print:
    """The rich mini book, built without a warning."""
    printed = build(tmp_path_factory.mktemp("rich"), rich_pages())
    assert printed.log == ""
    return printed
