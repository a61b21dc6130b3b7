"""`make serve` in a real browser: the open page follows the writing, under its own policy."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, expect

from build_tools.serve import server
from build_tools.serve.bench import running
from tests.conftest import CHAPTER, CHAPTER_TEXT, ROOT
from tests.conftest import pages as files

from .browser import Pages

#: Milliseconds; a shared machine may be many times slower than the two seconds that are promised.
PATIENCE = 60_000


@pytest.fixture
def source(tmp_path: Path) -> Path:
    for name, text in files().items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path / "source"


@pytest.fixture
def page(pages: Pages, source: Path) -> Iterator[Page]:
    with running(source, source.parent / "build") as address:
        yield pages.open(f"{address}/{CHAPTER}.html")
        # A page that loads again drops the line on which it was told so.
        assert [fault for fault in pages.faults if server.CHANGES not in fault] == []
        pages.close()


def test_the_open_page_follows_chapter_and_data(source: Path, page: Page):
    chapter = source / f"{CHAPTER}.md"
    for word in ("Mended.", "Mended twice."):
        chapter.write_text(CHAPTER_TEXT.replace("A comment.", word), encoding="utf-8")
        expect(page.locator("#note-met")).to_contain_text(word, timeout=PATIENCE)
    page.get_by_role("link", name="People").first.click()
    people = source / "data/people.yaml"
    text = people.read_text(encoding="utf-8").replace("Soviet ambassador", "Stalin’s ambassador")
    people.write_text(text, encoding="utf-8")
    expect(page.locator("#person-shtykov + dd")).to_contain_text("Stalin’s", timeout=PATIENCE)


def test_a_fault_leaves_the_last_page_and_the_next_change_mends_it(source: Path, page: Page):
    page.get_by_role("link", name="People").first.click()
    people = source / "data/people.yaml"
    good = people.read_text(encoding="utf-8")
    people.write_text(good.replace("sort:", "sorted:"), encoding="utf-8")
    page.wait_for_timeout(3000)
    expect(page.locator("#person-shtykov + dd")).to_contain_text("Soviet ambassador")
    people.write_text(good.replace("ambassador", "general"), encoding="utf-8")
    expect(page.locator("#person-shtykov + dd")).to_contain_text("general", timeout=PATIENCE)


def test_a_taken_port_is_one_clear_error(source: Path, tmp_path: Path):
    (tmp_path / "other").mkdir()
    taken = server.start(tmp_path / "other", 0, server.Changes()).rpartition(":")[2]
    refused = subprocess.run(
        [
            sys.executable, "-m", "build_tools.serve", "--port", taken,
            "--source", str(source), "--build", str(tmp_path / "build"),
        ],
        cwd=ROOT, capture_output=True, text=True, check=False,
    )  # fmt: skip
    assert refused.returncode == 1
    assert refused.stderr == f"port {taken}: Address already in use; --port takes another\n"
