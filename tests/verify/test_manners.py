"""Politeness, patience, the cache, going on after an interruption, and the archive."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import ssl
import subprocess
import time
from itertools import pairwise
from pathlib import Path

import pytest

from build_tools.verify.cache import Cache
from build_tools.verify.examine import Job, Readers, examine
from build_tools.verify.fetch import NoNetwork
from build_tools.verify.gates import Gates
from build_tools.verify.run import Marker

from .cases import TEXT, WORDS
from .conftest import Run, passage, pointer
from .server import Reply, Server


def test_two_at_a_time_to_a_host(server: Server, run: Run) -> None:
    cited = []
    for host in ("127.0.0.1", "127.0.0.2"):
        for number in range(6):
            server.slow[f"/{number}"] = 0.05
            server.add(f"/{number}", Reply(TEXT))
            cited.append(passage(server.url(f"/{number}", host), WORDS))
    assert {result.status for result in run(cited)} == {"found"}
    assert max(request.at_once for request in server.requests) == 2
    assert {request.headers["user-agent"].split("/")[0] for request in server.requests} == {
        "hidden-belligerent-verify"
    }


def test_a_pause_between_starts() -> None:
    starts: list[float] = []

    async def one(gates: Gates) -> None:
        async with gates.turn("host"):
            starts.append(asyncio.get_running_loop().time())

    async def all_of_them() -> None:
        gates = Gates(0.04, 2, 10)
        await asyncio.gather(*(one(gates) for _ in range(4)))
        gates.slow_down("host", 0.12)
        await asyncio.gather(*(one(gates) for _ in range(2)))

    asyncio.run(all_of_them())
    gaps = [later - earlier for earlier, later in pairwise(starts)]
    assert min(gaps) > 0.03
    assert gaps[-1] > 0.1


@pytest.mark.parametrize(
    ("wait", "asked", "status"),
    [("0", 2, "found"), ("soon", 2, "found"), ("3600", 1, "not reachable")],
)
def test_retry_after(wait: str, asked: int, status: str, server: Server, run: Run) -> None:
    server.add("/page", Reply(status=429, headers={"Retry-After": wait}), Reply(TEXT))
    (result,) = run([passage(server.url("/page"), WORDS)])
    assert result.status == status
    assert len(server.asked("/page")) == asked


def test_robots_are_asked_for_once_and_followed_across_redirects(server: Server, run: Run) -> None:
    target = server.url("/closed", "127.0.0.2")
    server.add("/page", Reply(status=302, headers={"Location": target}))
    server.add("/closed", Reply(TEXT))
    server.add("/robots.txt", Reply("User-agent: *\nDisallow: /closed", kind="text/plain"))
    run([passage(server.url("/page"), WORDS), passage(server.url("/other"), WORDS)])
    assert not server.asked("/closed")
    assert len(server.asked("/robots.txt")) == 2  # one a host


def test_an_unchanged_page_is_not_sent_again(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT, headers={"ETag": '"1"', "Last-Modified": "x"}))
    cited = [passage(server.url("/page"), WORDS)]
    assert run(cited)[0].status == run(cited)[0].status == "found"
    first, second = server.asked("/page")
    assert "if-none-match" not in first.headers
    assert (second.headers["if-none-match"], second.headers["if-modified-since"]) == ('"1"', "x")


def test_nothing_is_asked_twice_after_an_interruption(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    server.add("/gone", Reply(status=404))
    server.add("/cut", Reply(TEXT, manner="cut"))
    cited = [passage(server.url(path), WORDS) for path in ("/page", "/gone", "/cut")]
    begun = time.time()
    first = run(cited, since=begun, tries=1)
    server.add("/cut", Reply(TEXT))
    second = run(cited, since=begun, tries=1)
    assert [result.status for result in first] == ["found", "gone", "not reachable"]
    assert [result.status for result in second] == ["found", "gone", "found"]
    assert [len(server.asked(path)) for path in ("/page", "/gone", "/cut")] == [1, 1, 2]
    assert len(server.asked("/robots.txt")) == 1


def test_the_marker_of_an_unfinished_run(tmp_path: Path) -> None:
    marker = Marker(tmp_path)
    begun = marker.begin()
    assert Marker(tmp_path).begin() == begun
    marker.end()
    assert Marker(tmp_path).begin() > begun
    for nonsense in ("", "soon", "99999999999", "0"):
        (tmp_path / "unfinished").write_text(nonsense)
        assert abs(Marker(tmp_path).begin() - time.time()) < 60


@pytest.mark.parametrize(
    ("ending", "damage"),
    [
        ("json", b""), ("json", b"{"), ("json", b"[]"), ("json", b'{"version": 1, "url": "x"}'),
        ("json", b'{"version": 0}'), ("json", b"\xff\xfe"), ("body", b"other"), ("body", None),
    ],
)  # fmt: skip
def test_a_damaged_cache_is_made_anew(
    ending: str, damage: bytes | None, server: Server, run: Run, tmp_path: Path
) -> None:
    server.add("/page", Reply(TEXT))
    cited = [passage(server.url("/page"), WORDS)]
    begun = time.time()
    run(cited, since=begun)
    for path in (tmp_path / "cache").glob(f"*.{ending}"):
        path.unlink() if damage is None else path.write_bytes(damage)
    (tmp_path / "cache" / "x.part").write_bytes(b"half")
    assert run(cited, since=begun)[0].status == "found"
    assert len(server.asked("/page")) == 2
    assert run(cited, since=begun)[0].status == "found"
    assert len(server.asked("/page")) == 2
    assert not list((tmp_path / "cache").glob("*.part"))


def test_what_the_book_cites_no_more_leaves_the_cache(
    server: Server, run: Run, tmp_path: Path
) -> None:
    server.add("/page", Reply(TEXT))
    run([passage(server.url("/page"), WORDS)])
    cache = Cache(tmp_path / "cache")
    assert cache.load(server.url("/robots.txt"))
    cache.prune()
    assert len(list((tmp_path / "cache").iterdir())) == 1


def test_a_certificate_that_nobody_vouches_for(server: Server, run: Run, tmp_path: Path) -> None:
    key, certificate = tmp_path / "key.pem", tmp_path / "certificate.pem"
    subprocess.run(
        ["openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1",
         "-nodes", "-subj", "/CN=127.0.0.1", "-keyout", key, "-out", certificate],
        check=True, capture_output=True,
    )  # fmt: skip
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(certificate, key)
    with Server(("127.0.0.1",), context) as secure:
        secure.add("/page", Reply(TEXT))
        (result,) = run([passage(secure.url("/page", scheme="https"), WORDS)])
        assert not secure.requests
    assert (result.status, result.detail) == (
        "not reachable", "no secure connection: certificate verify failed"
    )  # fmt: skip


def test_offline(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    cited = [passage(server.url("/page"), WORDS), passage(server.url("/new"), WORDS)]
    run(cited[:1])
    asked = len(server.requests)
    first, second = run(cited, offline=True)
    assert (first.status, second.status) == ("found", "not reachable")
    assert second.detail == "not in the cache"
    assert len(server.requests) == asked


def test_no_network(run: Run) -> None:
    cited = [passage(f"http://127.9.9.{number}:9/page", WORDS) for number in range(1, 9)]
    with pytest.raises(NoNetwork):
        run(cited, archive="http://127.9.9.9:9/available")
    with pytest.raises(NoNetwork):
        run(cited[:1], archive="http://127.9.9.9:9/available")


def test_a_dead_host_among_living_ones(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    dead = [passage(f"http://127.9.9.9:9/{number}", WORDS) for number in range(5)]
    *silent, found = run([*dead, passage(server.url("/page"), WORDS)])
    assert {result.status for result in silent} == {"not reachable"}
    assert found.status == "found"


def archive(server: Server, page: str, body: str, **changes: object) -> None:
    """Let the archive have a copy of a page."""
    copy = server.url(f"/web/20200102030405/{page}", "127.0.0.2")
    closest = {"available": True, "url": copy, "timestamp": "20200102030405", "status": "200"}
    reply = {"archived_snapshots": {"closest": closest | changes}}
    question = f"?url={page.replace(':', '%3A').replace('/', '%2F')}&timestamp=20261123"
    server.add(f"/available{question}", Reply(json.dumps(reply), kind="application/json"))
    server.add(f"/web/20200102030405id_/{page}", Reply(body))


@pytest.mark.parametrize(
    ("live", "status"),
    [
        (Reply(status=404), "gone"),
        (Reply("<p>Other</p>"), "missing"),
        (Reply(status=403), "not reachable"),
    ],
)
def test_the_archived_copy_is_tried(live: Reply, status: str, server: Server, run: Run) -> None:
    server.add("/page", live)
    url = server.url("/page")
    archive(server, url, TEXT)
    (result,) = run([passage(url, WORDS)])
    assert (result.status, result.copy, result.archived_day) == (status, "archived", "2020-01-02")
    assert result.archived.endswith(f"/web/20200102030405/{url}")


def test_an_archived_copy_without_the_passage(server: Server, run: Run) -> None:
    server.add("/page", Reply("<p>Other</p>"))
    archive(server, server.url("/page"), "<p>Nothing</p>")
    (result,) = run([passage(server.url("/page"), WORDS)])
    assert (result.status, result.copy) == ("missing", "")
    assert result.detail.endswith("the archived copy of 2020-01-02 lacks it too")


def test_an_archived_copy_that_cannot_be_read(server: Server, run: Run) -> None:
    archive(server, server.url("/page"), TEXT)
    server.add(f"/web/20200102030405id_/{server.url('/page')}", Reply(status=403))
    (result,) = run([passage(server.url("/page"), WORDS)])
    assert (result.status, result.copy) == ("gone", "")
    assert result.detail.endswith("the archived copy of 2020-01-02: answers 403")


def test_silence_leaves_the_page_kept_before(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    cited = [passage(server.url("/page"), WORDS)]
    run(cited)
    server.add("/page", Reply(TEXT, manner="cut"))
    assert run(cited)[0].status == "not reachable"
    assert run(cited, offline=True)[0].status == "found"


@pytest.mark.parametrize("changes", [{"available": False}, {"status": "404"}, {"url": "x"}])
def test_no_archived_copy(changes: dict[str, object], server: Server, run: Run) -> None:
    archive(server, server.url("/page"), TEXT, **changes)
    (result,) = run([passage(server.url("/page"), WORDS)])
    assert (result.status, result.copy) == ("gone", "")


def test_pages_are_read_in_other_processes(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    (result,) = run([passage(server.url("/page"), WORDS)], readers=1)
    assert result.status == "found"


def test_a_page_that_takes_too_long(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.verify.examine.text_of", lambda *_: time.sleep(5))
    body = tmp_path / "body"
    body.write_bytes(b"x")
    started = time.monotonic()
    findings, reason = examine(Job(body, "text/html", "", "en", (pointer("a b"),), 0.1))
    assert (findings, reason) == ((), "the page takes longer than 0.1 s to read")
    assert time.monotonic() - started < 3


def _die(_: Job) -> None:
    os.kill(os.getpid(), signal.SIGKILL)


def test_a_page_that_kills_its_reader(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("build_tools.verify.examine.examine", _die)
    job = Job(tmp_path, "text/html", "", "en", (pointer("a b"),), 1.0)

    async def examined() -> object:
        readers = Readers(1)
        try:
            return await readers.examine(job)
        finally:
            readers.close()

    assert asyncio.run(examined()) == ((), "the page breaks whatever reads it")
