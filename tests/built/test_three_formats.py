"""One book in three formats: the same notes, numbers and paragraphs; sound links."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urldefrag
from zipfile import ZipFile

import pymupdf
import pytest
from lxml import etree, html

from tests.conftest import ROOT

SOURCE = ROOT / "source"
CHAPTERS = sorted(
    str(path.relative_to(SOURCE).with_suffix("")) for path in SOURCE.glob("[0-9]-*/*.md")
)
_DEFINITION = re.compile(r"^\s*\[\^([^\]]+)\]:", re.MULTILINE)
_UNSEEN = re.compile(r"[\s\u00ad\u200b\u2060-]+")  # what breaking into lines may change

Notes = dict[str, tuple[int, str]]  # label → number and the beginning of its text


# The web's lines that tell where a note or paragraph has gone bear its old id.
_STAYED = '[not(@class = "moved")]'


class Web:
    """The web edition."""

    def __init__(self, book: Path) -> None:
        self.root = book / "html"

    @cache  # noqa: B019 - lives as long as the module's tests
    def page(self, name: str) -> html.HtmlElement:
        return html.parse(self.root / f"{name}.html").getroot()

    def notes(self, chapter: str) -> Notes:
        return _notes(self.page(chapter).xpath(f'//*[starts-with(@id, "note-")]{_STAYED}'))

    def ids(self, chapter: str) -> set[str]:
        return set(self.page(chapter).xpath(f"//*{_STAYED}/@id"))


class Reader:
    """The e-book."""

    def __init__(self, book: Path) -> None:
        with ZipFile(book / "the-hidden-belligerent.epub") as archive:
            self.files = {name: archive.read(name) for name in archive.namelist()}

    @cache  # noqa: B019 - lives as long as the module's tests
    def page(self, name: str) -> etree._Element:
        return etree.fromstring(self.files[name])

    def pages(self) -> Iterator[str]:
        return (name for name in self.files if name.endswith(".xhtml"))

    def notes(self, chapter: str) -> Notes:
        found = self.page(f"{chapter}.xhtml").xpath('//*[starts-with(@id, "note-")]')
        return _notes(found)

    def ids(self, chapter: str) -> set[str]:
        return set(self.page(f"{chapter}.xhtml").xpath("//@id"))


def _notes(found: list[etree._Element]) -> Notes:
    notes = {}
    for note in found:
        back = note.xpath('.//*[local-name() = "a"][starts-with(@href, "#call-")]')[0]
        number = _plain("".join(back.itertext())).strip("[].")
        text = _plain("".join(note.itertext())).lstrip("[").removeprefix(number).lstrip("].")
        notes[note.get("id").removeprefix("note-")] = int(number), text[:24]
    return notes


def _plain(text: str) -> str:
    return _UNSEEN.sub("", text)


@pytest.fixture(scope="module")
def web(finished: Path) -> Web:
    return Web(finished)


@pytest.fixture(scope="module")
def reader(finished: Path) -> Reader:
    return Reader(finished)


@pytest.fixture(scope="module")
def pdf(finished: Path) -> Iterator[pymupdf.Document]:
    with pymupdf.open(finished / "the-hidden-belligerent.pdf") as document:
        yield document


@pytest.fixture(scope="module")
def names(pdf: pymupdf.Document) -> dict[str, int]:
    """Return the PDF's named destinations with their pages."""
    return {name: place["page"] for name, place in pdf.resolve_names().items()}


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_every_note_written_is_in_web_and_e_book_once(
    chapter: str, web: Web, reader: Reader
) -> None:
    text = (SOURCE / f"{chapter}.md").read_text(encoding="utf-8")
    written = sorted(label.lower() for label in _DEFINITION.findall(text))
    assert sorted(web.notes(chapter)) == written
    assert sorted(reader.notes(chapter)) == written


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_notes_are_numbered_from_1_in_the_order_of_their_calls(chapter: str, web: Web) -> None:
    calls = web.page(chapter).xpath('//a[starts-with(@id, "call-")]')
    labels = [call.get("id").removeprefix("call-") for call in calls]
    notes = web.notes(chapter)
    assert [notes[label][0] for label in labels] == list(range(1, len(notes) + 1))
    assert [int(_plain("".join(call.itertext()))) for call in calls] == [
        notes[label][0] for label in labels
    ]


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_notes_have_the_same_numbers_and_texts(
    chapter: str, web: Web, reader: Reader, pdf: pymupdf.Document, names: dict[str, int]
) -> None:
    expected = web.notes(chapter)
    assert reader.notes(chapter) == expected
    prefix = f"{chapter}:note-"
    printed = {name.removeprefix(prefix) for name in names if name.startswith(prefix)}
    assert printed == set(expected)
    for label, (number, start) in expected.items():
        page = _plain(pdf[names[prefix + label]].get_text())
        assert f"{number}.{start}" in page, f"note {label} of {chapter} in the PDF"


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_paragraphs_have_the_same_ids(
    chapter: str, web: Web, reader: Reader, names: dict[str, int]
) -> None:
    def paragraphs(ids: set[str]) -> set[str]:
        return {name for name in ids if re.fullmatch(r"p\d+", name)}

    expected = paragraphs(web.ids(chapter))
    assert expected == {f"p{number}" for number in range(1, len(expected) + 1)}
    assert paragraphs(reader.ids(chapter)) == expected
    printed = {name.partition(":")[2] for name in names if name.startswith(f"{chapter}:p")}
    assert paragraphs(printed) == expected


@pytest.mark.parametrize("chapter", CHAPTERS)
def test_sections_and_tables_have_the_same_ids(
    chapter: str, web: Web, reader: Reader, names: dict[str, int]
) -> None:
    page = web.page(chapter)
    stable = {
        name
        for name in page.xpath("//section/@id | //table/@id | //h2/@id | //h3/@id")
        if not re.fullmatch(r"id\d+|notes", name)  # "notes": the web's own heading of the notes
    }
    assert stable
    assert stable <= reader.ids(chapter)
    assert {f"{chapter}:{name}" for name in stable} <= names.keys() | {f"{chapter}:"}


def test_every_link_inside_the_e_book_leads_somewhere(reader: Reader) -> None:
    broken, count = [], 0
    for name in reader.pages():
        for target in reader.page(name).xpath("//@href | //@src"):
            address, fragment = urldefrag(unquote(target))
            if "://" in address or address.startswith("mailto:"):
                continue
            count += 1
            file = normpath(join(dirname(name), address)) if address else name
            there = file in reader.files
            if there and fragment and file.endswith(".xhtml"):
                there = fragment in set(reader.page(file).xpath("//@id"))
            if not there:
                broken.append(f"{name}: {target}")
    assert broken == []
    assert count > 100


def test_the_addresses_outside_are_the_same(web: Web, reader: Reader) -> None:
    """A passage linked from the web edition is linked from the e-book too."""
    for chapter in CHAPTERS:
        here = set(web.page(chapter).xpath('//*[starts-with(@id, "note-")]//@href'))
        there = set(reader.page(f"{chapter}.xhtml").xpath('//*[starts-with(@id, "note-")]//@href'))
        passages = {address for address in here if ":~:text=" in address}
        assert passages
        assert passages <= there, chapter
