"""What changed between two reports, as Markdown for an issue; nothing printed means no change.

`python -m build_tools.verify.changes BEFORE.json AFTER.json`
"""

from __future__ import annotations

import json
import sys
from pathlib import Path
from typing import Any

_GOOD = ("found", "moved", "not checkable")


def changes(before: dict[str, Any], after: dict[str, Any]) -> str:
    """Return the passages whose result differs, worst first, or ''."""
    old = {_identity(record): record["status"] for record in before.get("results", [])}
    rows = []
    for record in after["results"]:
        was = old.get(_identity(record), "new")
        if was == record["status"] or (was == "new" and record["status"] in _GOOD):
            continue
        rows.append((record["status"] in _GOOD, _row(record, was)))
    if not rows:
        return ""
    lines = [row for _, row in sorted(rows, key=lambda row: row[0])]
    head = "| Result | Before | Where | Source | What was seen |\n|---|---|---|---|---|"
    return f"Verified on {after['date']}.\n\n{head}\n" + "\n".join(lines) + "\n"


def _identity(record: dict[str, Any]) -> tuple[str, str, str, str]:
    return record["page"], record["anchor"], record["source"], record["pointer"]


def _row(record: dict[str, Any], was: str) -> str:
    seen = f"“{record['pointer']}” {record['detail']}"
    if record["copy"] == "archived":
        seen += f"; held by [the archived copy]({record['archived']})"
    source = record["seen_in"]
    if record["address"]:
        source = f"[{source}]({record['address']})"
    cells = (record["status"], was, record["name"], source, seen)
    return "| " + " | ".join(cell.replace("|", "\\|").replace("\n", " ") for cell in cells) + " |"


def main(arguments: list[str]) -> int:
    """Compare two files; a first one that is not there counts as empty."""
    before, after = map(Path, arguments)
    old = json.loads(before.read_text(encoding="utf-8")) if before.exists() else {}
    sys.stdout.write(changes(old, json.loads(after.read_text(encoding="utf-8"))))
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
