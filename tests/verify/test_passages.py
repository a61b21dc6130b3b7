"""What there is to verify is read from the book itself."""

from __future__ import annotations

import subprocess
import sys
from dataclasses import replace
from pathlib import Path

import pytest

from build_tools.data.verification import read
from build_tools.verify import command
from build_tools.verify.passages import BookUnreadable, collect
from tests.conftest import CHAPTER, PEOPLE, ROOT, SOURCES, TERMS, pages

from .conftest import QUICK
from .server import Reply, Server

QUOTED = """\
kim-letter:
  type: manuscript
  title: Letter
  evidence: document
  language: ru
  seen: {quoted-in: shtykov-1950-01-19}
  checked: 2026-11-23
"""


@pytest.fixture
def book(tmp_path: Path) -> Path:
    source = "{source}`kim-letter | l. 3 | Я понимаю`"
    chapter = pages()[f"{CHAPTER}.md"].replace("A comment.", source)
    changes = {
        f"{CHAPTER}.md": chapter,
        "data/sources/soviet-documents.yaml": SOURCES + QUOTED,
        "data/people.yaml": PEOPLE + "  sources: [torkunov-2000 | p. 1 | Штыков был … послом]\n",
        "data/glossary.yaml": TERMS.replace(
            "party.}", "party., sources: [shtykov-1950-01-19 | | the Politburo met]}"
        ),
    }
    for name, text in (pages() | changes).items():
        path = tmp_path / "source" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8")
    return tmp_path


def test_notes_and_entries(book: Path) -> None:
    found = collect(ROOT, book / "source", book / "doctrees")
    by_key = {(passage.key, passage.anchor): passage for passage in found}
    assert set(by_key) == {
        ("shtykov-1950-01-19", "note-report"), ("torkunov-2000", "note-met"),
        ("kim-letter", "note-met"), ("torkunov-2000", "person-shtykov"),
        ("shtykov-1950-01-19", "term-Politburo"),
    }  # fmt: skip
    note = by_key["shtykov-1950-01-19", "note-report"]
    assert (note.page, note.chapter, note.name) == (CHAPTER, 6, "chapter 6, note 1")
    assert (note.pointer.start, note.pointer.end) == ("On January 17", "friendly atmosphere")
    assert note.link == f"{note.address}#:~:text=On%20January%2017,friendly%20atmosphere"
    assert (note.language, note.checked) == ("en", "2026-11-23")
    quoted = by_key["kim-letter", "note-met"]
    assert (quoted.seen, quoted.address) == ("shtykov-1950-01-19", note.address)
    assert by_key["torkunov-2000", "note-met"].address == ""
    assert by_key["torkunov-2000", "person-shtykov"].page == "reference/people"


def test_the_whole_way(book: Path, server: Server, capsys: pytest.CaptureFixture[str]) -> None:
    server.add("/telegram", Reply("<p>On January 17 … in a friendly atmosphere. Я понимаю</p>"))
    records = book / "source/data/sources/soviet-documents.yaml"
    text = records.read_text(encoding="utf-8").replace(
        "https://digitalarchive.wilsoncenter.org/document/telegram-shtykov", server.url("/telegram")
    )
    records.write_text(text, encoding="utf-8")
    places = {"--config": ROOT, "--source-dir": book / "source", "--build": book / "build"}
    arguments = [str(part) for place in places.items() for part in place]
    settings = replace(QUICK, readers=2, archive=server.url("/available"))
    assert command.main(arguments, settings) == 1
    printed = capsys.readouterr().out
    assert "5 passages in 1 web sources: 2 found, 1 missing, 2 not checkable" in printed
    assert "Politburo" in printed
    summary = read(book / "source/data")
    assert summary
    assert (summary.found, summary.missing, summary.not_checkable) == (2, 1, 2)


def test_as_a_module() -> None:
    shown = subprocess.run(
        [sys.executable, "-m", "build_tools.verify", "--help"],
        cwd=ROOT, capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert "--offline" in shown.stdout


def test_a_fault_in_the_data(book: Path) -> None:
    (book / "source/data/people.yaml").write_text("a: ]", encoding="utf-8")
    with pytest.raises(BookUnreadable, match="people.yaml:1"):
        collect(ROOT, book / "source", book / "doctrees")
