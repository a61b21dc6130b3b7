"""Asks for pages: politely, patiently, within limits, and never twice for the same answer."""

from __future__ import annotations

import asyncio
import hashlib
import time
from collections import Counter
from dataclasses import dataclass, replace
from urllib.parse import urldefrag, urljoin, urlsplit

import httpx

from . import robots
from .cache import Answer, Cache
from .gates import Gates
from .protocol import host_of, retry_after, same_address, why_not_connected
from .settings import Settings

_PERMANENT, _REDIRECTS = (301, 308), (301, 302, 303, 307, 308)
_TRY_AGAIN = (429, 500, 502, 503, 504)
_NO_ANSWER = ("connect", "timeout", "protocol")
_SILENT_HOSTS = 5  # so many without a single answer: there is no network
_GIVE_UP = 3  # so many answers too late, one after the other, and the host is left alone


class NoNetwork(Exception):
    """No host gives any answer."""


@dataclass(frozen=True)
class _Reply:
    """One exchange: the answer, where it redirects to, and how long the server asks us to wait."""

    answer: Answer
    target: str = ""
    wait: float | None = None


class Fetcher:
    """Fetches addresses; `since` is the time from which kept answers count as this run's own."""

    def __init__(self, cache: Cache, settings: Settings, since: float) -> None:
        self.cache, self.settings, self._since = cache, settings, since
        self._gates = Gates(settings.pause, settings.per_host, settings.jobs)
        self._rules: dict[str, asyncio.Task[robots.Robots]] = {}
        self._silent: set[str] = set()
        self._failures: Counter[str] = Counter()  # of each host, one after the other
        self.answers = 0  # from the network, in this run
        timeout = httpx.Timeout(
            settings.read, connect=settings.connect, pool=settings.whole * settings.tries
        )
        self._client = httpx.AsyncClient(
            headers={
                "User-Agent": settings.agent,
                "Accept": "text/html,application/xhtml+xml,application/pdf,application/xml;q=0.9,"
                "*/*;q=0.5",
            },
            timeout=timeout,
            limits=httpx.Limits(max_connections=None, max_keepalive_connections=settings.jobs),
        )

    async def __aenter__(self) -> Fetcher:
        return self

    async def __aexit__(self, *_: object) -> None:
        for task in self._rules.values():
            task.cancel()
        await self._client.aclose()

    async def get(self, url: str, obey: bool = True) -> Answer:
        """Return the answer for an address without its fragment; never raises for a bad one.

        `obey` is False for robots.txt itself. Raises NoNetwork, and OSError for a full disk.
        """
        url = urldefrag(url).url
        known = self.cache.load(url)
        if known and self.settings.offline:
            return known
        if self.settings.offline:
            return Answer(url, fault="offline", detail="not in the cache")
        if known and known.asked >= self._since:
            return known
        answer = await self._follow(url, known, obey)
        # Silence is not kept: it would take the place of a page that came another time, and the
        # run that goes on after an interruption asks again.
        if answer.fault not in _NO_ANSWER:
            self.cache.save(answer)
        return answer

    async def _follow(self, url: str, known: Answer | None, obey: bool) -> Answer:
        """Ask for an address and where it redirects to."""
        here, moved, lasting, seen = url, "", True, Counter([url])
        for _ in range(self.settings.redirects + 1):
            if obey and not (rules := await self._robots(here)).allows(here):
                detail = f"robots.txt of {host_of(here)} {rules.reason}"
                return self._fault(url, "robots", detail, here)
            reply = await self._patiently(url, here, known)
            if not reply.target:
                return replace(reply.answer, moved=moved)
            target = urldefrag(urljoin(here, reply.target)).url
            if urlsplit(target).scheme not in ("http", "https") or not urlsplit(target).hostname:
                return self._fault(url, "redirects", f"redirects to {reply.target}", here)
            lasting = lasting and reply.answer.status in _PERMANENT
            if lasting and not same_address(url, target):
                moved = target
            seen[target] += 1
            if seen[target] > 2:  # once is allowed: some set a cookie and send back to the page
                return self._fault(url, "redirects", "redirects in a circle", target)
            here = target
        return self._fault(url, "redirects", "redirects without end", here)

    async def _patiently(self, url: str, here: str, known: Answer | None) -> _Reply:
        """Ask once, and again where another try may help."""
        host = host_of(here)
        if self._failures[host] >= _GIVE_UP:
            return _Reply(self._fault(url, "connect", f"{host} does not answer", here))
        reply = _Reply(self._fault(url, "connect", "not asked", here))
        for attempt in range(self.settings.tries):
            if attempt:
                usual = self.settings.backoff * 2 ** (attempt - 1)
                await asyncio.sleep(usual if reply.wait is None else reply.wait)
            async with self._gates.turn(host):
                reply = await self._ask(url, here, known)
            if reply.answer.fault in ("", "tls"):
                self.answers += 1
                if reply.answer.fault or reply.answer.status not in _TRY_AGAIN:
                    break
                if (reply.wait or 0) > self.settings.longest_wait:
                    break
            elif reply.answer.fault == "connect" and attempt:
                self._note_silence(host)
        self._failures[host] += 1 if reply.answer.fault == "timeout" else 0
        if reply.answer.fault in ("", "tls"):
            self._failures[host] = 0
        if reply.answer.fault == "connect":
            self._failures[host] = _GIVE_UP
        return reply

    def _note_silence(self, host: str) -> None:
        """Raise NoNetwork when many hosts are silent and none has answered.

        Called from the second try on: by then the living hosts have answered something.
        """
        self._silent.add(host)
        if not self.answers and len(self._silent) >= _SILENT_HOSTS:
            raise NoNetwork

    async def _ask(self, url: str, here: str, known: Answer | None) -> _Reply:
        headers = {}
        if known and known.ok and not known.cut and known.final == here:
            if known.etag:
                headers["If-None-Match"] = known.etag
            if known.modified:
                headers["If-Modified-Since"] = known.modified
        try:
            async with asyncio.timeout(self.settings.whole + self.settings.connect):
                async with self._client.stream("GET", here, headers=headers) as response:
                    return await self._receive(url, here, response, known if headers else None)
        except httpx.ConnectTimeout:
            return _Reply(self._fault(url, "connect", "no connection in time", here))
        except (httpx.TimeoutException, TimeoutError):
            return _Reply(self._fault(url, "timeout", "does not answer in time", here))
        except httpx.ConnectError as error:
            return _Reply(self._fault(url, *why_not_connected(error), here))
        except (httpx.TransportError, httpx.DecodingError) as error:
            return _Reply(self._fault(url, "protocol", str(error) or type(error).__name__, here))
        except (httpx.InvalidURL, UnicodeError) as error:
            return _Reply(self._fault(url, "redirects", f"no address: {error}", here))

    async def _receive(
        self, url: str, here: str, response: httpx.Response, known: Answer | None
    ) -> _Reply:
        status = response.status_code
        if status == 304 and known:
            return _Reply(replace(known, asked=time.time()))
        answer = Answer(
            url, time.time(), status, here,
            kind=response.headers.get("content-type", ""),
            charset=response.charset_encoding or "",
        )  # fmt: skip
        if status in _REDIRECTS and "location" in response.headers:
            return _Reply(answer, response.headers["location"])
        if status != 200:
            return _Reply(answer, wait=retry_after(response.headers.get("retry-after", "")))
        digest, cut = await self._keep_body(url, response)
        return _Reply(
            replace(
                answer, digest=digest, cut=cut,
                etag=response.headers.get("etag", ""),
                modified=response.headers.get("last-modified", ""),
            )
        )  # fmt: skip

    async def _keep_body(self, url: str, response: httpx.Response) -> tuple[str, str]:
        """Write the body to the cache as it comes; return its digest and why it was cut."""
        digest, size, cut = hashlib.sha256(), 0, ""
        is_pdf = "pdf" in response.headers.get("content-type", "")
        limit = self.settings.longest_pdf if is_pdf else self.settings.longest_text
        with self.cache.receiving(url) as file:
            try:
                async with asyncio.timeout(self.settings.whole):
                    async for piece in response.aiter_bytes():
                        piece = piece[: limit - size]
                        file.write(piece)
                        digest.update(piece)
                        size += len(piece)
                        if size >= limit:
                            cut = "size"
                            break
            except TimeoutError:
                cut = "time"
        return digest.hexdigest(), cut

    async def _robots(self, url: str) -> robots.Robots:
        """Return the rules of an address's host; the file is asked for once a run."""
        parts = urlsplit(url)
        origin = f"{parts.scheme}://{parts.netloc}"
        if origin not in self._rules:
            self._rules[origin] = asyncio.create_task(self._read_robots(origin))
        return await asyncio.shield(self._rules[origin])

    async def _read_robots(self, origin: str) -> robots.Robots:
        """RFC 9309, 2.3.1: no file allows all; a server in trouble allows nothing.

        A host to which there is no connection is left to the requests, which will say so.
        """
        answer = await self.get(f"{origin}/robots.txt", obey=False)
        if answer.fault in ("connect", "tls", "redirects") or 400 <= answer.status < 500:
            return robots.Robots()
        if not answer.ok:
            return robots.NOTHING
        text = self.cache.body(answer).read_bytes()[: 512 * 1024].decode("utf-8", "replace")
        rules = robots.parse(text, self.settings.agent)
        if rules.delay:
            self._gates.slow_down(host_of(origin), min(rules.delay, self.settings.longest_wait))
        return rules

    def _fault(self, url: str, fault: str, detail: str, final: str) -> Answer:
        return Answer(url, time.time(), final=final, fault=fault, detail=detail)
