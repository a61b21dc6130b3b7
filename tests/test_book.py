"""`python -m build_tools.book` as a command: bad input, interruption, and what is left then."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.conftest import CHAPTER, CHAPTER_TEXT, ROOT, pages


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name, text in pages().items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "source"


def command(source: Path, *formats: str) -> list[str]:
    folders = ["--source", str(source), "--build", str(source.parent / "build")]
    return [sys.executable, "-m", "build_tools.book", *folders, *formats]


def build(source: Path, *formats: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        command(source, *formats), cwd=ROOT, capture_output=True, text=True, check=False
    )


def page(source: Path) -> Path:
    return source.parent / "build/book/html" / f"{CHAPTER}.html"


def test_a_failing_build_says_where_and_leaves_the_last_book(source: Path) -> None:
    assert build(source, "html").returncode == 0
    before = page(source).read_bytes()
    chapter = source / f"{CHAPTER}.md"
    chapter.write_text(CHAPTER_TEXT.replace("torkunov-2000", "torkunov-2001"), encoding="utf-8")
    for _ in range(2):  # a second try must not succeed because the page was read already
        failed = build(source, "html")
        assert failed.returncode == 1
        assert f"{CHAPTER}.md:13: " in failed.stderr
        assert 'did you mean "torkunov-2000"?' in failed.stderr
        assert page(source).read_bytes() == before
    chapter.write_text(CHAPTER_TEXT.replace("A comment.", "Mended."), encoding="utf-8")
    assert build(source, "html").returncode == 0
    assert b"Mended." in page(source).read_bytes()


def test_a_killed_build_leaves_the_last_book_and_the_next_succeeds(source: Path) -> None:
    assert build(source, "html").returncode == 0
    before = page(source).read_bytes()
    (source / f"{CHAPTER}.md").write_text(
        CHAPTER_TEXT.replace("A comment.", "Changed."), encoding="utf-8"
    )
    unfinished = source.parent / "build/work/.unfinished"
    process = subprocess.Popen(
        command(source, "html"), cwd=ROOT, stdout=subprocess.DEVNULL, start_new_session=True
    )
    deadline = time.monotonic() + 30
    while not unfinished.exists() and time.monotonic() < deadline:
        time.sleep(0.01)
    os.killpg(process.pid, signal.SIGKILL)
    process.wait()
    assert unfinished.exists()
    assert page(source).read_bytes() == before
    assert build(source, "html").returncode == 0
    assert b"Changed." in page(source).read_bytes()


def test_an_unknown_format_is_refused(source: Path) -> None:
    refused = build(source, "docx")
    assert refused.returncode == 2
    assert 'no format "docx"' in refused.stderr
