"""The finished book, as `make book` leaves it."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.conftest import ROOT

BOOK = ROOT / "build" / "book"
FORMATS = ("html", "the-hidden-belligerent.pdf", "the-hidden-belligerent.epub")


@pytest.fixture(scope="session")
def finished() -> Path:
    """Return the folder of the finished book; all three formats must be there."""
    missing = [name for name in FORMATS if not (BOOK / name).exists()]
    if missing:
        pytest.fail(f"build/book has no {' and no '.join(missing)}; run `make book` first")
    return BOOK
