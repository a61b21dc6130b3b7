"""The cited sources for other people's tools: CSL-JSON, BibTeX and RIS."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path
from typing import Any

import rispy
from pybtex.database import BibliographyData, Entry, Person
from rispy.writer import RisWriter
from sphinx.application import Sphinx

from ..data import Source
from ..data.models import Name
from ..library import library
from . import csl

# CSL type → (BibTeX entry type, RIS type); what is not here is "misc" and GEN.
_TYPES = {
    "article-journal": ("article", "JOUR"),
    "article-magazine": ("article", "MGZN"),
    "article-newspaper": ("article", "NEWS"),
    "book": ("book", "BOOK"),
    "chapter": ("incollection", "CHAP"),
    "dataset": ("misc", "DATA"),
    "legislation": ("misc", "STAT"),
    "manuscript": ("unpublished", "MANSCPT"),
    "paper-conference": ("inproceedings", "CPAPER"),
    "personal_communication": ("unpublished", "PCOMM"),
    "report": ("techreport", "RPRT"),
    "thesis": ("phdthesis", "THES"),
    "webpage": ("misc", "ELEC"),
}


def csl_json(sources: Mapping[str, Source]) -> str:
    """Return the sources as CSL-JSON, an array with one item a line group."""
    items = [csl.item(key, source) for key, source in sources.items()]
    return json.dumps(items, ensure_ascii=False, indent=1) + "\n"


def bibtex(sources: Mapping[str, Source]) -> str:
    """Return the sources as BibTeX."""
    entries = {key: _bibtex_entry(source) for key, source in sources.items()}
    return BibliographyData(entries).to_string("bibtex")


def _bibtex_entry(source: Source) -> Entry:
    archive = ", ".join(filter(None, (source.archive, source.archive_location)))
    in_journal = source.type.startswith("article")
    fields = {
        "title": source.title,
        "journal" if in_journal else "booktitle": source.container_title,
        "publisher": source.publisher,
        "address": source.publisher_place,
        "series": source.collection_title,
        "edition": source.edition,
        "volume": source.volume,
        "number": source.issue or source.number,
        "pages": source.page.replace("–", "--"),
        "year": str(source.issued.start.year) if source.issued else "",
        "date": _iso(source),
        "note": archive,
        "doi": source.DOI,
        "isbn": source.ISBN,
        "url": source.URL,
        "language": source.language,
    }
    people = {
        role: [_bibtex_person(name) for name in getattr(source, role)]
        for role in ("author", "editor", "translator")
        if getattr(source, role)
    }
    kind = _TYPES.get(source.type, ("misc", ""))[0]
    return Entry(kind, {name: text for name, text in fields.items() if text}, people)


def _bibtex_person(name: Name) -> Person:
    if name.literal:
        return Person(f"{{{name.literal}}}")
    return Person(first=name.given, last=name.family)


def _iso(source: Source) -> str:
    """Return the date as BibLaTeX and RIS write it: 1950-01-19."""
    if not source.issued:
        return ""
    return "-".join(f"{part:02d}" for part in source.issued.start.parts)


class _Ris(RisWriter):
    """rispy's writer without the running number that it puts before each record."""

    def set_header(self, count: int) -> str:
        return ""


def ris(sources: Mapping[str, Source]) -> str:
    """Return the sources as RIS."""
    records = [_ris_record(key, source) for key, source in sources.items()]
    return rispy.dumps(records, implementation=_Ris).lstrip("\n")


def _ris_record(key: str, source: Source) -> dict[str, Any]:
    pages = source.page.replace("–", "-").partition("-")
    fields: dict[str, Any] = {
        "type_of_reference": _TYPES.get(source.type, ("", "GEN"))[1],
        "id": key,
        "title": source.title,
        "authors": [_ris_name(name) for name in source.author],
        "secondary_title": source.container_title,
        "publisher": source.publisher,
        "place_published": source.publisher_place,
        "volume": source.volume,
        "number": source.issue or source.number,
        "start_page": pages[0],
        "end_page": pages[2],
        "year": str(source.issued.start.year) if source.issued else "",
        "date": _iso(source).replace("-", "/"),
        "note": ", ".join(filter(None, (source.archive, source.archive_location))),
        "doi": source.DOI,
        "urls": [source.URL] if source.URL else [],
        "language": source.language,
    }
    return {name: value for name, value in fields.items() if value}


def _ris_name(name: Name) -> str:
    return name.literal or ", ".join(filter(None, (name.family, name.given)))


FORMS = {"json": csl_json, "bib": bibtex, "ris": ris}


def write_downloads(app: Sphinx, exception: Exception | None) -> None:
    """Write `downloads/bibliography.{json,bib,ris}` beside the web edition's pages."""
    if exception or app.builder.name != "html":
        return
    domain = library(app.env)
    cited = {key: domain.records.sources[key] for key in sorted(domain.used("source"))}
    folder = Path(app.outdir) / "downloads"
    folder.mkdir(exist_ok=True)
    for ending, form in FORMS.items():
        (folder / f"bibliography.{ending}").write_text(form(cited), encoding="utf-8")
