"""Small rules of addresses and of HTTP."""

from __future__ import annotations

import ssl
import time
from email.utils import parsedate_to_datetime
from urllib.parse import urlsplit

import httpx


def same_address(one: str, other: str) -> bool:
    """Say whether two addresses differ in scheme, "www." or a closing slash only."""
    return _bare(one) == _bare(other)


def _bare(url: str) -> tuple[str, str, str]:
    parts = urlsplit(url)
    return parts.netloc.lower().removeprefix("www."), parts.path.rstrip("/"), parts.query


def host_of(url: str) -> str:
    """Return the host of an address, without its port."""
    return urlsplit(url).hostname or ""


def why_not_connected(error: httpx.ConnectError) -> tuple[str, str]:
    """Return the fault ("tls" or "connect") and what to say of it."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLError):
            return "tls", f"no secure connection: {cause.reason or cause}".replace("_", " ").lower()
        cause = cause.__cause__ or cause.__context__
    return "connect", f"no connection: {error}"


def retry_after(text: str) -> float | None:
    """Read Retry-After: seconds, or a date. Rule: RFC 9110, 10.2.3."""
    if text.strip().isdecimal():
        return float(text)
    try:
        return max(0.0, parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError, OverflowError, OSError):
        return None
