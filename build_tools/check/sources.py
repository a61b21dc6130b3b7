"""S: sources are recorded whole, once, and from where they were published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from urllib.parse import urlsplit

from docutils import nodes

from ..data import Source
from ..data.foreign_keys import places_in
from ..data.yaml_file import read
from .book import Book
from .finding import Spot
from .registry import rule

# CSL type → fields without which the citation cannot be followed; "a/b": at least one of the two.
NEEDS = {
    "article-journal": ("container-title",),
    "article-magazine": ("container-title",),
    "article-newspaper": ("container-title", "issued"),
    "chapter": ("container-title",),
    "review": ("container-title",),
    "entry-encyclopedia": ("container-title",),
    "paper-conference": ("container-title/event-title",),
    "webpage": ("URL",),
    "post-weblog": ("URL",),
    "dataset": ("URL/DOI",),
    "book": ("author/editor/publisher",),
    "report": ("author/editor/publisher",),
    "thesis": ("author",),
    "manuscript": ("archive/container-title",),
    "personal_communication": ("archive/container-title",),
    "interview": ("container-title/publisher/URL",),
}
_UNSEEN = re.compile(r"\bnot (?:seen|shown|named|given)\b|\bto be added\b", re.IGNORECASE)
_DOI = re.compile(r"10\.\d{4,9}/\S+")


@rule("S101", "A record has the fields that its type needs, or its note says they were not seen.")
def fields_by_type(book: Book) -> Iterator[Spot]:
    """`NEEDS` lists them. None may be guessed: “not seen” or “not shown” in the note will do."""
    for key, source in book.data.sources.items():
        for need in NEEDS.get(source.type, ()):
            names = need.split("/")
            if _UNSEEN.search(source.note):
                continue
            if not any(getattr(source, name.replace("-", "_")) for name in names):
                message = (
                    f'"{key}" is of type {source.type} and needs {" or ".join(names)}; '
                    'if it was not seen, say "not seen" in its note'
                )
                yield book.at(Source, key, message)


@rule("S102", "One source has one record.")
def no_duplicates(book: Book) -> Iterator[Spot]:
    """The same address, or the same title and date, under two keys is one source.

    One address may hold several sources that the records tell apart by page, number or place in
    the archive: the documents of a printed collection. A document may share a page with its
    abstract or its translation.
    """
    seen: dict[tuple[str, ...], str] = {}
    for key, source in book.data.sources.items():
        for identity in _identities(source):
            first = seen.setdefault(identity, key)
            if first != key:
                yield book.at(
                    Source, key, f'"{key}" and "{first}" have the same {identity[0]}; keep one'
                )
                break


def _identities(source: Source) -> Iterator[tuple[str, ...]]:
    summary = "summary" if source.evidence == "document-summary" else ""
    inside = (source.page, source.number, source.archive_location, summary, source.language)
    if source.address:
        address = source.address.removeprefix("https://").removeprefix("http://")
        yield "address", address.removeprefix("www.").rstrip("/").lower(), *inside
    title = " ".join(re.findall(r"\w+", source.title.lower()))
    authors = ";".join(name.family or name.literal for name in source.author)
    if source.issued or source.type == "book":  # one whose year nobody saw is known by its title
        yield "title and date", title, str(source.issued or ""), authors, *inside


@cache
def forbidden_hosts() -> dict[str, str]:
    """Return the hosts that no source may be cited from, with the reasons."""
    return dict(read(Path(__file__).with_name("forbidden_hosts.yaml")).value)


@rule("S103", "No source is cited from a mirror, an unauthorized copy or a repost.")
def no_forbidden_hosts(book: Book) -> Iterator[Spot]:
    """`forbidden_hosts.yaml` lists them."""
    for key, source in book.data.sources.items():
        host = urlsplit(source.URL).hostname or ""
        labels = host.split(".")
        for start in range(len(labels)):
            if reason := forbidden_hosts().get(".".join(labels[start:])):
                yield book.at(Source, key, f'"{key}" is cited from {host}, {reason}', "URL")


@rule("S104", "Every record is cited.")
def all_cited(book: Book) -> Iterator[Spot]:
    """By a page, or by a record that quotes it."""
    quoting = {source.quoted_in for source in book.data.sources.values()}
    for key in book.data.sources:
        if not book.users("source", key) and key not in quoting:
            yield book.at(Source, key, f'nothing cites "{key}"; take the record out')


@rule("S105", "A quotation at second hand comes from a source that was seen itself.")
def quoted_once(book: Book) -> Iterator[Spot]:
    """`seen: {quoted-in: KEY}` may not lead to a record that is itself only quoted."""
    for key, source in book.data.sources.items():
        quoting = book.data.sources.get(source.quoted_in)
        if quoting is not None and quoting.quoted_in:
            yield book.at(
                Source, key, f'"{key}" is quoted in "{source.quoted_in}", which was not seen '
                f'itself but quoted in "{quoting.quoted_in}"; name the work that was seen', "seen",
            )  # fmt: skip


@rule("S106", "DOI, ISBN and ISSN are well formed.")
def identifiers(book: Book) -> Iterator[Spot]:
    """The check digits of ISBN (ISO 2108) and ISSN (ISO 3297) are reckoned."""
    for key, source in book.data.sources.items():
        if source.DOI and not _DOI.fullmatch(source.DOI):
            yield book.at(
                Source, key, f'"{source.DOI}" is no DOI; write 10.… without the address', "DOI"
            )
        if source.ISBN and not is_isbn(source.ISBN):
            yield book.at(Source, key, f'"{source.ISBN}" is no ISBN; a digit is wrong', "ISBN")
        if source.ISSN and not is_issn(source.ISSN):
            yield book.at(Source, key, f'"{source.ISSN}" is no ISSN; a digit is wrong', "ISSN")


def is_isbn(text: str) -> bool:
    """Say whether `text` is an ISBN of ten or thirteen digits with a right check digit."""
    digits = re.sub(r"[\s-]", "", text)
    if re.fullmatch(r"\d{13}", digits):
        return sum(int(d) * (3 if i % 2 else 1) for i, d in enumerate(digits)) % 10 == 0
    if re.fullmatch(r"\d{9}[\dXx]", digits):
        return _weighed(digits) % 11 == 0
    return False


def is_issn(text: str) -> bool:
    """Say whether `text` is an ISSN with a right check digit."""
    return (
        bool(re.fullmatch(r"\d{4}-\d{3}[\dXx]", text)) and _weighed(text.replace("-", "")) % 11 == 0
    )


def _weighed(digits: str) -> int:
    values = [10 if digit in "Xx" else int(digit) for digit in digits]
    return sum(
        weight * value for weight, value in zip(range(len(values), 0, -1), values, strict=True)
    )


@rule("S108", "A passage has one locator, wherever it is cited.")
def one_locator(book: Book) -> Iterator[Spot]:
    """The same pointer into the same source with another page or point: one of them is wrong.

    The chapters are asked first, so the record that differs from them is named.
    """
    known: dict[tuple[str, str], tuple[str, str]] = {}
    for page in book.chapters:
        for inline in page.document.findall(nodes.inline):
            if "citation" in inline["classes"] and inline.get("pointer"):
                passage = inline["key"], inline["pointer"]
                locator, where = known.setdefault(passage, (inline["locator"], page.docname))
                if locator != inline["locator"]:
                    yield page.at(
                        inline, _two_locators(*passage, inline["locator"], locator, where)
                    )
    for model, key, path, place in places_in(book.data):
        passage = place.key, str(place.pointer)
        locator, where = known.setdefault(passage, (place.locator, f'the record "{key}"'))
        if locator != place.locator:
            message = _two_locators(*passage, place.locator, locator, where)
            yield book.at(model, key, message, *path)


def _two_locators(source: str, pointer: str, here: str, there: str, where: str) -> str:
    return (
        f'"{pointer}" of "{source}" stands at "{here}" here and at "{there}" in {where}; '
        "give it the same locator"
    )


@rule("S107", "A source was checked after it appeared.")
def checked_after_issued(book: Book) -> Iterator[Spot]:
    """A later year of issue than of the look is a slip in one of the two."""
    for key, source in book.data.sources.items():
        if source.issued and source.issued.start.year > source.checked.start.year:
            yield book.at(
                Source, key, f'"{key}" was issued {source.issued}, after it was checked '
                f"({source.checked})", "checked",
            )  # fmt: skip
