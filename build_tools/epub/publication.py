"""What the package says of the book: names, dates, rights, and how accessible it is."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass, field

from sphinx.config import Config

from .faults import EpubError

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip


@dataclass(frozen=True)
class Creator:
    """Somebody who made the book; `role` is a MARC relator code ("aut", "edt")."""

    name: str
    file_as: str
    role: str


@dataclass(frozen=True)
class Publication:
    """The book as a library records it."""

    identifier: str
    title: str
    subtitle: str
    language: str
    creators: tuple[Creator, ...]
    publisher: str
    description: str
    subjects: tuple[str, ...]
    rights: str
    source: str
    seconds: int  # the edition's date, since 1970

    @property
    def full_title(self) -> str:
        """The whole title, with the subtitle."""
        return f"{self.title}: {self.subtitle}" if self.subtitle else self.title

    @property
    def date(self) -> str:
        return time.strftime("%Y-%m-%d", time.gmtime(self.seconds))

    @property
    def modified(self) -> str:
        """The form that EPUB 3.3 asks of dcterms:modified."""
        return time.strftime("%Y-%m-%dT%H:%M:%SZ", time.gmtime(self.seconds))

    @property
    def long_date(self) -> str:
        day = time.gmtime(self.seconds)
        return f"{day.tm_mday} {MONTHS[day.tm_mon - 1]} {day.tm_year}"


def publication_of(config: Config) -> Publication:
    """Read the book's record from the configuration.

    The date is SOURCE_DATE_EPOCH's, so that builds repeat. Raises EpubError where the identifier is
    no urn:uuid: readers keep place and marks by it, so it must never change with the text.
    """
    if not config.epub_identifier.startswith("urn:uuid:"):
        raise EpubError(
            f"conf.py: epub_identifier is {config.epub_identifier!r}; give a urn:uuid:…"
        )
    return Publication(
        identifier=config.epub_identifier,
        title=config.project,
        subtitle=config.subtitle,
        language=config.epub_language or "en",
        creators=tuple(Creator(*entry) for entry in config.epub_creators),
        publisher=config.epub_publisher,
        description=config.epub_description,
        subjects=tuple(config.epub_subjects),
        rights=config.epub_copyright,
        source=config.epub_source,
        seconds=int(os.environ.get("SOURCE_DATE_EPOCH", time.time())),
    )


@dataclass(frozen=True)
class Access:
    """Accessibility metadata; terms of EPUB Accessibility 1.1 and the schema.org vocabulary.

    Says nothing of conformance: that needs people who try the book, not programs alone.
    """

    has_images: bool
    has_pages: bool
    page_source: str = ""
    features: list[str] = field(init=False)
    modes: list[str] = field(init=False)

    def __post_init__(self) -> None:
        features = ["ARIA", "displayTransformability", "index", "readingOrder"]
        features += ["structuralNavigation", "tableOfContents"]
        if self.has_images:
            features.append("alternativeText")
        if self.has_pages:
            features += ["pageBreakMarkers", "pageNavigation"]
        object.__setattr__(self, "features", sorted(features, key=str.lower))
        object.__setattr__(self, "modes", ["textual"] + ["visual"] * self.has_images)

    @property
    def summary(self) -> str:
        images = "Every figure has an alternative text. " if self.has_images else ""
        pages = "Page numbers are those of the PDF edition. " if self.has_pages else ""
        return (
            "The book is text that can be enlarged, recolored and read aloud, with headings, "
            "lists, tables with named columns, and notes linked both ways. Words in Russian, "
            f"Korean and Chinese are marked with their language. {images}{pages}Checked with "
            "epubcheck and with Ace by DAISY, which cannot see every barrier; no conformance is "
            "claimed."
        )
