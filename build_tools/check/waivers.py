"""Waivers: `% waive N102: reason` right before a block of text, `# waive S105: reason` in data."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from .finding import Finding
from .registry import RULES

_LINE = {
    ".md": re.compile(r"\s*%\s*waive\b(.*)"),
    ".yaml": re.compile(r"\s*#\s*waive\b(.*)"),
}
_FORM = re.compile(r"\s+([A-Z]\d{3})(?::\s*(.*))?\s*")
_FENCE = re.compile(r"\s*(:{3,}|`{3,})")
LEAST_REASON = 2  # words


@dataclass(frozen=True)
class Waiver:
    """A waiver on line `line`, good for one rule from line `start` to line `end`."""

    path: Path
    line: int
    rule: str
    reason: str
    start: int = 0
    end: int = 0

    def covers(self, finding: Finding) -> bool:
        return (self.path, self.rule) == (
            finding.path,
            finding.rule,
        ) and self.start <= finding.line <= self.end


def waivers(path: Path) -> Iterator[Waiver]:
    """Yield the waivers of a page or a data file; files of other forms have no comments."""
    comment = _LINE.get(path.suffix)
    if comment is None:
        return
    lines = path.read_text(encoding="utf-8").splitlines()
    for index, line in enumerate(lines):
        if not (match := comment.fullmatch(line)):
            continue
        form = _FORM.fullmatch(match[1])
        first = index + 1
        while first < len(lines) and comment.fullmatch(lines[first]):
            first += 1
        last = _end_of_record(lines, first) if path.suffix == ".yaml" else _end(lines, first)
        rule, reason = (form[1], form[2] or "") if form else ("", "")
        yield Waiver(path, index + 1, rule, reason, first + 1, last)


def _end(lines: list[str], first: int) -> int:
    """Return the 1-based last line of the block that begins at index `first`."""
    fence = _FENCE.match(lines[first]) if first < len(lines) else None
    for index in range(first + (1 if fence else 0), len(lines)):
        if fence and lines[index].strip() == fence[1]:
            return index + 1
        if not fence and not lines[index].strip():
            return index
    return len(lines)


def _end_of_record(lines: list[str], first: int) -> int:
    """Return the last line of the YAML value that begins at `first`: all that is indented more."""
    for index in range(first + 1, len(lines)):
        if lines[index].strip() and _indent(lines[index]) <= _indent(lines[first]):
            return index
    return len(lines)


def _indent(line: str) -> int:
    return len(line) - len(line.lstrip())


def apply(
    found: Iterable[Finding], given: Iterable[Waiver], judged: Iterable[str]
) -> Iterator[Finding]:
    """Yield what no waiver covers, and what is wrong with the waivers themselves (W001-W003).

    `judged` are the ids of the rules that have run: only of these can a waiver be called idle.
    """
    found, given, judged = list(found), list(given), set(judged)
    sound = [waiver for waiver in given if _fault(waiver) is None]
    for finding in found:
        if not any(waiver.covers(finding) for waiver in sound):
            yield finding
    for waiver in given:
        fault = _fault(waiver)
        idle = waiver.rule in judged and not any(waiver.covers(finding) for finding in found)
        if fault is None and idle:
            fault = "W003", f"the waiver of {waiver.rule} waives nothing here; take it out"
        if fault is not None:
            yield Finding(waiver.path, waiver.line, *fault)


def _fault(waiver: Waiver) -> tuple[str, str] | None:
    if len(waiver.reason.split()) < LEAST_REASON:
        return "W001", 'a waiver needs a rule and a reason: "waive N102: why it does not hold here"'
    if waiver.rule not in RULES:
        return "W002", f"there is no rule {waiver.rule}; docs/checks.md lists all"
    return None
