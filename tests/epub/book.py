"""A mini book for the e-book's tests: one chapter with all that a page can hold."""

from __future__ import annotations

import json
from pathlib import Path
from zipfile import ZipFile

from lxml import etree

from tests.conftest import CHAPTER, CHAPTER_TEXT, MiniBook

NAME = "the-hidden-belligerent.epub"
SPACES = {
    "c": "http://www.daisy.org/z3986/2005/ncx/",
    "dc": "http://purl.org/dc/elements/1.1/",
    "epub": "http://www.idpf.org/2007/ops",
    "h": "http://www.w3.org/1999/xhtml",
    "opf": "http://www.idpf.org/2007/opf",
}
EPUB_TYPE = f"{{{SPACES['epub']}}}type"
XML_LANG = "{http://www.w3.org/XML/1998/namespace}lang"

MORE = """
Mr. {person}`Shtykov <shtykov>` (Штыков) passed {place}`Antung <antung>` on his way.[^way]

A third paragraph runs long, and has one more note, so that a page may begin in it.[^third]

## Guns and lead

```{table} Deliveries asked for and made, thousands of tons
:name: tbl-lead

| Metal | Asked in 1950 | Delivered in 1950 | Delivered in 1951 | How |
|---|---:|---:|---:|---|
| Lead | 25.0 | 15.1 | 12.4 | by rail |
| Gold | 9.0 | 5.3 | – | by air |
```

```{figure} lead.svg
:alt: Two bars, the second half as long as the first.

Lead asked for and delivered.
```

:::{dispute} When did Stalin consent?
In {place}`Antung <antung>` or later.[^where]
:::

## Further reading

{work}`torkunov-2000`

[^way]: {source}`torkunov-2000 | p. 53 | Я понимаю … буду готов`
[^third]: {source}`torkunov-2000 | p. 54 | Я понимаю … буду готов`
[^where]: {source}`torkunov-2000 | p. 56 | Я понимаю … буду готов`
"""
DRAWING = (
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 60 20">'
    '<path d="M0 4h60M0 14h30" stroke="#000" stroke-width="6"/></svg>\n'
)
FULL = {f"{CHAPTER}.md": CHAPTER_TEXT + MORE, "2-the-decision/lead.svg": DRAWING}
PAGES = [
    {"label": "iii", "docname": "index", "id": "", "begins": True},
    {"label": "iv", "docname": "reference/people", "id": "", "begins": True},
    {"label": "1", "docname": CHAPTER, "id": "", "begins": True},
    {"label": "2", "docname": CHAPTER, "id": "p2", "begins": True},
    {"label": "3", "docname": CHAPTER, "id": "p2", "begins": False, "after": "note-way"},
    {"label": "4", "docname": CHAPTER, "id": "note-third", "begins": True},
    {"label": "5", "docname": CHAPTER, "id": "tbl-lead", "begins": True},
    {"label": "6", "docname": "reference/glossary", "id": "term-Politburo", "begins": True},
    {"label": "7", "docname": "reference/bibliography", "id": "source-torkunov-2000"},
    {"label": "8", "docname": "genindex", "id": "", "begins": True},
]


def give_pages(folder: Path, pages: object = PAGES) -> None:
    """Lay the PDF's pages where the builder looks for them; `folder`: the test's own."""
    path = folder / "pdf" / "pages.json"
    path.parent.mkdir(exist_ok=True)
    path.write_text(json.dumps(pages), encoding="utf-8")


class Opened:
    """An EPUB, opened for looking into it."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self._trees: dict[str, etree._Element] = {}
        with ZipFile(path) as archive:
            self.entries = archive.infolist()
            self.files = {entry.filename: archive.read(entry) for entry in self.entries}

    def text(self, name: str) -> str:
        return self.files[name].decode()

    def tree(self, name: str) -> etree._Element:
        if name not in self._trees:
            self._trees[name] = etree.fromstring(self.files[name])
        return self._trees[name]

    def find(self, name: str, query: str) -> list:
        """XPath in one file; prefixes as in SPACES."""
        return self.tree(name).xpath(query, namespaces=SPACES)

    @property
    def pages(self) -> list[str]:
        return [name for name in self.files if name.endswith(".xhtml")]


def opened(built: MiniBook) -> Opened:
    """The e-book that a build wrote."""
    return Opened(built.out / NAME)
