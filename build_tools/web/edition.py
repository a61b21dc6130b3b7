"""What the book says of itself on every page: title, author, edition, year, address, licence."""

from __future__ import annotations

import os
import time
from dataclasses import dataclass

from sphinx.config import Config

MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September",
    "October", "November", "December",
)  # fmt: skip
LICENSE = "https://creativecommons.org/licenses/by/4.0/"


@dataclass(frozen=True)
class Edition:
    """The edition that is being built; `base` is the site's address, ending in a slash, or ""."""

    short_title: str
    subtitle: str
    author: str
    date: str
    language: str
    base: str

    @property
    def year(self) -> str:
        return self.date[:4]

    @property
    def title(self) -> str:
        """The whole title, with the subtitle."""
        return f"{self.short_title}: {self.subtitle}" if self.subtitle else self.short_title

    @property
    def name(self) -> str:
        """What this edition is called: the book's editions are named by their day."""
        year, month, day = self.date.split("-")
        return f"Edition of {int(day)} {MONTHS[int(month) - 1]} {year}"

    def address(self, docname: str) -> str:
        """Return a page's address, or an empty string where the site has none yet."""
        return f"{self.base}{'' if docname == 'index' else docname + '.html'}" if self.base else ""


def edition_of(config: Config) -> Edition:
    """Read the edition from the configuration; the day is SOURCE_DATE_EPOCH's, so builds repeat."""
    epoch = int(os.environ.get("SOURCE_DATE_EPOCH", time.time()))
    base = config.html_baseurl
    return Edition(
        short_title=config.project,
        subtitle=config.subtitle,
        author=config.author if config.author != "unknown" else "",
        date=time.strftime("%Y-%m-%d", time.gmtime(epoch)),
        language=config.language or "en",
        base=base.rstrip("/") + "/" if base else "",
    )
