"""The container: a zip whose bytes depend on nothing but its content.

Rule: EPUB 3.3, Open Container Format: `mimetype` comes first, stored, without extra fields.
"""

from __future__ import annotations

import time
from collections.abc import Iterable
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZIP_STORED, ZipFile, ZipInfo

_FIRST_DOS_SECOND = 315532800  # 1 January 1980: a zip cannot tell an earlier date


def write(target: Path, folder: Path, names: Iterable[str], seconds: int) -> None:
    """Write the files `names` of `folder` into the zip `target`, all dated `seconds`.

    The zip is made beside the old one and takes its place in one step.
    """
    date = time.gmtime(max(seconds, _FIRST_DOS_SECOND))[:6]
    fresh = target.with_suffix(".next")
    with ZipFile(fresh, "w") as book:
        for name in ("mimetype", *names):
            entry = ZipInfo(name, date)
            entry.create_system = 3  # Unix, wherever the book is built
            entry.external_attr = 0o644 << 16
            entry.compress_type = ZIP_STORED if name == "mimetype" else ZIP_DEFLATED
            book.writestr(entry, (folder / name).read_bytes(), compresslevel=9)
    fresh.replace(target)
