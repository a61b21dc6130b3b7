"""The finished book: what lies in `build/book/`, and how it gets there whole or not at all."""

from __future__ import annotations

import hashlib
import os
import shutil
import subprocess
from pathlib import Path

from .web import downloads

NAME = "the-hidden-belligerent"
PDF, EPUB, DATA = f"{NAME}.pdf", f"{NAME}.epub", "data.zip"
_NOT_PUBLISHED = shutil.ignore_patterns(".buildinfo*", ".doctrees", "objects.inv.tmp")


def source_date(root: Path) -> int:
    """Return the edition's date in seconds: SOURCE_DATE_EPOCH, or the last commit's time.

    Outside a git checkout it is the time of the newest file of the book's source.
    Rule: reproducible-builds.org, SOURCE_DATE_EPOCH specification.
    """
    if given := os.environ.get("SOURCE_DATE_EPOCH"):
        return int(given)
    git = subprocess.run(
        ["git", "-C", str(root), "log", "-1", "--format=%ct"],
        capture_output=True, text=True, check=False,
    )  # fmt: skip
    if git.returncode == 0 and git.stdout.strip():
        return int(git.stdout)
    return int(max(path.stat().st_mtime for path in (root / "source").rglob("*")))


def recover(book: Path) -> None:
    """Put the last good book back if a publication was cut off between its two renames."""
    previous = _previous(book)
    if previous.exists():
        if book.exists():
            shutil.rmtree(previous)
        else:
            previous.rename(book)


def assemble(work: Path, book: Path, formats: list[str]) -> None:
    """Publish the data package and the `formats` under `work`; other formats stay as they were.

    The new edition is made beside the old one and takes its place by renames, so that whoever
    looks finds one or the other whole.
    """
    fresh = book.with_name(".next")
    if fresh.exists():
        shutil.rmtree(fresh)
    if book.exists():
        shutil.copytree(book, fresh, copy_function=_link)
    fresh.mkdir(parents=True, exist_ok=True)
    for name in formats:
        _publish_format(name, work, fresh)
    _replace(fresh / DATA, work / DATA)
    # `html/` is a whole site: it holds the other forms too, and its pages link them.
    downloads.publish(fresh / "html", [fresh / name for name in (PDF, EPUB, DATA)])
    _write_checksums(fresh)
    if book.exists():
        book.rename(_previous(book))
    fresh.rename(book)
    recover(book)


def _publish_format(name: str, work: Path, fresh: Path) -> None:
    if name == "html":
        shutil.rmtree(fresh / "html", ignore_errors=True)
        shutil.copytree(work / "html", fresh / "html", ignore=_NOT_PUBLISHED)
        return
    target = fresh / (PDF if name == "pdf" else EPUB)
    _replace(target, work / name / target.name)


def _replace(target: Path, made: Path) -> None:
    target.unlink(missing_ok=True)  # it may be a link into the old edition
    shutil.copyfile(made, target)


def _previous(book: Path) -> Path:
    return book.with_name(".previous")


def _link(source: str, target: str) -> None:
    """Carry an unchanged file over without copying it."""
    os.link(source, target)


def _write_checksums(folder: Path) -> None:
    """Write SHA256SUMS over every file, as `sha256sum --check` reads it."""
    sums = folder / "SHA256SUMS"
    sums.unlink(missing_ok=True)
    lines = [
        f"{hashlib.sha256(path.read_bytes()).hexdigest()}  {path.relative_to(folder).as_posix()}\n"
        for path in sorted(folder.rglob("*"))
        if path.is_file()
    ]
    sums.write_text("".join(lines), encoding="utf-8")
