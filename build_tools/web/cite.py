"""How to cite a chapter: Chicago, BibTeX, RIS and CSL-JSON. Pure functions over plain values."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import escape

from .edition import Edition

#: Characters that BibTeX would read as commands.
_BIBTEX = str.maketrans({c: "\\" + c for c in "&%$#_{}"})

#: File ending → what the link says.
FORMATS = {"bib": "BibTeX", "ris": "RIS", "json": "CSL-JSON"}


@dataclass(frozen=True)
class Chapter:
    """What a citation needs to know of a chapter."""

    docname: str
    slug: str
    number: int
    title: str


def chicago(chapter: Chapter, edition: Edition) -> str:
    """Return the chapter's entry as HTML (Chicago Manual of Style, 18th ed., 14.8 and 13.25)."""
    author = f"{escape(edition.author)}. " if edition.author else ""
    address = edition.address(chapter.docname)
    where = f' <a href="{escape(address)}">{escape(address)}</a>.' if address else ""
    return (
        f"{author}“{escape(chapter.title)}.” Chap. {chapter.number} in "
        f"<cite>{escape(edition.title)}</cite>. {edition.name}."
        f"{where}"
    )


def paragraph_note(chapter: Chapter, edition: Edition) -> str:
    """Return the note form for one paragraph, with the places `{paragraph}` and `{address}`."""
    author = f"{edition.author}, " if edition.author else ""
    name = edition.name[0].lower() + edition.name[1:]
    return (
        f"{author}“{chapter.title},” chap. {chapter.number}, ¶{{paragraph}}, in {edition.title}, "
        f"{name}, {{address}}."
    )


def bibtex(chapter: Chapter, edition: Edition) -> str:
    """Return the chapter as a BibTeX entry."""
    fields = {
        "author": "{" + edition.author.translate(_BIBTEX) + "}" if edition.author else "",
        "title": chapter.title.translate(_BIBTEX),
        "booktitle": edition.title.translate(_BIBTEX),
        "chapter": str(chapter.number),
        "year": edition.year,
        "date": edition.date,
        "url": edition.address(chapter.docname),
        "langid": "american",
    }
    key = re.sub(r"[^a-z]", "", edition.short_title.lower()) + edition.year + "-" + chapter.slug
    lines = [f"  {name} = {{{value}}}," for name, value in fields.items() if value]
    return "@incollection{" + key + ",\n" + "\n".join(lines) + "\n}\n"


def ris(chapter: Chapter, edition: Edition) -> str:
    """Return the chapter as a RIS record (type CHAP)."""
    fields = [
        ("TY", "CHAP"),
        ("AU", edition.author),
        ("TI", chapter.title),
        ("BT", edition.title),
        ("SE", str(chapter.number)),
        ("PY", edition.year),
        ("DA", edition.date.replace("-", "/")),
        ("LA", edition.language),
        ("UR", edition.address(chapter.docname)),
    ]
    # RIS lines end in CR LF.
    return "".join(f"{tag}  - {value}\r\n" for tag, value in fields if value) + "ER  - \r\n"


def csl_json(chapter: Chapter, edition: Edition) -> str:
    """Return the chapter as a CSL-JSON list of one item."""
    year, month, day = map(int, edition.date.split("-"))
    item = {
        "id": chapter.slug,
        "type": "chapter",
        "title": chapter.title,
        "container-title": edition.title,
        "chapter-number": str(chapter.number),
        "issued": {"date-parts": [[year, month, day]]},
        "language": edition.language,
    }
    if edition.author:
        item["author"] = [{"literal": edition.author}]
    if address := edition.address(chapter.docname):
        item["URL"] = address
    return json.dumps([item], ensure_ascii=False, indent=2) + "\n"


def files(chapter: Chapter, edition: Edition) -> dict[str, str]:
    """Return the downloads of a chapter: file name under `cite/` → content."""
    makers = {"bib": bibtex, "ris": ris, "json": csl_json}
    return {f"{chapter.slug}.{kind}": make(chapter, edition) for kind, make in makers.items()}
