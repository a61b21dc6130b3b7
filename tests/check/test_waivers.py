"""Where a waiver stands, what it covers, and what is wrong with it."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.check.finding import Finding
from build_tools.check.waivers import apply, waivers


def write(folder: Path, text: str, suffix: str = ".md") -> Path:
    path = folder / f"page{suffix}"
    path.write_text(text, encoding="utf-8")
    return path


WAIVE = "% waive N102: a good reason\n"


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        (f"{WAIVE}One\ntwo\n\nthree\n", 2, 3),
        (f"{WAIVE}One\ntwo", 2, 3),
        (f"Before\n\n{WAIVE}One\n", 4, 4),
        (f"{WAIVE}% waive N101: also this\nOne\n\nTwo\n", 3, 3),
        (f"{WAIVE}:::{{dispute}} Why?\nOne\n\nTwo\n:::\n\nThree\n", 2, 6),
        (f"{WAIVE}```{{table}} T\n| a |\n|---|\n\n```\nThree\n", 2, 6),
        (f"{WAIVE}- one\n- two\n\nThree\n", 2, 3),
        (f"{WAIVE}(label)=\n# Title\n\nText\n", 2, 3),
    ],
)
def test_block_of_text(tmp_path: Path, text: str, first: int, last: int) -> None:
    waiver = next(waivers(write(tmp_path, text)))
    assert (waiver.rule, waiver.reason) == ("N102", "a good reason")
    assert (waiver.start, waiver.end) == (first, last)


def test_record(tmp_path: Path) -> None:
    text = "a:\n  b: 1\n# waive S104: kept for later\nc:\n  d: 1\n\n  e: 2\nf: 3\n"
    (waiver,) = waivers(write(tmp_path, text, ".yaml"))
    assert (waiver.start, waiver.end) == (4, 7)


@pytest.mark.parametrize("line", ["% a comment", "waive N102: x y", "# waive N102: x y", "%waiver"])
def test_other_lines_are_no_waivers(tmp_path: Path, line: str) -> None:
    assert list(waivers(write(tmp_path, f"{line}\nText\n"))) == []


def rules_found(path: Path, *found: Finding, judged: tuple[str, ...] = ("N101", "N102")) -> list:
    return [(f.line, f.rule) for f in apply(found, waivers(path), judged)]


def test_what_is_waived_is_not_found(tmp_path: Path) -> None:
    path = write(tmp_path, f"{WAIVE}One\n\nTwo\n")
    here, there = Finding(path, 2, "N102", "x"), Finding(path, 4, "N102", "x")
    other = Finding(path, 2, "N101", "x")
    assert rules_found(path, here, there, other) == [(4, "N102"), (2, "N101")]


@pytest.mark.parametrize(
    ("line", "rule"),
    [
        ("% waive N102", "W001"),
        ("% waive N102:", "W001"),
        ("% waive N102: because", "W001"),
        ("% waive: no rule at all", "W001"),
        ("% waive N999: a good reason", "W002"),
        ("% waive N102: a good reason", "W003"),
    ],
)
def test_faults(tmp_path: Path, line: str, rule: str) -> None:
    assert rules_found(write(tmp_path, f"{line}\nOne\n")) == [(1, rule)]


def test_a_rule_that_did_not_run_cannot_be_idle(tmp_path: Path) -> None:
    assert rules_found(write(tmp_path, f"{WAIVE}One\n"), judged=("N101",)) == []
