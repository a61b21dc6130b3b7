"""A small web server on loopback that can misbehave in every way a test asks for."""

from __future__ import annotations

import asyncio
import contextlib
import ssl
import threading
import time
from dataclasses import dataclass, field
from types import TracebackType

HTML = "text/html; charset=utf-8"


@dataclass
class Reply:
    """One answer. `manner`: plain, drip (a byte at a time), endless, cut (before its end), raw."""

    body: bytes | str = b""
    status: int = 200
    kind: str = HTML
    headers: dict[str, str] = field(default_factory=dict)
    manner: str = "plain"

    @property
    def data(self) -> bytes:
        return self.body.encode() if isinstance(self.body, str) else self.body


@dataclass
class Request:
    """What was asked, when, and how many were being answered at that host then."""

    host: str
    path: str
    headers: dict[str, str]
    time: float
    at_once: int


class Server:
    """Answers at several loopback addresses, each a host of its own; what is not set up is 404."""

    def __init__(
        self,
        hosts: tuple[str, ...] = ("127.0.0.1", "127.0.0.2", "127.0.0.3"),
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._hosts, self._tls = hosts, tls
        self.ports: dict[str, int] = {}
        self.requests: list[Request] = []
        self.slow: dict[str, float] = {}  # path → seconds before its answer
        self._replies: dict[str, list[Reply]] = {}
        self._busy: dict[str, int] = {}
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._run, daemon=True)
        self._ready, self._stop = threading.Event(), asyncio.Event()
        self._connections: set[asyncio.Task[None]] = set()

    def url(self, path: str, host: str = "127.0.0.1", scheme: str = "http") -> str:
        return f"{scheme}://{host}:{self.ports[host]}{path}"

    def add(self, path: str, *replies: Reply) -> None:
        """Set the answers for a path (with its query): one after the other, the last for good."""
        self._replies[path] = list(replies)

    def asked(self, path: str) -> list[Request]:
        return [request for request in self.requests if request.path == path]

    def __enter__(self) -> Server:
        self._thread.start()
        assert self._ready.wait(5)
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        traceback: TracebackType | None,
    ) -> None:
        self._loop.call_soon_threadsafe(self._stop.set)
        self._thread.join(5)
        self._loop.close()

    def _run(self) -> None:
        self._loop.run_until_complete(self._serve())

    async def _serve(self) -> None:
        servers = []
        for host in self._hosts:
            server = await asyncio.start_server(self._connected, host, 0, ssl=self._tls)
            self.ports[host] = server.sockets[0].getsockname()[1]
            servers.append(server)
        self._ready.set()
        await self._stop.wait()
        for server in servers:
            server.close()
        for task in self._connections:
            task.cancel()
        await asyncio.gather(*self._connections, return_exceptions=True)

    async def _connected(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        task = asyncio.current_task()
        assert task
        self._connections.add(task)
        task.add_done_callback(self._connections.discard)
        with contextlib.suppress(OSError, asyncio.IncompleteReadError, asyncio.CancelledError):
            await self._answer(reader, writer)
        writer.transport.abort() if task.cancelling() else writer.close()

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        start = await reader.readexactly(1)
        if start == b"\x16":  # a TLS greeting
            writer.write(b"HTTP/1.1 400 This is no TLS\r\n\r\n")
            return
        head = (start + await reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        first, *lines = head.split("\r\n")
        path = first.split()[1]
        headers = {
            name.lower(): value.strip()
            for name, _, value in (line.partition(":") for line in lines if line)
        }
        host = writer.get_extra_info("sockname")[0]
        self._busy[host] = self._busy.get(host, 0) + 1
        self.requests.append(Request(host, path, headers, time.monotonic(), self._busy[host]))
        replies = self._replies.get(path, [Reply(status=404)])
        reply = replies.pop(0) if len(replies) > 1 else replies[0]
        try:
            await asyncio.sleep(self.slow.get(path, 0.0))
            await self._send(writer, reply, headers)
        finally:
            self._busy[host] -= 1

    async def _send(
        self, writer: asyncio.StreamWriter, reply: Reply, asked: dict[str, str]
    ) -> None:
        if reply.manner == "raw":
            writer.write(reply.data)
            return
        validator = reply.headers.get("ETag")
        unchanged = bool(validator) and asked.get("if-none-match") == validator
        data = b"" if unchanged else reply.data
        headers = {"Content-Type": reply.kind, "Connection": "close", **reply.headers}
        if reply.manner not in ("endless", "drip") and "Content-Length" not in headers:
            headers["Content-Length"] = str(len(data) + (100 if reply.manner == "cut" else 0))
        status = 304 if unchanged else reply.status
        lines = [f"HTTP/1.1 {status} X", *(f"{name}: {value}" for name, value in headers.items())]
        writer.write("\r\n".join([*lines, "", ""]).encode() + data)
        await writer.drain()
        while reply.manner == "endless":
            writer.write(b"<p>and so on</p>" * 4096)
            await writer.drain()
        while reply.manner == "drip":
            writer.write(b" ")
            await writer.drain()
            await asyncio.sleep(0.02)
