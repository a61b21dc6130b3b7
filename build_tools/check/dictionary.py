"""The dictionary en_US of Hunspell (from SCOWL), as the package spylls reads it."""

from __future__ import annotations

import io
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spylls.hunspell import Dictionary


@cache
def _dictionary() -> Dictionary:
    # Imported here: only this rule needs the package, and reading the dictionary takes a while.
    import spylls.hunspell
    from spylls.hunspell import Dictionary, readers
    from spylls.hunspell.readers.file_reader import FileReader

    class Reader(FileReader):
        """Reads the whole file at once; spylls' own leaves it open."""

        def _open(self, path: str, encoding: str) -> io.StringIO:
            return io.StringIO(Path(path).read_text(encoding, errors="surrogateescape"))

    stem = Path(spylls.hunspell.__file__).parent / "data" / "en" / "en_US"
    affixes, context = readers.read_aff(Reader(f"{stem}.aff"))
    words = readers.read_dic(
        Reader(f"{stem}.dic", encoding=context.encoding), aff=affixes, context=context
    )
    return Dictionary(affixes, words)


@cache
def is_english(word: str) -> bool:
    """Say whether American English has the word, in this form and case."""
    return bool(_dictionary().lookup(word))
