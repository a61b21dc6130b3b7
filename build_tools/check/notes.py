"""N: every statement is noted, and every note can be checked."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from docutils import nodes

from .blocks import CALL, blocks, text_of
from .book import Book
from .finding import Spot
from .registry import rule
from .sentences import sentences

# A month tells a date where a preposition leads it in ("in June"), not as a name ("July had
# promised much"); "May" and "March" are verbs as well.
_MONTH = re.compile(
    r"\b(?:after|before|between|by|during|early|from|in|last|late|mid|next|of|on|since|that|through|"
    r"till|to|until)[ \n-](?:January|February|March|April|May|June|July|August|September|October|"
    r"November|December)\b", re.IGNORECASE,
)  # fmt: skip
_DIGIT = re.compile(r"\d")
_QUOTE = re.compile(r"“[^”]*\w[^”]*”")
_NOTE = re.compile(r"^\s*\[\^([^\]]+)\]:")
_LABEL = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_LATIN = re.compile(r"\b(?:ibid|op\. ?cit|loc\. ?cit|idem)\b", re.IGNORECASE)
_EAST = re.compile(r"[\u1100-\u11ff\u3040-\u30ff\u3130-\u318f\u3400-\u9fff\uac00-\ud7af]")
LEAST_WORDS, LEAST_CHARACTERS = 2, 4


@rule("N101", "Every paragraph of a chapter's body, boxes and lists carries a note.")
def paragraphs_noted(book: Book) -> Iterator[Spot]:
    """Exempt: In brief, Further reading, the questions."""
    for page in book.chapters:
        for block in page.body():
            if CALL not in block.text:
                yield Spot(
                    page.path, block.line,
                    f'the paragraph "{_start(block.text)}" has no note; '
                    "give its source, or waive N101 with the reason",
                )  # fmt: skip


@rule("N102", "Every sentence with a number, a date or quoted words carries its own note call.")
def sentences_noted(book: Book) -> Iterator[Spot]:
    """The call stands in the sentence or right behind its closing punctuation."""
    for page in book.chapters:
        for block in page.body():
            for offset, sentence in sentences(block.text):
                if CALL not in sentence and (what := needs_note(sentence)):
                    yield Spot(
                        page.path, block.line_at(offset),
                        f'the sentence "{_start(sentence)}" has {what} and no note of its own',
                    )  # fmt: skip


def needs_note(sentence: str) -> str:
    """Return what in a sentence asks for a note of its own ("a number"), or ''."""
    if _QUOTE.search(sentence):
        return "quoted words"
    if _MONTH.search(sentence) and not sentence.rstrip().endswith("?"):
        return "a date"
    return "a number" if _DIGIT.search(sentence) else ""


@rule("N103", "Each note is called exactly once.")
def called_once(book: Book) -> Iterator[Spot]:
    """A note that nothing calls is an error of the build already."""
    for page in book.pages:
        calls = defaultdict(list)
        for call in page.document.findall(nodes.footnote_reference):
            calls[call.get("refid", "")].append(call)
        for target, found in calls.items():
            for call in found[1:]:
                label = target.removeprefix("note-")
                yield page.at(
                    call.parent, f'the note "{label}" is called again; write a second note'
                )


@rule("N104", "Each note names at least one source with {source}.")
def notes_have_sources(book: Book) -> Iterator[Spot]:
    """A note of comment alone needs a waiver."""
    for page in book.pages:
        for note in page.notes:
            # A {source} that names no known record is an error of the build already.
            if not any(_citations(note)) and "{source}" not in page.written(note):
                yield page.at(
                    note, f'the note "{_label(note)}" has no source; '
                    "add {source}`key | locator | first words … last words`, or waive N104",
                )  # fmt: skip


@rule("N105", "A table with numbers has a note in its caption, header or cells.")
def tables_noted(book: Book) -> Iterator[Spot]:
    """One source may cover a whole table; then its note stands in the caption."""
    for page in book.chapters:
        for table in page.document.findall(nodes.table):
            body = " ".join(text_of(entry) for entry in table.findall(nodes.entry))
            if _DIGIT.search(body) and table.next_node(nodes.footnote_reference) is None:
                yield page.at(table, "the table has numbers and no note; say who counted")


@rule("N106", "A note's label is a slug of lowercase words, not a mere number.")
def labels_are_slugs(book: Book) -> Iterator[Spot]:
    """Labels become the permanent ids of the notes."""
    for page in book.pages:
        for number, line in enumerate(page.source.splitlines(), start=1):
            match = _NOTE.match(line)
            if match and (not _LABEL.fullmatch(match[1]) or match[1].isdigit()):
                yield page.at(
                    number, f'"{match[1]}" is no label for a note; '
                    'write lowercase words joined by hyphens, as in "two-divisions"',
                )  # fmt: skip


@rule("N107", "No “ibid.”, “op. cit.”, “loc. cit.”: each note stands complete alone.")
def no_latin_short_forms(book: Book) -> Iterator[Spot]:
    """A pop-up shows one note; it cannot lean on the one before."""
    for page in book.pages:
        for block in (block for note in page.notes for block in blocks(page.path, note)):
            for match in _LATIN.finditer(block.text):
                yield Spot(
                    page.path, block.line_at(match.start()),
                    f'"{match[0]}" leans on another note; name the source again',
                )  # fmt: skip


@rule("N108", "A pointer's ends are long enough to find, and belong to one source.")
def pointers_sound(book: Book) -> Iterator[Spot]:
    """At least two words each, or four characters of Chinese, Japanese or Korean."""
    first: dict[str, str] = {}
    for page in book.pages:
        for note in page.notes:
            for citation in _citations(note):
                pointer, key = citation.get("pointer", ""), citation["key"]
                for end in pointer.split(" … "):
                    if not _is_long_enough(end):
                        yield page.at(
                            note, f'the pointer\'s "{end}" is too short to find; '
                            "give three to six words",
                        )  # fmt: skip
                if first.setdefault(pointer, key) != key:
                    yield page.at(
                        note, f'the pointer "{pointer}" stands for "{key}" here and for '
                        f'"{first[pointer]}" elsewhere; one of the two is a copy',
                    )  # fmt: skip


@rule("N109", "A note call stands behind the punctuation.")
def calls_behind_punctuation(book: Book) -> Iterator[Spot]:
    """The Chicago Manual of Style 14.26: behind all punctuation but the dash."""
    before = re.compile(rf"{CALL}[.,;:!?]")
    for page in book.pages:
        for block in page.blocks:
            for match in before.finditer(block.text):
                yield Spot(
                    page.path, block.line_at(match.start()),
                    f'the note call stands before "{match[0][1]}"; put it behind',
                )  # fmt: skip


def _is_long_enough(end: str) -> bool:
    return len(end.split()) >= LEAST_WORDS or len(_EAST.findall(end)) >= LEAST_CHARACTERS


def _citations(note: nodes.footnote) -> Iterator[nodes.inline]:
    for inline in note.findall(nodes.inline):
        if "citation" in inline["classes"] and "work" not in inline["classes"]:
            yield inline


def _label(note: nodes.footnote) -> str:
    return note["names"][0] if note["names"] else note["ids"][0]


def _start(text: str) -> str:
    words = text.replace(CALL, "").split()
    return " ".join(words[:7]) + (" …" if len(words) > 7 else "")
