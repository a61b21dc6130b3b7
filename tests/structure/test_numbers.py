"""Numbers of chapters, paragraphs, notes and tables, and ids that stay."""

from __future__ import annotations

from docutils import nodes

from build_tools.structure import body_paragraphs
from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

PAGE = f"{CHAPTER}.md"
SECOND = "2-the-decision/07-the-plan"
RICH = (
    CHAPTER_TEXT
    + """
:::{dispute} Who asked?
- One says so.
- Another says so.

A closing paragraph.
:::

:::{document} shtykov-1950-01-19
The body of a close-up.
:::

```{table} Guests
:name: tbl-guests
| Guests |
|---|
| 5 |
```

- a list

> A quotation.

A last paragraph, see {numref}`tbl-guests`.
"""
)


def numbered(document: nodes.document) -> list[tuple[str, str]]:
    return [(node["ids"][0], node.astext()[:12]) for node in body_paragraphs(document)]


def test_paragraphs_that_count(mini_book: Build) -> None:
    book = mini_book({PAGE: RICH}, "dummy")
    assert book.warnings == ""
    assert numbered(book.doctree()) == [
        ("p1", "Shtykov wrot"),
        ("p2", "A closing pa"),
        ("p3", "The body of "),
        ("p4", "A quotation."),
        ("p5", "A last parag"),
    ]
    assert [p["number"] for p in body_paragraphs(book.doctree())] == [1, 2, 3, 4, 5]


def test_pages_of_reference_have_no_paragraph_numbers(mini_book: Build) -> None:
    document = mini_book({"reference/people.md": "# People\n\nText.\n"}, "dummy").doctree(
        "reference/people"
    )
    assert not any("number" in node for node in document.findall(nodes.paragraph))


def test_chapter_and_table_numbers(mini_book: Build) -> None:
    second = CHAPTER_TEXT.replace("stalin-says-yes", "the-plan")
    book = mini_book({PAGE: RICH, f"{SECOND}.md": second}, "dummy")
    env = book.app.env
    assert env.toc_secnumbers == {CHAPTER: {"": (6,)}, SECOND: {"": (7,)}}
    assert env.toc_fignumbers[CHAPTER]["table"] == {"tbl-guests": (6, 1)}
    assert "see Table 6.1" in book.resolved().astext()


def test_notes_are_numbered_by_their_calls(mini_book: Build) -> None:
    lines = CHAPTER_TEXT.splitlines()
    swapped = "\n".join([*lines[:-2], lines[-1], lines[-2]]) + "\n"
    document = mini_book({PAGE: swapped}, "dummy").doctree()
    calls = {call["refid"]: call.astext() for call in document.findall(nodes.footnote_reference)}
    labels = {note["ids"][0]: note[0].astext() for note in document.findall(nodes.footnote)}
    assert calls == labels
    assert list(calls) == ["note-report", "note-met"]
    assert sorted(labels.values()) == ["1", "2"]


def test_ids_stay_when_a_note_is_put_before(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace("## A lunch\n", "## A lunch\n\nFirst.[^first]\n") + (
        "[^first]: {source}`torkunov-2000 | p. 9 | Первые слова … последние слова`\n"
    )
    document = mini_book({PAGE: text}, "dummy").doctree()
    calls = [(c["ids"][0], c["refid"]) for c in document.findall(nodes.footnote_reference)]
    assert calls == [
        ("call-first", "note-first"),
        ("call-report", "note-report"),
        ("call-met", "note-met"),
    ]


def test_a_note_called_twice_has_two_calls(mini_book: Build) -> None:
    document = mini_book({PAGE: CHAPTER_TEXT.replace("met.[^met]", "met[^met].[^met]")}).doctree()
    notes = {note["ids"][0]: note["backrefs"] for note in document.findall(nodes.footnote)}
    assert notes["note-met"] == ["call-met", "call-met-2"]
    assert all(identifier in document.ids for identifier in ("call-met", "call-met-2"))
