"""The fault table: every case gives the result that docs/verify.md promises."""

from __future__ import annotations

import re

import pytest

from tests.conftest import ROOT

from .cases import CASES, TEXT, WORDS, Case
from .conftest import Run, passage
from .server import Reply, Server


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.name)
def test_case(case: Case, server: Server, run: Run) -> None:
    case.set_up(server)
    cited = passage(server.url("/page", scheme=case.scheme), case.words, language=case.language)
    (result,) = run([cited], **case.settings)
    status, _, remark = case.result.partition(", ")
    assert (result.status, result.ambiguous) == (status, remark == "ambiguous"), result
    assert case.detail in result.detail
    if case.level:
        assert result.finding.level == case.level
    if status == "found":
        assert result.copy == "live"


def test_the_handbook_has_the_table() -> None:
    text = (ROOT / "docs/verify.md").read_text(encoding="utf-8")
    rows = dict(re.findall(r"^\| ([^|]+) \| ([^|]+) \|", text, re.MULTILINE))
    for case in CASES:
        assert rows.get(case.name, "").startswith(case.result), case.name


def test_the_nearest_text_is_told(server: Server, run: Run) -> None:
    server.add("/page", Reply("<p>Other.</p><p>Kim told an ambassador that he lay awake.</p>"))
    (result,) = run([passage(server.url("/page"), WORDS)])
    start, *_ = result.finding.near
    assert (start.end, start.text) == ("start", "Kim told an ambassador")
    assert 0.85 < start.ratio < 1


def test_places_of_an_ambiguous_pointer(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT + TEXT.replace("that he", "that she")))
    (result,) = run([passage(server.url("/page"), WORDS)])
    first, second = result.finding.places
    assert "that he lay" in first
    assert "that she lay" in second


def test_a_source_on_paper(run: Run) -> None:
    (result,) = run([passage("", WORDS)])
    assert (result.status, result.detail[:10]) == ("not checkable", "print only")


def test_each_source_is_asked_for_once(server: Server, run: Run) -> None:
    server.add("/page", Reply(TEXT))
    url = server.url("/page")
    results = run([passage(url, WORDS), passage(f"{url}#p2", "he lay awake"), passage(url, "no")])
    assert [result.status for result in results] == ["found", "found", "missing"]
    assert len(server.asked("/page")) == 1
