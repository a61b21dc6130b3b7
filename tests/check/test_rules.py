"""Each rule finds what it should, where it is, and stays silent where nothing is wrong."""

from __future__ import annotations

from pathlib import Path

import pytest

from build_tools.check import RULES
from tests.check.cases import CASES, Case
from tests.check.sound import ROOT, find


def test_sound_book_keeps_every_rule(tmp_path: Path) -> None:
    assert find(tmp_path, {}) == []


@pytest.mark.parametrize("case", CASES, ids=str)
def test_rule(tmp_path: Path, case: Case) -> None:
    family = "" if case.rule.startswith("W") else case.rule
    found = [f for f in find(tmp_path, case.changes(), family) if f.rule == case.rule]
    if not case.line:
        assert found == []
        return
    assert len(found) == 1, found
    assert found[0].line == case.line
    assert case.message in found[0].message


@pytest.mark.parametrize("identifier", sorted(RULES))
def test_rule_has_cases_and_a_description(identifier: str) -> None:
    cases = [case for case in CASES if case.rule == identifier]
    assert any(case.line for case in cases), "no bad case"
    assert any(not case.line for case in cases), "no good case"
    handbook = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8")
    assert f"| {identifier} | {RULES[identifier].says} |" in handbook


def test_handbook_describes_no_rule_that_is_gone() -> None:
    lines = (ROOT / "docs" / "checks.md").read_text(encoding="utf-8").splitlines()
    described = {line.split("|")[1].strip() for line in lines if line.startswith("| ")}
    described = {name for name in described if name[1:].isdigit()}
    assert described == set(RULES)
