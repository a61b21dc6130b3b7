"""What a run found: on the terminal, as report.json, and as report.html."""

from __future__ import annotations

import json
from collections.abc import Iterable, Sequence
from html import escape
from pathlib import Path
from typing import Any

from rich.console import Console
from rich.table import Table
from rich.text import Text

from ..data.verification import Verification
from .cache import whole_file
from .outcome import FOUND, MOVED, NOT_CHECKABLE, STATUSES, Result

BOOK = "../book/html"  # as seen from build/verify
_COLORS = {"found": "green", "moved": "cyan", "missing": "red", "gone": "red"}
_TEMPLATE = Path(__file__).with_name("report_page.html")


def ordered(results: Iterable[Result]) -> list[Result]:
    """Return results in the book's order."""
    return sorted(results, key=lambda result: (result.passage.page, _note_order(result)))


def _note_order(result: Result) -> tuple[int, str, str]:
    number = "".join(filter(str.isdigit, result.passage.name.rpartition("note ")[2]))
    is_note = result.passage.anchor.startswith("note-")
    return int(number) if is_note and number else 0, result.passage.anchor, result.passage.seen


def print_table(console: Console, results: Sequence[Result], summary: Verification) -> None:
    """Print what needs a person's eye, then the counts."""
    rows = [r for r in ordered(results) if _needs_an_eye(r)]
    if rows:
        table = Table(show_lines=True, expand=True)
        for title, share in (("Result", 2), ("Where", 3), ("Source", 4), ("What was seen", 7)):
            table.add_column(title, ratio=share, overflow="fold")
        for result in rows:
            label = "ambiguous" if result.status in (FOUND, MOVED) and result.ambiguous else ""
            style = _COLORS.get(result.status, "yellow")
            table.add_row(
                Text(label or result.status, style=style), Text(result.passage.name),
                Text(result.passage.seen), Text("\n".join(explain(result))),
            )  # fmt: skip
        console.print(table)
    console.print(Text(counts(summary)))


def _needs_an_eye(result: Result) -> bool:
    return result.status not in (FOUND, NOT_CHECKABLE) or result.ambiguous


def counts(summary: Verification) -> str:
    """Return the closing line."""
    numbers = {
        name: getattr(summary, name.replace(" ", "_"))
        for name in STATUSES
    }  # fmt: skip
    parts = [f"{number} {name}" for name, number in numbers.items() if number]
    if summary.archived:
        parts.append(f"{summary.archived} of them held by an archived copy")
    return f"{summary.passages} passages in {summary.sources} web sources: {', '.join(parts)}"


def explain(result: Result) -> list[str]:
    """Return lines that say what was seen: why, how near, where, in which copy."""
    lines = [f"“{result.passage.pointer}”", *([result.detail] if result.detail else [])]
    lines += [
        f"nearest to the {near.end} ({near.ratio:.0%}): “{near.text}”"
        for near in result.finding.near
    ]
    if result.finding.level not in ("", "exact"):
        lines.append(f"found with tolerance: {result.finding.level}")
    if result.ambiguous:
        lines += ["fits more than once:", *(f"· {place}" for place in result.finding.places)]
    if result.copy == "archived":
        lines.append(f"the archived copy of {result.archived_day} holds it: {result.archived}")
    return lines


def as_json(results: Sequence[Result], summary: Verification) -> dict[str, Any]:
    """Return the report as it is written to report.json."""
    return {
        "date": summary.date,
        "counts": json.loads(summary.text()),
        "results": [_record(result) for result in ordered(results)],
    }


def _record(result: Result) -> dict[str, Any]:
    passage, finding = result.passage, result.finding
    return {
        "page": passage.page, "anchor": passage.anchor, "name": passage.name,
        "source": passage.key, "seen_in": passage.seen, "address": passage.address,
        "pointer": str(passage.pointer), "status": result.status, "detail": result.detail,
        "moved_to": result.moved, "level": finding.level, "places": list(finding.places),
        "nearest": [
            {"end": near.end, "text": near.text, "ratio": near.ratio} for near in finding.near
        ],
        "copy": result.copy, "archived": result.archived, "archived_day": result.archived_day,
    }  # fmt: skip


def write(folder: Path, results: Sequence[Result], summary: Verification) -> None:
    """Write report.json and report.html, each whole or not at all.

    Raises OSError where they cannot be written; the older reports are then as they were.
    """
    report = json.dumps(as_json(results, summary), ensure_ascii=False, indent=1) + "\n"
    page = as_html(results, summary)
    with (
        whole_file(folder / "report.json") as json_file,
        whole_file(folder / "report.html") as html_file,
    ):
        for file, text in ((json_file, report), (html_file, page)):
            file.write(text.encode())
            file.flush()  # a full disk shows now, before either takes its place


def as_html(results: Sequence[Result], summary: Verification) -> str:
    """Return a page with one row a passage, sortable by its columns."""
    rows = "\n".join(_row(result) for result in ordered(results))
    template = _TEMPLATE.read_text(encoding="utf-8")
    line = escape(f"{summary.date}: {counts(summary)}.")
    return template.replace("{{summary}}", line).replace("{{rows}}", rows)


def _row(result: Result) -> str:
    passage = result.passage
    note = f"{BOOK}/{passage.page}.html" + (f"#{passage.anchor}" if passage.anchor else "")
    source = escape(passage.seen)
    if passage.link:
        source = f'<a href="{escape(passage.link)}">{source}</a>'
    seen = "<br>".join(_linked(line) for line in explain(result))
    status = escape(result.status)
    return (
        f'<tr class="{status.replace(" ", "-")}"><td>{status}</td>'
        f'<td><a href="{escape(note)}">{escape(passage.name)}</a></td>'
        f"<td>{source}</td><td>{seen}</td></tr>"
    )


def _linked(line: str) -> str:
    """Escape a line; an address at its end becomes a link."""
    before, space, last = line.rpartition(" ")
    if not last.startswith(("https://", "http://")):
        return escape(line)
    return f'{escape(before)}{space}<a href="{escape(last)}">{escape(last)}</a>'
