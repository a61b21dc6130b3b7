"""Writing files: only what changed, and whole or not at all."""

from __future__ import annotations

from pathlib import Path


def write_changed(path: Path, content: bytes) -> None:
    """Write `content` unless it is already there."""
    if path.exists() and path.read_bytes() == content:
        return
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content)


def replace(path: Path, content: bytes) -> None:
    """Write a file whole or not at all."""
    temporary = path.with_name(path.name + ".new")
    temporary.write_bytes(content)
    temporary.replace(path)
