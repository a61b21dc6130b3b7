"""The command: what it prints, and its exit codes."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.check import RULES
from build_tools.check.__main__ import main
from tests.check.sound import IDS_FILE, PAGE, PEOPLE_FILE, TEXT, files
from tests.conftest import CHAPTER, ROOT


@pytest.fixture
def book(tmp_path: Path) -> Path:
    for name, text in files().items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text or "", encoding="utf-8")
    return tmp_path


def run(book: Path, *arguments: str) -> int:
    places = ["--config", ROOT, "--source", book / "source", "--doctrees", book / "doctrees"]
    return main([*map(str, places), *arguments])


def test_sound_book(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(book) == 0
    assert capsys.readouterr().out == f"0 findings ({len(RULES)} rules, 9 pages)\n"


def test_findings(
    book: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (book / "source" / PAGE).write_text(TEXT.replace("[^kim]\n", "\n"), encoding="utf-8")
    monkeypatch.chdir(book)
    assert run(book, "--only", "N101") == 1
    printed, reports = capsys.readouterr()
    assert printed == (
        f'source/{PAGE}:27: N101 the paragraph "Kim did, says the telegram." has no note; '
        "give its source, or waive N101 with the reason\n"
        "1 finding (1 rule, 9 pages); 1 report from reading\n"
    )
    assert 'the note "kim" is called nowhere' in reports


def test_only_the_files_asked_for(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    people = book / "source" / PEOPLE_FILE
    people.write_text(
        people.read_text(encoding="utf-8").replace("Pyongyang.", "Pyongyang"), encoding="utf-8"
    )
    assert run(book, str(book / "source" / PAGE)) == 0
    assert run(book, str(people)) == 1
    assert capsys.readouterr().out.count("D101") == 1


def test_no_such_rule(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(book, "--only", "Q") == 2
    assert "no rule begins with Q" in capsys.readouterr().err


def test_fault_in_the_data(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (book / "source" / PEOPLE_FILE).write_text("a: ]", encoding="utf-8")
    assert run(book) == 1
    assert f"{PEOPLE_FILE}:1: YAML syntax" in capsys.readouterr().err


def test_reading_leaves_changed_pages_to_the_next_build(book: Path) -> None:
    assert run(book) == 0
    assert not (book / "doctrees" / "environment.pickle").exists()


def test_published_ids(book: Path, capsys: pytest.CaptureFixture[str]) -> None:
    registry = book / "source" / IDS_FILE
    assert run(book, "--publish-ids") == 0
    published = registry.read_text(encoding="utf-8")
    assert published.startswith("# Every address")
    assert "paragraphs: 3" in published
    chapter = {"note-met", "stalin-says-yes", "tbl-guests", "a-lunch"}
    reference = {"person-shtykov", "place-antung", "source-torkunov-2000", "term-Politburo"}
    for identifier in chapter | reference:
        assert f"- {identifier}\n" in published
    assert "index-" not in published
    assert run(book) == 0
    page = book / "source" / PAGE
    page.write_text(TEXT.replace("tbl-guests", "tbl-all"), encoding="utf-8")
    assert run(book) == 1
    assert f'"{CHAPTER}#tbl-guests" is gone' in capsys.readouterr().out
    assert run(book, "--publish-ids") == 0
    republished = registry.read_text(encoding="utf-8")
    assert "- tbl-guests\n" in republished, "what was published stays registered"
    assert "- tbl-all\n" in republished
