"""The command: reports, summary, exit statuses, and what stays when something stops it."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from dataclasses import asdict, replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from build_tools.data.verification import read
from build_tools.verify import changes, command
from build_tools.verify.passages import BookUnreadable, Passage
from tests.conftest import ROOT

from .cases import TEXT, WORDS
from .conftest import QUICK, passage
from .server import Reply, Server

Command = Callable[..., int]


@pytest.fixture
def verify(tmp_path: Path, server: Server, monkeypatch: pytest.MonkeyPatch) -> Command:
    """Return verify(passages, *arguments, **settings) → exit status."""
    (tmp_path / "source/data").mkdir(parents=True)

    def run(passages: list[Passage], *arguments: str, **settings: object) -> int:
        monkeypatch.setattr(command, "collect", lambda *_: passages)
        places = ["--source-dir", str(tmp_path / "source"), "--build", str(tmp_path / "build")]
        quick = replace(QUICK, **({"archive": server.url("/available")} | settings))
        return command.main([*places, *arguments], quick)

    return run


def reports(tmp_path: Path) -> set[str]:
    folder = tmp_path / "build/verify"
    return {path.name for path in folder.glob("*.*")} if folder.exists() else set()


def test_all_found(
    verify: Command, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.add("/page", Reply(TEXT))
    assert verify([passage(server.url("/page"), WORDS), passage("", WORDS)]) == 0
    printed = capsys.readouterr().out
    assert "2 passages in 1 web sources: 1 found, 1 not checkable" in printed
    assert reports(tmp_path) == {"report.json", "report.html"}
    summary = read(tmp_path / "source/data")
    assert summary
    assert (summary.sources, summary.passages, summary.found, summary.not_checkable) == (1, 2, 1, 1)


def test_one_missing(
    verify: Command, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.add("/page", Reply("<p>Kim told an ambassador. <b>&lt;i&gt;</b></p>"))
    assert verify([passage(server.url("/page"), f"{WORDS} <i>")]) == 1
    assert "nearest" in capsys.readouterr().out
    (record,) = json.loads((tmp_path / "build/verify/report.json").read_text())["results"]
    assert (record["status"], record["nearest"][0]["text"]) == (
        "missing",
        "Kim told an ambassador.",
    )
    html = (tmp_path / "build/verify/report.html").read_text(encoding="utf-8")
    assert '<tr class="missing">' in html
    assert "unification &lt;i&gt;" in html
    links = _Links()
    links.feed(html)
    assert "../book/html/2-the-decision/06-stalin-says-yes.html#note-lunch" in links.found
    assert f"{server.url('/page')}#:~:text=x" in links.found


class _Links(HTMLParser):
    def __init__(self) -> None:
        super().__init__()
        self.found: list[str | None] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found += [value for name, value in attrs if tag == "a" and name == "href"]


def test_gone_but_archived_fails_and_says_where(verify: Command, server: Server) -> None:
    assert verify([passage(server.url("/page"), WORDS)]) == 1


def test_parts_of_the_book_leave_the_summary_alone(
    verify: Command, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.add("/page", Reply(TEXT))
    url = server.url("/page")
    other = replace(passage(url, WORDS), key="other", seen="other", checked="2025-01-01", chapter=7)
    both = [passage(url, WORDS), other]
    for part in (["--chapter", "7"], ["--source", "other"], ["--since", "2026"]):
        assert verify(both, *part) == 0
        assert "1 passages" in capsys.readouterr().out
    assert read(tmp_path / "source/data") is None
    assert verify(both, "--source", "nothing") == 2
    assert "cites no passage of that kind" in capsys.readouterr().err
    assert verify(both, "--chapter", "6", "--chapter", "7") == 0
    assert read(tmp_path / "source/data")
    assert verify(both, "--offline") == 0


@pytest.mark.parametrize("wrong", [["--since", "soon"], ["--jobs", "0"], ["--chapter", "six"]])
def test_wrong_usage(verify: Command, wrong: list[str]) -> None:
    with pytest.raises(SystemExit) as stop:
        verify([], *wrong)
    assert stop.value.code == 2


def test_no_network(verify: Command, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dead = [passage("http://127.9.9.9:9/page", WORDS)]
    (tmp_path / "build/verify").mkdir(parents=True)
    (tmp_path / "build/verify/report.json").write_text("old")
    assert verify(dead, archive="http://127.9.9.9:9/") == 2
    assert capsys.readouterr().err == (
        "no network: no host answers; nothing verified, nothing written\n"
    )
    assert (tmp_path / "build/verify/report.json").read_text() == "old"
    assert read(tmp_path / "source/data") is None
    assert verify(dead, "--offline") == 2
    assert "the cache holds none" in capsys.readouterr().err


def test_every_page_refused(
    verify: Command, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    server.add("/page", Reply(status=403))
    assert verify([passage(server.url("/page"), WORDS)]) == 2
    assert "no page could be reached; no report written" in capsys.readouterr().err
    assert not reports(tmp_path)


def test_a_book_that_cannot_be_read(
    verify: Command, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def broken(*_: object) -> None:
        raise BookUnreadable("people.yaml:1: YAML syntax")

    monkeypatch.setattr(command, "collect", broken)
    assert command.main([]) == 2
    assert "people.yaml:1" in capsys.readouterr().err


_PROCESS = """
import json, resource, sys
from build_tools.data import Pointer
from build_tools.verify import command
from build_tools.verify.passages import Passage
from build_tools.verify.settings import Settings

passages, settings, limit, arguments = json.loads(sys.argv[1])
for passage in passages:
    passage["pointer"] = Pointer(**passage["pointer"])
command.collect = lambda *_: [Passage(**passage) for passage in passages]
if limit:
    resource.setrlimit(resource.RLIMIT_FSIZE, (limit, limit))
sys.exit(command.main(arguments, Settings(**settings)))
"""


def process(
    tmp_path: Path, passages: list[Passage], settings: dict[str, object], limit: int = 0
) -> subprocess.Popen[str]:
    """Start the command in a process of its own; `limit` is the largest file it may write."""
    (tmp_path / "source/data").mkdir(parents=True, exist_ok=True)
    places = ["--source-dir", str(tmp_path / "source"), "--build", str(tmp_path / "build")]
    order = json.dumps([[asdict(p) for p in passages], asdict(QUICK) | settings, limit, places])
    return subprocess.Popen(
        [sys.executable, "-c", _PROCESS, order], cwd=ROOT, text=True,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE,
    )  # fmt: skip


def test_ctrl_c_prints_what_is_known_and_the_next_run_goes_on(
    server: Server, tmp_path: Path, verify: Command
) -> None:
    server.add("/page", Reply(TEXT))
    server.add("/slow", Reply("<p>", manner="drip"))
    cited = [passage(server.url("/page"), WORDS), passage(server.url("/slow"), WORDS)]
    settings = {"archive": server.url("/available"), "whole": 60.0}
    running = process(tmp_path, cited, settings)
    kept = tmp_path / "build/verify/cache"
    deadline = time.monotonic() + 20
    while time.monotonic() < deadline and not (
        server.asked("/slow") and len(list(kept.glob("*.json"))) == 2
    ):
        time.sleep(0.02)  # robots.txt and /page have come
    time.sleep(0.1)
    running.send_signal(signal.SIGINT)
    out, err = running.communicate(timeout=20)
    assert running.returncode == 130, err
    assert "1 passages in 1 web sources: 1 found" in out
    assert err == "interrupted; the next run goes on from here\n"
    assert not reports(tmp_path)
    server.add("/slow", Reply(TEXT))
    assert verify(cited) == 0
    assert len(server.asked("/page")) == 1
    assert len(server.asked("/slow")) == 2
    assert verify(cited) == 0
    assert len(server.asked("/page")) == 2, "a new run asks anew"


def test_a_full_disk_leaves_the_old_report_whole(server: Server, tmp_path: Path) -> None:
    server.add("/page", Reply(TEXT))
    cited = [passage(server.url("/page"), WORDS, anchor=f"note-{n}") for n in range(40)]
    settings = {"archive": server.url("/available")}
    first = process(tmp_path, cited[:1], settings)
    first.communicate(timeout=20)
    before = (tmp_path / "build/verify/report.json").read_bytes()
    second = process(tmp_path, cited, settings, limit=5000)
    out, err = second.communicate(timeout=20)
    assert second.returncode == 2
    assert "40 found" in out
    assert err.endswith("no report written\n")
    assert "Traceback" not in err
    assert (tmp_path / "build/verify/report.json").read_bytes() == before
    assert reports(tmp_path) == {"report.json", "report.html"}


def test_changes_between_reports(
    verify: Command, server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    report, before = tmp_path / "build/verify/report.json", tmp_path / "before.json"
    cited = [passage(server.url("/page"), WORDS)]
    server.add("/page", Reply(TEXT))
    verify(cited)
    assert changes.main([str(before), str(report)]) == 0
    capsys.readouterr()
    before.write_bytes(report.read_bytes())
    server.add("/page", Reply(status=410))
    verify(cited)
    capsys.readouterr()
    changes.main([str(before), str(report)])
    issue = capsys.readouterr().out
    assert "| gone | found | chapter 6, note 1 | [key](" in issue
    changes.main([str(report), str(report)])
    assert capsys.readouterr().out == ""


def test_point(server: Server, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    server.add("/page", Reply(TEXT))
    file = tmp_path / "page.html"
    file.write_text(TEXT, encoding="utf-8")
    for place in (server.url("/page"), str(file)):
        words = "told the ambassador that he lay awake thinking"
        assert command.main(["point", place, words], QUICK) == 0
        assert capsys.readouterr().out == "told the ambassador … lay awake thinking\n"
    assert command.main(["point", str(file), "not there at all"], QUICK) == 1
    assert "not in the page" in capsys.readouterr().err
    assert command.main(["point", server.url("/none"), "x"], QUICK) == 2
    assert "answers 404" in capsys.readouterr().err
    assert command.main(["point", str(tmp_path / "none"), "x"], QUICK) == 2
    assert "No such file" in capsys.readouterr().err
