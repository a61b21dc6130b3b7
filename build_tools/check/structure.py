"""X: every page has its place, and every chapter its form."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.addnodes import pending_xref

from ..structure import name_fault, part_of
from .blocks import text_of
from .book import APART_SECTIONS, Book, Page, title_of, within
from .finding import Spot
from .registry import rule
from .sentences import sentences

LAST_SECTIONS = ("What we do not know", *APART_SECTIONS)
LEAST_WORDS, MOST_WORDS = 2500, 4000
LEAST_QUESTIONS = 3
BRIEF = range(3, 6)  # sentences of an In brief


@rule("X101", "A chapter's file is named part-folder/NN-slug.md, in ASCII.")
def file_names(book: Book) -> Iterator[Spot]:
    """Every page in a folder that begins with a digit is a chapter."""
    for page in book.pages:
        if fault := name_fault(page.docname):
            yield page.at(1, fault)


@rule("X102", "A chapter stands in the table of contents, under its part.")
def chapters_in_parts(book: Book) -> Iterator[Spot]:
    """The toctree of `index.md` that lists it has the caption that its folder asks for."""
    for page in book.chapters:
        captions = [caption for caption, pages in book.parts if page.docname in pages]
        expected = part_of(page.docname).caption
        if not captions:
            yield page.at(1, f'the chapter is in no part; index.md needs a toctree "{expected}"')
        elif captions != [expected]:
            found = '", "'.join(captions)
            yield page.at(1, f'the chapter stands under "{found}"; its folder says "{expected}"')


@rule("X103", "Chapters stand in the order of their numbers, and no number twice.")
def reading_order(book: Book) -> Iterator[Spot]:
    """Through all parts."""
    pages = {page.docname: page for page in book.pages}
    order = [pages[name] for _, names in book.parts for name in names if name in pages]
    chapters = [page for page in order if page.number is not None]
    for before, after in zip(chapters, chapters[1:], strict=False):
        if after.number <= before.number:
            yield after.at(
                1, f"chapter {after.number} comes after chapter {before.number}; "
                "number the files in reading order",
            )  # fmt: skip


@rule("X104", "A chapter begins with its label, which is its slug.")
def labels(book: Book) -> Iterator[Spot]:
    """“(stalin-says-yes)=” on the first line of 06-stalin-says-yes.md."""
    for page in book.chapters:
        if page.label != page.slug:
            yield page.at(
                1, f'the label is "{page.label}"; the file name asks for "({page.slug})="'
            )


@rule("X105", "A chapter has its closing sections, last and in order.")
def required_sections(book: Book) -> Iterator[Spot]:
    """What we do not know, Further reading, Questions for a seminar, after two sections or more."""
    for page in book.chapters:
        titles = [title_of(section) for section in page.sections()]
        closing = tuple(titles[-len(LAST_SECTIONS) :])
        if closing != LAST_SECTIONS:
            missing = [title for title in LAST_SECTIONS if title not in titles]
            wrong = f"lacks “{missing[0]}”" if missing else "has its closing sections out of order"
            yield page.at(_title(page), f"the chapter {wrong}; it ends {', '.join(LAST_SECTIONS)}")
        elif len(titles) < len(LAST_SECTIONS) + 1:
            yield page.at(_title(page), "the chapter has no section of its own before its close")


@rule("X106", "A chapter opens with In brief: three to five sentences without notes.")
def in_brief(book: Book) -> Iterator[Spot]:
    """It stands right below the title, and only once."""
    for page in book.chapters:
        boxes = [n for n in page.document.findall(nodes.admonition) if "in-brief" in n["classes"]]
        title = _title(page)
        first = title.next_node(siblings=True, descend=False) if title else None
        if len(boxes) != 1 or boxes[0] is not first:
            yield page.at(title or 1, "the chapter does not open with one {in-brief} box")
            continue
        box = boxes[0]
        text = " ".join(text_of(node) for node in box.findall(nodes.paragraph))
        count = len(list(sentences(text)))
        if count not in BRIEF:
            yield page.at(box, f"In brief has {count} sentences; three to five are asked for")
        if box.next_node(nodes.footnote_reference) is not None:
            yield page.at(box, "In brief has a note; it only sums up what the chapter proves")


@rule("X107", "A chapter asks at least three questions.")
def questions(book: Book) -> Iterator[Spot]:
    """As a list, under “Questions for a seminar”."""
    for page in book.chapters:
        section = page.section(LAST_SECTIONS[-1])
        if section is None:
            continue  # X105 says so
        items = list(section.findall(nodes.list_item))
        if len(items) < LEAST_QUESTIONS:
            yield page.at(section, f"{len(items)} questions of the {LEAST_QUESTIONS} asked for")


@rule("X108", "A chapter has a table, a figure, or a close-up of a document.")
def exhibits(book: Book) -> Iterator[Spot]:
    """At least one."""
    for page in book.chapters:
        boxes = page.document.findall(nodes.admonition)
        if (
            page.document.next_node(nodes.table) is None
            and page.document.next_node(nodes.figure) is None
            and not any("document-box" in box["classes"] for box in boxes)
        ):
            yield page.at(_title(page), "the chapter has no table, figure or document close-up")


@rule("X109", "A chapter names a person by {person} and a term by {term}.")
def names_and_terms(book: Book) -> Iterator[Spot]:
    """At least one of each, so that people and glossary are at hand."""
    for page in book.chapters:
        kinds = {xref["reftype"] for xref in page.document.findall(pending_xref)}
        for kind in ("person", "term"):
            if kind not in kinds:
                yield page.at(_title(page), f"the chapter has no {{{kind}}}")


@rule("X110", "A chapter has 2,500 to 4,000 words.")
def length(book: Book) -> Iterator[Spot]:
    """Words of text in all its blocks; notes, citations and captions of figures do not count."""
    for page in book.chapters:
        words = word_count(page)
        if not LEAST_WORDS <= words <= MOST_WORDS:
            yield page.at(
                _title(page), f"the chapter has {words:,} words; "
                f"{LEAST_WORDS:,} to {MOST_WORDS:,} are asked for",
            )  # fmt: skip


def word_count(page: Page) -> int:
    """Return the number of words of a chapter, without its notes and its figures' captions."""
    return sum(
        len(re.findall(r"\w[\w’'.,-]*", block.text))
        for block in page.blocks
        if not within(block.node, nodes.footnote, nodes.figure)
    )


@rule("X111", "Each work in Further reading is named by {work} and told in a sentence.")
def further_reading(book: Book) -> Iterator[Spot]:
    """A list of one work an item."""
    for page in book.chapters:
        section = page.section(LAST_SECTIONS[1])
        if section is None:
            continue  # X105 says so
        items = list(section.findall(nodes.list_item))
        if not items:
            yield page.at(section, "Further reading lists no work")
        for item in items:
            # Counted as written: a {work} with an unknown key is an error of the build already.
            works = page.written(item).count("{work}")
            if works != 1 or len(text_of(item).split()) < 3:
                yield page.at(item, "write {work}`key` and one sentence of our own on the work")


def _title(page: Page) -> nodes.Element:
    return page.document.next_node(nodes.title) or page.document
