from __future__ import annotations

import pytest


@pytest.fixture(autouse=True)
def _edition(monkeypatch: pytest.MonkeyPatch) -> None:
    """The day of the edition, as the commands set it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795392000")  # 23 November 2026
