"""The boxes: In brief, disputes, close-ups."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

BOXES = CHAPTER_TEXT.replace(
    "## A lunch\n",
    """\
## A lunch

:::{dispute} Who asked *first*?
:name: who-asked
- Kim.
:::

:::{document} shtykov-1950-01-19
A close-up.
:::
""",
)


def boxes(mini_book: Build) -> dict[str, nodes.admonition]:
    book = mini_book({f"{CHAPTER}.md": BOXES}, "dummy")
    assert book.warnings == ""
    return {box["classes"][0]: box for box in book.doctree().findall(nodes.admonition)}


def test_every_box_has_its_class_and_title(mini_book: Build) -> None:
    found = boxes(mini_book)
    assert {kind: box[0].astext() for kind, box in found.items()} == {
        "in-brief": "In brief",
        "dispute": "Who asked first?",
        "document-box": "Telegram Shtykov to Vyshinsky on a Luncheon",
    }
    assert all(isinstance(box[0], nodes.title) for box in found.values())


def test_dispute_keeps_markup_and_name(mini_book: Build) -> None:
    box = boxes(mini_book)["dispute"]
    assert box[0].next_node(nodes.emphasis).astext() == "first"
    assert box["ids"] == ["who-asked"]


def test_close_up_says_where_the_document_is(mini_book: Build) -> None:
    meta = boxes(mini_book)["document-box"][1]
    assert meta["classes"] == ["document-meta"]
    assert meta.astext() == "19 January 1950 · Wilson Center Digital Archive"


def test_close_up_counts_as_a_use(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace(
        "## A lunch\n", "## A lunch\n\n:::{document} torkunov-2000\nX.\n:::\n"
    )
    text = text.replace("torkunov-2000 | p. 55", "shtykov-1950-01-19 | p. 55")
    book = mini_book({f"{CHAPTER}.md": text}, "dummy")
    assert book.app.env.domains["book"].users("source", "torkunov-2000") == [CHAPTER]


def test_empty_box_is_an_error(mini_book: Build) -> None:
    warnings = mini_book(
        {f"{CHAPTER}.md": CHAPTER_TEXT.replace("A telegram and its answer.\n", "")}, "dummy"
    ).warnings
    assert warnings.startswith(f"{CHAPTER}.md:4: ")
