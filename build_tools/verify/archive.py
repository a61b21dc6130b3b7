"""The Internet Archive's copy of a page.

Rule: Wayback Availability JSON API, archive.org/help/wayback_api.php; `id_` behind the copy's time
asks for the page as it was captured, without the archive's own frame.
"""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from urllib.parse import quote, urldefrag

from .cache import Answer
from .fetch import Fetcher

_TIME = re.compile(r"/web/(\d{4,14})/")


@dataclass(frozen=True)
class Copy:
    """An archived copy: the address for readers, the page as captured, and the day of capture."""

    address: str
    answer: Answer
    day: str


async def copy_of(fetcher: Fetcher, url: str, day: str) -> Copy | None:
    """Fetch the copy nearest to a day (YYYY-MM-DD), or return None where there is none."""
    question = f"?url={quote(urldefrag(url).url, safe='')}&timestamp={day.replace('-', '')}"
    answer = await fetcher.get(fetcher.settings.archive + question)
    if not answer.ok:
        return None
    try:
        reply = json.loads(fetcher.cache.body(answer).read_bytes())
        closest = reply["archived_snapshots"]["closest"]
        address, stamp = str(closest["url"]), str(closest["timestamp"])
        there = closest["available"] is True and str(closest["status"]) == "200"
    except (ValueError, KeyError, TypeError):
        return None
    if not there or not _TIME.search(address):
        return None
    address = re.sub(r"^http://(web\.archive\.org)", r"https://\1", address)
    captured = await fetcher.get(_TIME.sub(r"/web/\1id_/", address, count=1))
    return Copy(address, captured, f"{stamp[:4]}-{stamp[4:6]}-{stamp[6:8]}")
