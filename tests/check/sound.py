"""A mini book that keeps every rule; the cases break them one by one."""

from __future__ import annotations

from pathlib import Path

from build_tools.check import Finding, check, chosen
from build_tools.check.reading import read
from tests.conftest import CHAPTER, PLACES, ROOT, SOURCES, pages
from tests.pages.timeline_book import FILES

PAGE = f"{CHAPTER}.md"
SECOND = "2-the-decision/07-the-plan.md"
SOURCES_FILE = "data/sources/soviet-documents.yaml"
PEOPLE_FILE, PLACES_FILE = "data/people.yaml", "data/places.yaml"
TERMS_FILE, IDS_FILE = "data/glossary.yaml", "data/ids.yaml"
REDIRECTS_FILE = "data/redirects.yaml"
EVENTS_FILE, DOCUMENTS_FILE = "data/events.yaml", "data/documents.yaml"

TEXT = """\
% waive X110: a mini book is short
(stalin-says-yes)=
# Stalin says yes

:::{in-brief}
A telegram came. Stalin read it. He answered within days.
:::

## A lunch

{person}`Shtykov <shtykov>` wrote on 19 January 1950.[^report] The {term}`Politburo` met, and its
answer came in “a few days.”[^met]

[^report]: {source}`shtykov-1950-01-19 | | On January 17 … friendly atmosphere`
[^met]: {source}`torkunov-2000 | p. 55 | Я понимаю … буду готов` A comment.

```{table} Guests at the lunch, by the ambassador’s count
:name: tbl-guests
| Guests | Number[^guests] |
|---|---|
| Koreans | 5 |
```

[^guests]: {source}`torkunov-2000 | p. 56 | На обеде … были гости`

:::{dispute} Who spoke first?
- Kim did, says the telegram.[^kim]

No other record has been seen.[^other]
:::

[^kim]: {source}`shtykov-1950-01-19 | | Kim began … about unification`
[^other]: {source}`torkunov-2000 | p. 57 | Других записей … не найдено`

## What we do not know

The talk itself has left no other trace.[^trace]

[^trace]: {source}`torkunov-2000 | p. 58 | Других следов … не осталось`

## Further reading

- {work}`torkunov-2000` The telegrams in full, with a short comment.

## Questions for a seminar

1. Why did Kim ask then?
2. Why did Stalin answer?
3. Who else was asked?
"""
PEOPLE = """\
shtykov:
  name: Terentii Shtykov
  sort: Shtykov, Terentii
  script: {ru: Терентий Штыков}
  born: 1907
  died: 1964
  offices: [{office: Soviet ambassador to the DPRK, from: 1949-01, to: 1950-11}]
  text: He was the Soviet ambassador in Pyongyang.
  sources: [torkunov-2000 | p. 60 | Штыков родился … в деревне]
"""
TERMS = """\
Politburo: {text: The ruling committee of the party., see: [Comintern]}
Comintern: {text: The Communist International.}
"""
FIGURE = """\
```{figure} yalu.svg
:alt: The lower Yalu with its bridges
:name: fig-yalu
The river that the aircraft were not to cross.
```
"""


def files() -> dict[str, str | None]:
    """Return the files of the sound book."""
    return {
        **pages(),
        **FILES,
        PAGE: TEXT,
        SOURCES_FILE: SOURCES,
        PEOPLE_FILE: PEOPLE,
        PLACES_FILE: PLACES.replace(" on the Yalu.", " on the lower Yalu."),
        TERMS_FILE: TERMS,
        "2-the-decision/yalu.svg": "<svg/>",
    }


def find(folder: Path, changes: dict[str, str | None], only: str = "") -> list[Finding]:
    """Write the sound book with `changes` into `folder` and return what the rules find."""
    source = folder / "source"
    for name, text in (files() | changes).items():
        if text is not None:
            path = source / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(text, encoding="utf-8")
    book, _ = read(ROOT, source, folder / "doctrees")
    return check(book, chosen([only] if only else []))
