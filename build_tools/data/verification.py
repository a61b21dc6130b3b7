"""The summary of the last verification, `verification.json`: written by the run, never by hand."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from . import dates

FILE = "verification.json"


@dataclass(frozen=True)
class Verification:
    """A run's date (YYYY-MM-DD) and how many passages had which result.

    `archived` counts those among missing, gone and not reachable that the archived copy holds.
    """

    date: str
    sources: int
    passages: int
    found: int
    moved: int
    missing: int
    gone: int
    not_reachable: int
    not_checkable: int
    archived: int

    def text(self) -> str:
        """Return the file's text."""
        return json.dumps(asdict(self), indent=1) + "\n"


def read(data: Path) -> Verification | None:
    """Read the summary in a folder of data; None where there is none.

    Raises ValueError where the file is not what a run writes.
    """
    path = data / FILE
    if not path.exists():
        return None
    try:
        record = json.loads(path.read_text(encoding="utf-8"))
        summary = Verification(**record)
        dates.parse(summary.date)
    except (ValueError, TypeError) as error:
        raise ValueError(f"{path} is not what a run writes ({error})") from error
    counts = [getattr(summary, field.name) for field in fields(summary) if field.name != "date"]
    sound = all(type(count) is int and count >= 0 for count in counts)
    results = (
        summary.found + summary.moved + summary.missing + summary.gone
        + summary.not_reachable + summary.not_checkable
    )  # fmt: skip
    if not sound or results != summary.passages:
        raise ValueError(f"{path} is not what a run writes (its counts do not add up)")
    return summary
