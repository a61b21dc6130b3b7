"""The package: metadata, manifest, reading order, and a zip that repeats."""

from __future__ import annotations

import os
from pathlib import Path
from zipfile import ZIP_STORED

import pytest
from sphinx.errors import SphinxError

from build_tools.epub.publication import Access
from tests.conftest import CHAPTER, Build

from .book import FULL, NAME, Opened, give_pages, opened


@pytest.fixture
def book(mini_book: Build, tmp_path: Path) -> Opened:
    give_pages(tmp_path)
    return opened(mini_book(FULL, "epub"))


def meta(book: Opened, name: str) -> list[str]:
    query = f'//opf:meta[@property="{name}"]/text()'
    return book.find("content.opf", query)


def test_names_roles_and_rights_stand_in_the_metadata(book: Opened) -> None:
    titles = book.find("content.opf", "//dc:title/text()")
    assert titles == [
        "The Hidden Belligerent",
        "The Soviet Union in the Korean War",
        "The Hidden Belligerent: The Soviet Union in the Korean War",
    ]
    assert meta(book, "title-type") == ["main", "subtitle", "expanded"]
    assert meta(book, "file-as") == ["Hidden Belligerent project, The"]
    assert meta(book, "role") == ["aut"]
    for name in ("language", "creator", "publisher", "description", "subject", "rights", "date"):
        assert book.find("content.opf", f"//dc:{name}/text()"), name


def test_the_identifier_is_the_same_urn_in_package_and_ncx(book: Opened) -> None:
    (identifier,) = book.find("content.opf", "//dc:identifier/text()")
    assert identifier.startswith("urn:uuid:")
    assert book.find("toc.ncx", '//c:meta[@name="dtb:uid"]/@content') == [identifier]


def test_dates_are_the_editions(book: Opened) -> None:
    assert book.find("content.opf", "//dc:date/text()") == ["2026-11-23"]
    assert meta(book, "dcterms:modified") == ["2026-11-23T00:00:00Z"]


def test_accessibility_metadata_says_what_is_there_and_claims_no_conformance(book: Opened) -> None:
    assert meta(book, "schema:accessMode") == ["textual", "visual"]
    assert meta(book, "schema:accessModeSufficient") == ["textual"]
    features = set(meta(book, "schema:accessibilityFeature"))
    assert {"alternativeText", "pageNavigation", "pageBreakMarkers", "index"} <= features
    assert meta(book, "schema:accessibilityHazard") == ["none"]
    assert meta(book, "schema:accessibilitySummary")[0].endswith("no conformance is claimed.")
    assert meta(book, "pageBreakSource")[0].endswith("PDF edition of 23 November 2026")
    assert "conformsTo" not in book.text("content.opf")


def test_without_images_and_pages_the_metadata_does_not_promise_them() -> None:
    access = Access(has_images=False, has_pages=False)
    assert access.modes == ["textual"]
    assert not {"alternativeText", "pageNavigation"} & set(access.features)


def test_cover_image_is_marked_and_1600_by_2560(book: Opened) -> None:
    (cover,) = book.find("content.opf", '//opf:item[@properties="cover-image"]/@href')
    image = book.files[cover]
    assert image[:8] == b"\x89PNG\r\n\x1a\n"
    assert (int.from_bytes(image[16:20]), int.from_bytes(image[20:24])) == (1600, 2560)


def test_every_file_is_listed_once_and_every_page_read_once(book: Opened) -> None:
    listed = book.find("content.opf", "//opf:item/@href")
    packed = set(book.files) - {"mimetype", "META-INF/container.xml", "content.opf"}
    assert sorted(listed) == sorted(packed)
    spine = book.find("content.opf", "//opf:itemref/@idref")
    assert len(spine) == len(set(spine)) == len(book.pages)


def test_the_order_is_front_matter_parts_reference_index(book: Opened) -> None:
    by_id = {item.get("id"): item.get("href") for item in book.find("content.opf", "//opf:item")}
    assert [by_id[name] for name in book.find("content.opf", "//opf:itemref/@idref")] == [
        "cover.xhtml", "index.xhtml", "imprint.xhtml", "nav.xhtml", "part-2.xhtml",
        f"{CHAPTER}.xhtml", "reference/people.xhtml", "reference/places.xhtml",
        "reference/glossary.xhtml", "reference/bibliography.xhtml", "genindex.xhtml",
    ]  # fmt: skip


def test_mimetype_comes_first_and_stored_and_names_are_ascii(book: Opened) -> None:
    first = book.entries[0]
    assert (first.filename, first.compress_type, first.extra) == ("mimetype", ZIP_STORED, b"")
    assert book.files["mimetype"] == b"application/epub+zip"
    assert all(name.isascii() and " " not in name for name in book.files)


def test_nothing_runs_and_nothing_is_fetched(book: Opened) -> None:
    assert not any(name.endswith((".js", ".woff", ".woff2", ".otf", ".ttf")) for name in book.files)
    for name in book.pages:
        assert not book.find(name, '//h:script | //h:*[starts-with(@src, "http")]'), name
    styles = book.text("book.css") + book.text("reflow.css")
    assert "url(" not in styles and "@import" not in styles


def test_same_input_same_bytes(mini_book: Build, tmp_path: Path) -> None:
    first = (mini_book(FULL, "epub").out / NAME).read_bytes()
    for file in (tmp_path / "epub").rglob("*.xhtml"):
        os.utime(file, (0, 0))
    assert (mini_book(FULL, "epub").out / NAME).read_bytes() == first


def test_a_date_before_1980_is_the_first_a_zip_can_tell(
    mini_book: Build, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1000")
    book = opened(mini_book(None, "epub"))
    assert {entry.date_time for entry in book.entries} == {(1980, 1, 1, 0, 0, 0)}
    assert book.find("content.opf", "//dc:date/text()") == ["1970-01-01"]


def test_an_identifier_that_is_no_urn_is_an_error(mini_book: Build) -> None:
    with pytest.raises(SphinxError, match="epub_identifier is 'unknown'"):
        mini_book(None, "epub", epub_identifier="unknown")
