"""`python -m build_tools.check [--only N,T] [FILES]`: print findings; exit 1 if there is one."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from sphinx.errors import SphinxError

from . import check, chosen, ids
from .finding import Finding
from .reading import read

ROOT = Path(__file__).parents[2]
DOCTREES = ROOT / "build" / "work" / "doctrees"


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit code."""
    options = _parser().parse_args(arguments)
    prefixes = [prefix for prefix in options.only.split(",") if prefix]
    rules = list(chosen(prefixes))
    if not rules:
        print(f"no rule begins with {options.only}; docs/checks.md lists all", file=sys.stderr)
        return 2
    try:
        book, reports = read(options.config, options.source, options.doctrees)
    except SphinxError as error:
        print(str(error).strip(), file=sys.stderr)
        return 1
    if options.publish_ids:
        print(f"wrote {ids.publish(book)}")
        return 0
    found = _in_files(check(book, rules), options.files)
    for finding in found:
        print(finding)
    if reports:
        print(reports.rstrip(), file=sys.stderr)
    trouble = len(reports.strip().splitlines())
    print(_closing_line(len(found), len(rules), len(book.pages), trouble))
    return 1 if found or trouble else 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(
        prog="python -m build_tools.check", description="Hold the book to its rules."
    )
    parser.add_argument("--only", default="", metavar="N,T102", help="families or rules to run")
    parser.add_argument(
        "--publish-ids", action="store_true", help="write the registry of published ids"
    )
    parser.add_argument("--config", type=Path, default=ROOT, help=argparse.SUPPRESS)
    parser.add_argument("--source", type=Path, default=ROOT / "source", help=argparse.SUPPRESS)
    parser.add_argument("--doctrees", type=Path, default=DOCTREES, help=argparse.SUPPRESS)
    parser.add_argument("files", nargs="*", type=Path, help="show findings in these files only")
    return parser


def _in_files(found: list[Finding], files: list[Path]) -> list[Finding]:
    wanted = {path.resolve() for path in files}
    return [finding for finding in found if not wanted or finding.path.resolve() in wanted]


def _closing_line(found: int, rules: int, pages: int, trouble: int) -> str:
    line = f"{_count(found, 'finding')} ({_count(rules, 'rule')}, {_count(pages, 'page')})"
    return f"{line}; {_count(trouble, 'report')} from reading" if trouble else line


def _count(number: int, thing: str) -> str:
    return f"{number} {thing}{'' if number == 1 else 's'}"


if __name__ == "__main__":
    sys.exit(main())
