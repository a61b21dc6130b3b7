"""The search index (Pagefind): chapters section by section, every record of the data by itself.

A person, place or term is found under each of its names in every script; a source under its
authors, its title and its title in the original. Without Pagefind the search page uses Sphinx's.
"""

from __future__ import annotations

import base64
import importlib.util
import json
import shutil
import subprocess
import unicodedata
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import BufferedReader
from pathlib import Path, PurePosixPath
from typing import Any

from sphinx.errors import SphinxError

from ..data import Data, Event, Person, Place, Source, Term
from . import search_order

#: What in a page is no text to be found.
LEFT_OUT = [".years", ".para-number", ".note-call", ".headerlink", ".cite", ".passage", ".archived"]
#: How the names begin of what Pagefind makes and we use; the rest are interfaces of its own.
KEPT = (
    "pagefind.js", "pagefind-worker.js", "pagefind-entry.json", "pagefind.en", "wasm.en", "filter",
    "fragment", "index",
)  # fmt: skip


class SearchError(SphinxError):
    """The search index could not be written."""

    category = "Search"


@dataclass(frozen=True)
class Entry:
    """One record in the index. `words` are searched and shown; `names` are searched."""

    kind: str
    url: str
    title: str
    names: tuple[str, ...]
    words: str

    @property
    def content(self) -> str:
        """What is searched: the text, then the names with their spellings."""
        return f"{self.words} {self.all_names}"

    @property
    def all_names(self) -> str:
        """Every name in every spelling."""
        return " ".join(spellings((self.title, *self.names)))

    @property
    def meta(self) -> dict[str, str]:
        """What is shown of a hit, and by what it outranks others (search.js has the weights).

        Who asks for a name in any script wants the person; a source whose title has the name comes
        after, and so do papers and chapters.
        """
        shown = {"kind": self.kind, "text": self.words}
        if self.kind in ("Source", "Document"):
            return shown | {"name": self.title}
        return shown | {"title": self.title, "names": self.all_names}


def spellings(names: Iterable[str]) -> list[str]:
    """Return the names and, where different, what people type for them.

    Without accents and soft signs (Stykov for Štykov, Vasilev for Vasil'ev), ё as е, and names of
    Han or Hangul without the spaces between their parts.
    """
    result: dict[str, None] = {}
    for name in names:
        plain = "".join(
            letter
            for letter in unicodedata.normalize("NFD", name)
            if not unicodedata.combining(letter) and letter not in "'’ʹʼʺ"
        )
        plain = unicodedata.normalize("NFC", plain)
        joined = name.replace(" ", "") if name and ord(name[0]) >= 0x2E80 else name
        for spelling in (name, plain, joined):
            result.setdefault(spelling)
    return [spelling for spelling in result if spelling]


#: Scholarly transliteration of Russian (ISO/R 9), where it is not the letter itself.
RUSSIAN = dict(zip("абвгдезиклмнопрстуфцы", "abvgdeziklmnoprstufcy", strict=True)) | {
    "ё": "ë", "ж": "ž", "й": "j", "х": "ch", "ч": "č", "ш": "š", "щ": "šč", "ъ": "ʺ", "ь": "ʹ",
    "э": "e", "ю": "ju", "я": "ja",
}  # fmt: skip


def transliterated(name: str) -> str:
    """Return a Russian name in scholarly transliteration: Терентий Штыков as Terentij Štykov."""
    return "".join(RUSSIAN.get(letter, letter) for letter in name.lower()).title()


def entries(data: Data, cited: set[str]) -> Iterator[Entry]:
    """Yield an entry for every record of the data, and for the sources that the book cites.

    A source that is a key document is found there, with what it says.
    """
    for key, person in sorted(data.people.items()):
        yield _name("Person", f"reference/people.html#person-{key}", person)
    for key, place in sorted(data.places.items()):
        yield _name("Place", f"reference/places.html#place-{key}", place)
    for name, term in sorted(data.terms.items()):
        yield _term(name, term)
    for key, event in data.events.items():
        yield _event(key, event)
    for key, unit in sorted(data.units.items()):
        yield Entry("Unit", f"reference/units.html#unit-{key}", unit.name, (), unit.text)
    for key in sorted(data.documents):
        yield _document(key, data)
    for key in sorted((cited & set(data.sources)) - set(data.documents)):
        yield _source(key, data.sources[key])


def _name(kind: str, url: str, record: Person | Place) -> Entry:
    russian = transliterated(record.script.get("ru", ""))
    present = getattr(record, "now", "")
    names = (record.sort, *record.script.values(), russian, *record.variants, present)
    return Entry(kind, url, record.name, tuple(filter(None, names)), record.text)


def _term(name: str, term: Term) -> Entry:
    # Sphinx's rule for the ids of terms.
    identifier = "-".join(name.split())
    return Entry(
        "Term", f"reference/glossary.html#term-{identifier}", name, term.variants, term.text
    )


def _event(key: str, event: Event) -> Entry:
    return Entry("Event", f"reference/timeline.html#event-{key}", str(event.date), (), event.text)


def _document(key: str, data: Data) -> Entry:
    source = _source(key, data.sources[key])
    words = f"{data.documents[key].text} {source.words}"
    url = f"reference/documents.html#document-{key}"
    return Entry("Document", url, source.title, source.names, words)


def _source(key: str, source: Source) -> Entry:
    authors = [name.literal or f"{name.given} {name.family}".strip() for name in source.author]
    original = (source.original.title, source.original.author) if source.original else ()
    words = [", ".join(authors), str(source.issued or ""), source.container_title, source.number]
    return Entry(
        "Source",
        f"reference/bibliography.html#source-{key}",
        source.title,
        tuple(filter(None, original)),
        ". ".join(filter(None, words)),
    )


def is_available() -> bool:
    """Tell whether Pagefind is installed."""
    return all(importlib.util.find_spec(name) for name in ("pagefind", "pagefind_bin"))


def write(folder: Path, pages: dict[str, Path], records: Iterable[Entry]) -> None:
    """Write the index of `pages` (address → file) and `records` to `folder`.

    Given in the same order, the same pages and records give the same bytes. Raises SearchError
    where Pagefind refuses something.
    """
    shutil.rmtree(folder, ignore_errors=True)
    with _pagefind() as ask:
        index = ask("NewIndex", config={"force_language": "en", "exclude_selectors": LEFT_OUT})
        number = index["index_id"]
        for address, file in pages.items():
            text = file.read_text(encoding="utf-8")
            ask("AddFile", index_id=number, url=address, file_contents=text, file_path=None)
        for record in records:
            ask(
                "AddRecord",
                index_id=number,
                url=record.url,
                content=record.content,
                language="en",
                meta=record.meta,
                filters={"kind": [record.kind]},
            )
        # Pagefind's own writing may be cut off by its end: it answers before all files are out.
        files = ask("GetFiles", index_id=number)["files"]
    for file in files:
        path = PurePosixPath(file["path"])
        if path.parts[0].startswith(KEPT):
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(base64.b64decode(file["content"]))
    search_order.settle(folder)


@contextmanager
def _pagefind() -> Iterator[Callable[..., dict[str, Any]]]:
    """Start Pagefind's service and yield ask(type, **payload) → its answer.

    Requests and answers are JSON in base64, each closed by a comma. Pagefind's own Python client
    pauses a tenth of a second before each answer, half a minute for this book.
    """
    from pagefind.service import get_executable

    command = [str(get_executable()), "--service"]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as service:

        def ask(kind: str, **payload: object) -> dict[str, Any]:
            request = {"message_id": 1, "payload": {"type": kind, **payload}}
            service.stdin.write(base64.b64encode(json.dumps(request).encode()) + b",")
            service.stdin.flush()
            answer = json.loads(base64.b64decode(_until_comma(service.stdout)))["payload"]
            if answer["type"] == "Error":
                raise SearchError(f"Pagefind refused {kind}: {answer['message']}")
            return answer

        yield ask
        service.stdin.close()


def _until_comma(stream: BufferedReader) -> bytes:
    answer = b""
    while not answer.endswith(b","):
        chunk = stream.read1(1 << 20)
        if not chunk:
            raise SearchError("Pagefind ended without an answer")
        answer += chunk
    return answer[:-1]
