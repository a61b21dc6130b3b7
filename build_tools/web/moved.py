"""Addresses that were published and are gone lead on: `source/data/redirects.yaml` says where to.

A fragment (`#note-awake`) never reaches the server, so the page itself tells of it, in a line that
shows only when it is asked for (`:target`); a page that is gone becomes one that sends its reader
on. Neither needs a script or a server's configuration. Rules I101 and I102 look after the file.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import yaml

FILE = "redirects.yaml"


@dataclass(frozen=True)
class Moved:
    """An id that a page no longer has, and where it leads: a page, and an id there or nothing."""

    id: str
    page: str
    target: str

    @property
    def anchor(self) -> str:
        """The end of the new address: `#id`, or nothing for the page itself."""
        return f"#{self.target}" if self.target else ""


def read(source: Path) -> dict[str, str]:
    """Return the redirects of a book ("old page#id": "new page#id"); none without the file."""
    path = source / "data" / FILE
    return (yaml.safe_load(path.read_text(encoding="utf-8")) if path.exists() else None) or {}


def within(redirects: dict[str, str], page: str) -> list[Moved]:
    """Return what is gone from a page, in the order of the file."""
    addresses = ((old.partition("#"), new.partition("#")) for old, new in redirects.items())
    return [
        Moved(old_id, new_page, new_id)
        for (old_page, _, old_id), (new_page, _, new_id) in addresses
        if old_id and old_page == page
    ]


def pages(redirects: dict[str, str]) -> dict[str, Moved]:
    """Return the pages that are gone as a whole, and where each leads."""
    whole = {old: new.partition("#") for old, new in redirects.items() if "#" not in old}
    return {old: Moved("", page, target) for old, (page, _, target) in whole.items()}
