"""Measures a run against a web server of its own on loopback.

    python -m build_tools.verify.bench

40 hosts (127.0.0.1 to 127.0.0.40), 30 sources of 200 kB each, three passages a source, the usual
politeness. Printed are the rate beside what politeness allows, and the peak memory of the run (all
its processes, the server apart).
"""

from __future__ import annotations

import asyncio
import json
import subprocess
import sys
import tempfile
import time
from pathlib import Path

from ..bench import Cost, measure
from ..data import Pointer

HOSTS, SOURCES, SIZE = 40, 30, 200_000
_TEXT = (
    "the ambassador reported to Moscow that divisions along the parallel had received orders about "
    "weapons ammunition and rails while the committee discussed a credit for the coming year"
)
_WORDS = _TEXT.split()


def page() -> tuple[bytes, bytes]:
    """Return what stands before and behind a page's own words; together `SIZE` bytes."""
    paragraphs: list[str] = []
    size = 0
    while size < SIZE:
        number = len(paragraphs)
        words = [_WORDS[(number * 7 + at * at) % len(_WORDS)] for at in range(60)]
        words[number % 60] = f'<a href="/n{number}">note <b>{number}</b></a>'
        paragraphs.append(f'<p class="text" id="p{number}">{" ".join(words)}.</p>\n')
        size += len(paragraphs[-1])
    half = len(paragraphs) // 2
    head = "<!doctype html><meta charset=utf-8><title>Page</title><body>"
    return (head + "".join(paragraphs[:half])).encode(), "".join(paragraphs[half:]).encode()


async def serve() -> None:
    """Serve pages at every host and print the ports; /robots.txt is not there."""
    before, behind = page()

    async def connected(reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        try:
            while head := await reader.readuntil(b"\r\n\r\n"):
                path = head.split(b" ", 2)[1]
                if path == b"/robots.txt":
                    writer.write(b"HTTP/1.1 404 None\r\nContent-Length: 0\r\n\r\n")
                    continue
                own = b"<p>The passage of page %s begins here, and here it ends.</p>" % path[1:]
                size = len(before) + len(own) + len(behind)
                writer.write(
                    b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n"
                    b"Content-Length: %d\r\n\r\n%s%s%s" % (size, before, own, behind)
                )
                await writer.drain()
        except (asyncio.IncompleteReadError, OSError):
            writer.close()

    ports = []
    for number in range(1, HOSTS + 1):
        server = await asyncio.start_server(connected, f"127.0.0.{number}", 0)
        ports.append(server.sockets[0].getsockname()[1])
    print(json.dumps(ports), flush=True)
    await asyncio.Event().wait()


def run(ports: list[int], folder: Path) -> None:
    """Verify every page once; write the seconds and the results to `folder`."""
    from .cache import Cache
    from .passages import Passage
    from .run import verify
    from .settings import Settings

    passages = []
    for source in range(SOURCES):
        for number, port in enumerate(ports, start=1):
            url = f"http://127.0.0.{number}:{port}/{number}-{source}"
            pointers = (
                Pointer(f"The passage of page {number}-{source}", "here it ends"),
                Pointer("note 7"),
                Pointer("begins here, and here"),
            )
            passages += [
                Passage("key", "key", url, "en", "2026-01-01", pointer, "", "page", "", "", None)
                for pointer in pointers
            ]
    statuses: dict[str, int] = {}

    def count(_: str, results: list) -> None:
        for result in results:
            statuses[result.status] = statuses.get(result.status, 0) + 1

    started = time.perf_counter()
    asyncio.run(verify(passages, Settings(), Cache(folder / "cache"), time.time(), count))
    seconds = time.perf_counter() - started
    (folder / "result.json").write_text(json.dumps({"seconds": seconds, "statuses": statuses}))


def bench() -> tuple[float, dict[str, int], Cost]:
    """Serve and run; return the run's seconds, how many passages had which result, the cost."""
    command = [sys.executable, "-m", __spec__.name]
    server = subprocess.Popen([*command, "serve"], stdout=subprocess.PIPE, text=True)
    try:
        assert server.stdout
        ports = server.stdout.readline().strip()
        with tempfile.TemporaryDirectory() as folder:
            cost = measure([*command, "run", ports, folder])
            result = json.loads((Path(folder) / "result.json").read_text())
    finally:
        server.terminate()
        server.wait()
    return result["seconds"], result["statuses"], cost


def table(seconds: float, statuses: dict[str, int], cost: Cost) -> str:
    """Return what is printed."""
    from .settings import Settings

    # A host gets its robots.txt and its sources, one a pause; the first goes out at once.
    least = SOURCES * Settings().pause
    total = HOSTS * SOURCES
    counts = ", ".join(f"{number} {status}" for status, number in statuses.items())
    return (
        f"{HOSTS} hosts, {total} sources of {SIZE // 1000} kB, passages: {counts}\n"
        f"politeness allows {total / least:.1f} sources a second; measured {total / seconds:.1f} "
        f"({least / seconds:.1%}), {seconds:.1f} s in all\n"
        f"peak memory {cost.mebibytes:.0f} MiB"
    )


def main(arguments: list[str]) -> int:
    """Serve, run, or do both and print."""
    if arguments[:1] == ["serve"]:
        asyncio.run(serve())
    elif arguments[:1] == ["run"]:
        run(json.loads(arguments[1]), Path(arguments[2]))
    else:
        print(table(*bench()))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
