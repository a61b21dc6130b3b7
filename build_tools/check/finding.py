"""What a rule finds, and where."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, order=True)
class Spot:
    """A place in a file and what is wrong there. Rules yield these."""

    path: Path
    line: int
    message: str


@dataclass(frozen=True, order=True)
class Finding:
    """A spot with the id of the rule that found it."""

    path: Path
    line: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{_short(self.path)}:{self.line}: {self.rule} {self.message}"


def _short(path: Path) -> Path:
    """Return the path as seen from the current directory, where it lies below it."""
    return path.relative_to(Path.cwd()) if path.is_relative_to(Path.cwd()) else path
