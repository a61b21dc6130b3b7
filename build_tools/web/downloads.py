"""The book's other forms on its site: where pages link the PDF, the EPUB and the data, with sizes.

How large they are is known when all formats are built. So a page has an empty place for the list,
and publishing fills it; while a chapter is being written, the place stays empty.
"""

from __future__ import annotations

import os
import re
from collections.abc import Iterable
from pathlib import Path

#: File ending → what the link says, what it is for, its media type.
KINDS = {
    ".pdf": ("PDF", "to print and to cite by page", "application/pdf"),
    ".epub": ("EPUB", "for e-readers and phones", "application/epub+zip"),
    ".zip": ("Data", "sources, people, tables", "application/zip"),
}
BEGIN, END = "<!-- downloads {root} -->", "<!-- /downloads -->"
_PLACE = re.compile(re.escape(BEGIN).replace(r"\{root\}", r"(\S+)") + ".*?" + END, re.S)


def place(root: str) -> str:
    """Return the empty place; `root` leads from the page to the site's first folder."""
    return BEGIN.format(root=root) + END


def publish(site: Path, files: Iterable[Path]) -> None:
    """Put those of `files` that are there into the site's first folder and link them on its pages.

    A page that was published before is filled anew. Pages and files may share their bytes with an
    older edition on the disk, so both are replaced and never written over.
    """
    there = [file for file in files if file.is_file() and site.is_dir()]
    for file in there:
        copy = site / file.name
        copy.unlink(missing_ok=True)
        os.link(file, copy)
    sizes = {file.name: size(file.stat().st_size) for file in there}
    for page in sorted(site.rglob("*.html")):
        before = page.read_text(encoding="utf-8")
        after = _PLACE.sub(
            lambda found: BEGIN.format(root=found[1]) + _list(found[1], sizes) + END, before
        )
        if after != before:
            page.unlink()
            page.write_text(after, encoding="utf-8")


def size(count: int) -> str:
    """Return a number of bytes as people read it: 64 kB, 0.4 MB, 2.3 MB, 12 MB."""
    megabytes = count / 1_000_000
    if megabytes < 0.1:
        return f"{max(1, round(count / 1000))} kB"
    return f"{megabytes:.1f} MB" if megabytes < 10 else f"{megabytes:.0f} MB"


def _list(root: str, sizes: dict[str, str]) -> str:
    items = []
    for name, amount in sizes.items():
        label, use, kind = KINDS[Path(name).suffix]
        items.append(
            f'<li><a href="{root}{name}" type="{kind}"><span class="download-name">{label}</span> '
            f'<span class="download-use">{use}</span> '
            f'<span class="download-size">{amount}</span></a></li>'
        )
    return f'<ul class="downloads">{"".join(items)}</ul>' if items else ""
