"""How polite and how patient a run is."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True)
class Settings:
    """The limits of a run; times in seconds, sizes in bytes."""

    agent: str = "hidden-belligerent-verify/1.0 (checks the citations of an open history book)"
    pause: float = 1.0  # between the starts of two requests to one host
    per_host: int = 2  # requests at a time to one host
    jobs: int = 32  # requests at a time in all
    tries: int = 3  # of one request
    backoff: float = 1.0  # before the second try; doubles with each
    longest_wait: float = 60.0  # that a Retry-After or a Crawl-delay may ask for
    connect: float = 10.0
    read: float = 20.0  # between two pieces of an answer
    whole: float = 90.0  # for a whole answer
    longest_text: int = 8 * MEGABYTE  # of HTML, XML and plain text
    longest_pdf: int = 64 * MEGABYTE
    redirects: int = 10
    reading: float = 120.0  # for turning one page into text
    readers: int = 2  # processes that do so; 0: this one
    offline: bool = False
    archive: str = "https://archive.org/wayback/available"
