"""What the book knows, one model a kind of record. Fields not named here are errors.

Sources carry the fields of the Citation Style Language (CSL 1.0.2) under CSL's names, so that they
go in and out of Zotero, and a few of our own; docs/sourcing.md explains each.
"""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, BeforeValidator, ConfigDict, Field, model_validator

from . import dates, reference

Evidence = Literal[
    "document",
    "document-summary",
    "scholarship",
    "official-history",
    "memoir",
    "press",
    "reference",
]
CslType = Literal[
    "article-journal", "article-magazine", "article-newspaper", "book", "chapter", "dataset",
    "document", "hearing", "interview", "legislation", "manuscript", "map", "motion_picture",
    "pamphlet", "paper-conference", "periodical", "personal_communication", "post-weblog", "report",
    "review", "speech", "thesis", "treaty", "webpage", "entry-encyclopedia", "broadcast",
]  # fmt: skip
Language = Literal[
    "en", "ru", "zh", "ko", "ja", "de", "fr", "es", "pl", "hu", "cs", "bg", "ro", "it"
]

DateText = Annotated[dates.DateRange, BeforeValidator(lambda text: dates.parse(str(text)))]
Address = Annotated[str, AfterValidator(lambda address: _whole(address))]
ReferenceText = Annotated[
    reference.SourceReference, BeforeValidator(lambda text: reference.parse(str(text)))
]
Text = Annotated[
    str, BeforeValidator(lambda value: str(value) if isinstance(value, int) else value)
]


def _whole(address: str) -> str:
    if not address.startswith(("https://", "http://")):
        raise ValueError(f'"{address}" does not begin with https://')
    return address


class Record(BaseModel):
    """Strict base: an unknown field is an error, a record never changes after loading."""

    model_config = ConfigDict(
        extra="forbid", frozen=True, populate_by_name=True, arbitrary_types_allowed=True
    )


class Name(Record):
    """A person's name in CSL's parts, or `literal` for a body such as the Politburo.

    `static-ordering` keeps the family name first, as in Shen Zhihua (an extension of CSL-JSON that
    Zotero's processor knows).
    """

    family: str = ""
    given: str = ""
    suffix: str = ""
    literal: str = ""
    static_ordering: bool = Field(False, alias="static-ordering")

    @model_validator(mode="after")
    def _family_or_literal(self) -> Name:
        if bool(self.family) == bool(self.literal):
            raise ValueError("a name has either family (and given) or literal")
        return self


class Original(Record):
    """Title and author in the script of the original."""

    title: str = ""
    author: str = ""


class QuotedIn(Record):
    """The source was not seen itself, only where another quotes it."""

    quoted_in: str = Field(alias="quoted-in")


class Source(Record):
    """One source: CSL's fields, then our own (from `evidence` on)."""

    type: CslType
    title: str
    genre: str = ""
    author: tuple[Name, ...] = ()
    recipient: tuple[Name, ...] = ()
    editor: tuple[Name, ...] = ()
    translator: tuple[Name, ...] = ()
    interviewer: tuple[Name, ...] = ()
    issued: DateText | None = None
    container_title: str = Field("", alias="container-title")
    collection_title: str = Field("", alias="collection-title")
    collection_number: Text = Field("", alias="collection-number")
    edition: Text = ""
    volume: Text = ""
    issue: Text = ""
    number: Text = ""
    page: Text = ""
    publisher: str = ""
    publisher_place: str = Field("", alias="publisher-place")
    event_title: str = Field("", alias="event-title")
    event_place: str = Field("", alias="event-place")
    archive: str = ""
    archive_location: str = ""
    URL: Address = ""
    DOI: str = ""
    ISBN: str = ""
    ISSN: str = ""
    evidence: Evidence
    language: Language
    seen: Literal["full", "excerpt"] | QuotedIn
    checked: DateText
    original: Original | None = None
    unpaged: bool = False
    note: str = ""

    @property
    def quoted_in(self) -> str:
        """Key of the source that quotes this one, or ''."""
        return self.seen.quoted_in if isinstance(self.seen, QuotedIn) else ""

    @property
    def address(self) -> str:
        """The web address of the source: its URL, or that of its DOI, or ''."""
        return self.URL or (f"https://doi.org/{self.DOI}" if self.DOI else "")


class Office(Record):
    """A post that somebody held."""

    office: str
    start: DateText | None = Field(None, alias="from")
    end: DateText | None = Field(None, alias="to")

    @model_validator(mode="after")
    def _in_order(self) -> Office:
        if self.start and self.end and self.start > self.end:
            raise ValueError(f'office "{self.office}" ends before it begins')
        return self


class Person(Record):
    """Somebody named in the book."""

    name: str
    text: str
    sort: str = ""  # where it differs from the name
    script: dict[Language, str] = {}
    variants: tuple[str, ...] = ()
    born: DateText | None = None
    died: DateText | None = None
    offices: tuple[Office, ...] = ()
    sources: tuple[ReferenceText, ...] = ()

    @model_validator(mode="after")
    def _born_before_died(self) -> Person:
        if self.born and self.died and self.born >= self.died:
            raise ValueError("died is not later than born")
        return self


class Place(Record):
    """A place named in the book, as it was called in 1950."""

    name: str
    text: str
    kind: str
    now: str = ""
    sort: str = ""
    script: dict[Language, str] = {}
    variants: tuple[str, ...] = ()
    lat: float | None = Field(None, ge=-90, le=90)
    lon: float | None = Field(None, ge=-180, le=180)
    sources: tuple[ReferenceText, ...] = ()


class Term(Record):
    """A term of the glossary."""

    text: str
    see: tuple[str, ...] = ()
    variants: tuple[str, ...] = ()
    sources: tuple[ReferenceText, ...] = ()


Verdict = Literal["holds", "holds in part", "misleading", "wrong", "open"]


class Claim(Record):
    """What popular accounts say, and what the sources make of it."""

    section: str
    claim: str
    verdict: Verdict
    text: str
    see: tuple[str, ...] = ()  # labels of the chapters that treat it
    sources: tuple[ReferenceText, ...] = Field(min_length=1)


class Correction(Record):
    """An error of fact that an edition had, and what is right."""

    date: DateText
    where: str  # "chapter 6, ¶12" or "chapter 6, note 31", as the faulty edition counted
    text: str


PARTS = (Name, Original, QuotedIn, Office)  # records inside records
