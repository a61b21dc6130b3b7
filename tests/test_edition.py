"""Publishing a book: whole or not at all."""

from __future__ import annotations

import hashlib
import subprocess
from pathlib import Path

import pytest

from build_tools import edition


@pytest.fixture
def work(tmp_path: Path) -> Path:
    """Formats as the builders leave them."""
    for name, text in {
        "html/index.html": "<p>one</p>",
        "html/.buildinfo": "not published",
        f"pdf/{edition.PDF}": "pdf one",
        f"epub/{edition.EPUB}": "epub one",
        edition.DATA: "data one",
    }.items():
        path = tmp_path / "work" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    return tmp_path / "work"


def published(book: Path) -> list[str]:
    return sorted(path.relative_to(book).as_posix() for path in book.rglob("*") if path.is_file())


def test_assemble_publishes_every_format_with_checksums(work: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    edition.assemble(work, book, ["html", "pdf", "epub"])
    names = (edition.DATA, "index.html", edition.EPUB, edition.PDF)
    in_site = [f"html/{name}" for name in names]
    assert published(book) == ["SHA256SUMS", edition.DATA, *in_site, edition.EPUB, edition.PDF]
    sums = dict(
        reversed(line.split("  ")) for line in (book / "SHA256SUMS").read_text().split("\n")[:-1]
    )
    assert sums[edition.DATA] == hashlib.sha256(b"data one").hexdigest()
    assert sums[edition.PDF] == hashlib.sha256(b"pdf one").hexdigest()
    checked = subprocess.run(
        ["sha256sum", "--check", "--quiet", "SHA256SUMS"], cwd=book, check=False
    )
    assert checked.returncode == 0
    assert not (tmp_path / ".previous").exists()


def test_one_format_leaves_the_others_and_the_work_as_they_were(work: Path, tmp_path: Path) -> None:
    book = tmp_path / "book"
    edition.assemble(work, book, ["html", "pdf", "epub"])
    (work / "html/index.html").write_text("<p>two</p>")
    (work / "pdf" / edition.PDF).write_text("pdf two")
    edition.assemble(work, book, ["html"])
    assert (book / "html/index.html").read_text() == "<p>two</p>"
    assert (book / edition.PDF).read_text() == "pdf one"
    edition.assemble(work, book, ["pdf"])
    assert (book / edition.PDF).read_text() == "pdf two"
    assert (book / "html" / edition.PDF).read_text() == "pdf two"


@pytest.mark.parametrize("cut_off_after", ["first rename", "second rename"])
def test_a_publication_cut_off_is_recovered(work: Path, tmp_path: Path, cut_off_after: str) -> None:
    book = tmp_path / "book"
    edition.assemble(work, book, ["html"])
    whole = published(book)
    book.rename(tmp_path / ".previous")
    if cut_off_after == "second rename":
        edition.assemble(work, book, ["html"])
        (tmp_path / ".previous").mkdir(exist_ok=True)
    edition.recover(book)
    assert published(book) == whole
    assert not (tmp_path / ".previous").exists()


def test_source_date_is_the_environment_s_then_the_last_commit_s(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1234567890")
    assert edition.source_date(tmp_path) == 1234567890
    monkeypatch.delenv("SOURCE_DATE_EPOCH")
    (tmp_path / "source").mkdir()
    page = tmp_path / "source/index.md"
    page.write_text("text")
    assert edition.source_date(tmp_path) == int(page.stat().st_mtime)
    identity = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        [*identity, "commit", "-q", "-m", "x", "--date=@1000000000"],
    ):
        subprocess.run(
            ["git", "-C", str(tmp_path), *command],
            env={"GIT_COMMITTER_DATE": "@1000000000 +0000", "PATH": "/usr/bin:/bin"},
            check=True,
        )
    assert edition.source_date(tmp_path) == 1000000000
