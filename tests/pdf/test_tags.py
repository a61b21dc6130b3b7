"""The structure that a screen reader gets."""

from __future__ import annotations

import re
from collections import Counter

import pikepdf

from tests.pdf.conftest import DAYS, NOTES, OTHER, Print
from tests.pdf.structure import calls_and_notes, elements, kids


def content(printed: Print) -> bytes:
    """The content streams of all pages."""
    out = []
    for page in printed.raw.pages:
        page.contents_coalesce()
        out.append(page.Contents.read_bytes())
    return b"\n".join(out)


def test_heading_levels_are_never_skipped(rich: Print) -> None:
    levels = [int(tag[1]) for tag, _ in elements(rich.raw) if re.fullmatch(r"H[1-6]", tag)]
    assert levels[0] == 1
    assert all(later <= before + 1 for before, later in zip(levels, levels[1:], strict=False))


def test_every_note_is_tagged_with_an_id(rich: Print) -> None:
    notes = [node for tag, node in elements(rich.raw) if tag == "Note"]
    assert len(notes) == NOTES
    assert len({bytes(node.ID) for node in notes}) == len(notes)


def test_every_note_begins_on_the_page_of_its_call(rich: Print) -> None:
    places = list(calls_and_notes(rich.raw))
    assert len(places) == NOTES
    assert [name for name, call, note in places if call != note] == []


def test_table_headers_have_a_scope(rich: Print) -> None:
    headers = [node for tag, node in elements(rich.raw) if tag == "TH"]
    assert headers
    for node in headers:
        attributes = node.A if isinstance(node.A, pikepdf.Array) else [node.A]
        assert any("/Scope" in attribute for attribute in attributes)


def test_a_table_torn_for_its_notes_is_one_table_with_heads_of_rows(rich: Print) -> None:
    assert "continued: true" in rich.typst(OTHER)  # it was torn
    tables = [node for tag, node in elements(rich.raw) if tag == "Table"]
    assert len(tables) == 1
    assert [str(kid.S) for kid in kids(tables[0])] == ["/Caption", "/THead", "/TBody"]
    rows = kids(kids(tables[0])[-1])
    assert len(rows) == DAYS - 1
    for row in rows:
        first, *others = kids(row)
        assert first.S == "/TH"
        assert [attribute.Scope for attribute in first.A if "/Scope" in attribute] == ["/Row"]
        assert {str(cell.S) for cell in others} == {"/TD"}


def test_the_number_of_a_note_is_its_label(rich: Print) -> None:
    for tag, node in elements(rich.raw):
        if tag == "Note":
            assert kids(node)[0].S == "/Lbl"


def test_links_say_where_they_lead(rich: Print) -> None:
    said = {
        str(annotation.Contents)
        for page in rich.raw.pages
        for annotation in page.obj.get("/Annots", ())
        if "/Contents" in annotation
    }
    assert {"note 1", "back to the call of note 1"} <= said
    assert any(re.fullmatch(r"page \d+", text) for text in said)
    assert not any(text.startswith(("book:", "note:", "call:")) for text in said)


def test_figures_have_alternative_texts(rich: Print) -> None:
    texts = [str(node.get("/Alt", "")) for tag, node in elements(rich.raw) if tag == "Figure"]
    assert texts[0].startswith("Cover: The Hidden Belligerent. The Soviet Union")
    assert texts[1:] == ["A line from left to right"]


def test_contents_lists_and_links_are_tagged(rich: Print) -> None:
    count = Counter(tag for tag, _ in elements(rich.raw))
    for tag in ("TOC", "TOCI", "L", "LI", "LBody", "Link", "Table", "THead", "Caption"):
        assert count[tag], tag


def test_runs_of_other_scripts_have_their_language(rich: Print) -> None:
    languages = set(re.findall(rb"/Lang ?\(([\w-]+)\)", content(rich)))
    assert {b"ko-KR", b"zh-CN", b"ru-RU"} <= languages


def test_heads_and_margin_numbers_are_artifacts(rich: Print) -> None:
    page = rich.raw.pages[rich.page_with("7 The plan In brief") + 1]
    page.contents_coalesce()
    stream = page.Contents.read_bytes()
    assert stream.count(b"/Artifact") >= 3


def test_the_file_says_that_it_is_pdf_ua_and_pdf_a(rich: Print) -> None:
    xmp = rich.raw.Root.Metadata.read_bytes()
    assert b"<pdfuaid:part>1" in xmp
    assert b"<pdfaid:part>2" in xmp
    assert b"<pdfaid:conformance>A" in xmp
