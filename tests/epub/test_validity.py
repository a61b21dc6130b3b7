"""The judges' word on a mini book; the finished book is judged in tests/built/test_epub.py."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CHAPTER, Build

from .book import FULL, NAME, give_pages
from .judges import epubcheck


def test_epubcheck_finds_nothing_with_and_without_pages_also_on_a_rebuild(
    mini_book: Build, tmp_path: Path
) -> None:
    built = mini_book(FULL, "epub")
    assert built.warnings == ""
    assert epubcheck(built.out / NAME) == []
    # Again in the same folder, now with pages, without a chapter, and with what is none of ours.
    give_pages(tmp_path)
    (built.out / "epub-cover.xhtml").write_text("<html/>", encoding="utf-8")
    (built.out / "stale.png").write_bytes(b"x")
    other = {f"{CHAPTER}.md": None, "2-the-decision/07-the-plan.md": FULL[f"{CHAPTER}.md"]}
    again = mini_book(FULL | other, "epub")
    assert epubcheck(again.out / NAME) == []
