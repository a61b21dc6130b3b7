"""Typst, called so that nothing but the book decides the result, and its messages made readable."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import typst

from .glyphs import FONTS
from .problems import PdfError

# Both at once: PDF/UA-1 asks for tags, alternative texts and titles, PDF/A-2a for what lasts.
STANDARDS = ["ua-1", "a-2a"]
_SPAN = re.compile(r"┌─ (?P<file>[^:\n]+):(?P<line>\d+):\d+")
_DIAGNOSTIC_PLACE = re.compile(r"@@(.*?)@@")


class Places:
    """From a line of a written Typst file back to the chapter: {"src/x.typ": {12: "file:9"}}."""

    def __init__(self) -> None:
        self._lines: dict[str, dict[int, str]] = {}

    def add(self, file: str, lines: dict[int, str]) -> None:
        self._lines[file] = lines

    def source_of(self, file: str, line: int) -> str | None:
        """`file:line` of the chapter that line `line` of a Typst `file` was made from."""
        known = next((lines for name, lines in self._lines.items() if file.endswith(name)), None)
        if not known:
            return None
        before = [number for number in known if number <= line]
        return known[max(before)] if before else next(iter(known.values()))


class Compiler:
    """Compiles `folder/main` with the fonts of the wheel and the committed ones.

    It may compile again after files have changed, and answers questions about the last layout.
    """

    def __init__(
        self,
        folder: Path,
        main: str,
        epoch: int,
        places: Places,
    ) -> None:
        fonts = typst.Fonts(
            include_system_fonts=False, include_embedded_fonts=True, font_paths=[str(FONTS)]
        )
        self._typst = typst.Compiler(str(folder / main), root=str(folder), font_paths=fonts)
        self._epoch = epoch
        self._places = places

    def compile(self) -> bytes:
        """The PDF.

        Raises PdfError for every error and every warning of Typst, traced back to the chapter. A
        warning is an error because the usual one says that the layout did not settle: pages in the
        index and in references would then be wrong.
        """
        try:
            pdf, warnings = self._typst.compile_with_warnings(
                pdf_standards=STANDARDS, timestamp=self._epoch
            )
        except typst.TypstError as error:
            raise PdfError(explain(error, self._places)) from error
        if warnings:
            raise PdfError("\n".join(explain(warning, self._places) for warning in warnings))
        return pdf

    def ask(self, expression: str) -> Any:
        """The value of a Typst `expression` about the layout of the files as they are now."""
        try:
            answer = self._typst.eval(expression)
        except RuntimeError as error:
            self.compile()  # the same error, with its place
            raise PdfError(str(error)) from error
        return json.loads(answer) if isinstance(answer, str) else answer


def explain(trouble: Any, places: Places) -> str:
    """One line for an error or a warning of Typst: where in the chapter, what, and its hint."""
    diagnostic = getattr(trouble, "diagnostic", None) or str(trouble)
    message = str(getattr(trouble, "message", trouble))
    message = re.sub(r"^(PDF/[\w-]+(, )?)+ error: ", "", message)
    message = re.sub(r"^panicked with: ", "", message).strip('"')
    named = _DIAGNOSTIC_PLACE.search(message)
    if named:
        return f"{named[1]}: {_DIAGNOSTIC_PLACE.sub('', message).strip()}"
    hints = "; ".join(getattr(trouble, "hints", None) or [])
    text = f"{message}; {hints}" if hints else message
    last = ""
    for match in _SPAN.finditer(str(diagnostic)):
        source = places.source_of(match["file"], int(match["line"]))
        if source:
            return f"{source}: Typst: {text}"
        last = last or f"{match['file']}:{match['line']}"
    return f"{last}: Typst: {text}" if last else f"Typst: {text}"
