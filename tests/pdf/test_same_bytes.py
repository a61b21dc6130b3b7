"""Same input, same bytes; nothing is written that has not changed; notes keep their pages."""

from __future__ import annotations

from pathlib import Path

from tests.conftest import CHAPTER, CHAPTER_TEXT, pages
from tests.pdf.conftest import OTHER, Print, build, rich_pages


def test_the_same_book_from_another_folder_has_the_same_bytes(rich: Print, tmp_path: Path) -> None:
    again = build(tmp_path / "elsewhere", rich_pages())
    assert again.path.read_bytes() == rich.path.read_bytes()
    assert again.page_list == rich.page_list


def test_nothing_is_written_when_nothing_changed(tmp_path: Path) -> None:
    printed = build(tmp_path, pages())
    times = {path: path.stat().st_mtime_ns for path in printed.out.rglob("*") if path.is_file()}
    build(tmp_path, pages())
    assert times == {path: path.stat().st_mtime_ns for path in times}


def test_breaks_are_remembered_until_the_chapter_changes(tmp_path: Path) -> None:
    files = rich_pages()
    first = build(tmp_path, files)
    assert first.app.builder.rounds > 1
    files[f"{CHAPTER}.md"] = CHAPTER_TEXT.replace("A lunch", "A dinner")
    second = build(tmp_path, files)
    assert second.app.builder.rounds == 1
    assert second.typst(OTHER) == first.typst(OTHER)
