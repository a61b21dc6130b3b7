"""PDFs set by Typst: a page as a printer breaks it, and a scan without text."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

import typst

_BROKEN = """
#set page(width: 220pt, height: 160pt, margin: 20pt)
First page, about nothing at all.
#pagebreak()
The Korean ﬁrst minis-\\
ter said that the oﬃcial re-#linebreak()port#super[12] was fin-\\
ished, and the di#sym.hyph.soft;vi#sym.hyph.soft;sions of the flotilla stood ready in the afternoon.
"""
_SCAN = """
#set page(width: 100pt, height: 100pt)
#rect(width: 50pt, height: 50pt, fill: black)
"""


@cache
def _compiled(text: str) -> bytes:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder) / "page.typ"
        source.write_text(text, encoding="utf-8")
        return bytes(typst.compile(str(source)))


def broken_lines() -> bytes:
    return _compiled(_BROKEN)


def scan() -> bytes:
    return _compiled(_SCAN)
