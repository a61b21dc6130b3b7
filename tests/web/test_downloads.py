"""The site links the book's other forms: those that are there, with their sizes."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.web import downloads


@pytest.mark.parametrize(
    ("count", "words"),
    [
        (1, "1 kB"),
        (64_200, "64 kB"),
        (499_417, "0.5 MB"),
        (3_094_316, "3.1 MB"),
        (12_400_000, "12 MB"),
    ],
)
def test_sizes_are_as_people_read_them(count: int, words: str):
    assert downloads.size(count) == words


@pytest.fixture
def site(tmp_path: Path) -> Path:
    for name, root in (("index.html", "./"), ("2-part/06-slug.html", "../")):
        page = tmp_path / "html" / name
        page.parent.mkdir(parents=True, exist_ok=True)
        page.write_text(f"<p>Before</p>{downloads.place(root)}<p>after</p>", encoding="utf-8")
    (tmp_path / "book.pdf").write_bytes(b"x" * 200_000)
    return tmp_path / "html"


def test_pages_link_what_is_there_from_where_they_stand(site: Path):
    downloads.publish(site, [site.parent / "book.pdf", site.parent / "book.epub"])
    page = (site / "2-part/06-slug.html").read_text(encoding="utf-8")
    assert '<a href="../book.pdf" type="application/pdf">' in page
    assert '<span class="download-size">0.2 MB</span>' in page
    assert "epub" not in page
    assert page.startswith("<p>Before</p>")
    assert page.endswith("<p>after</p>")
    assert (site / "book.pdf").stat().st_size == 200_000


def test_a_published_page_is_filled_anew_and_an_older_edition_keeps_its_own(site: Path):
    downloads.publish(site, [site.parent / "book.pdf"])
    old = site.parent / "old.html"
    old.hardlink_to(site / "index.html")
    (site.parent / "book.epub").write_bytes(b"x" * 70_000)
    downloads.publish(site, [site.parent / "book.pdf", site.parent / "book.epub"])
    page = (site / "index.html").read_text(encoding="utf-8")
    assert page.count("<li>") == 2
    assert '<span class="download-size">70 kB</span>' in page
    assert old.read_text(encoding="utf-8").count("<li>") == 1


def test_without_other_forms_the_place_stays_empty(site: Path):
    before = (site / "index.html").read_text(encoding="utf-8")
    downloads.publish(site, [site.parent / "book.epub"])
    assert (site / "index.html").read_text(encoding="utf-8") == before


def test_without_a_site_nothing_is_made(tmp_path: Path):
    (tmp_path / "book.pdf").write_bytes(b"x")
    downloads.publish(tmp_path / "html", [tmp_path / "book.pdf"])
    assert not (tmp_path / "html").exists()
