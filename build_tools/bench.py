"""Measures the builds: seconds and peak memory, beside stock Sphinx on the same source.

    python -m build_tools.bench

Each figure is the median of three runs; memory is the largest sum over the processes of a run
(proportional set size, so that what forked processes share counts once). Ratios move less from
machine to machine than seconds do.
"""

from __future__ import annotations

import math
import os
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from . import edition
from .book import ROOT
from .serve.bench import save_to_reload

RUNS = 3
STOCK_EXTENSIONS = "myst_parser build_tools.structure build_tools.library build_tools.notes " \
    "build_tools.names build_tools.pages"  # fmt: skip


@dataclass(frozen=True)
class Cost:
    """What one run took: seconds, and mebibytes at the peak."""

    seconds: float
    mebibytes: float


def measure(command: list[str]) -> Cost:
    """Run a command to its end; raises CalledProcessError where it fails."""
    started = time.perf_counter()
    process = subprocess.Popen(command, cwd=ROOT, stdout=subprocess.DEVNULL)
    peak = 0.0
    while process.poll() is None:
        peak = max(peak, _memory(process.pid))
        time.sleep(0.05)
    if process.returncode:
        raise subprocess.CalledProcessError(process.returncode, command)
    return Cost(time.perf_counter() - started, peak)


def _memory(pid: int) -> float:
    """Return the proportional set size of a process and all its children, in mebibytes."""
    total, waiting = 0, [pid]
    while waiting:
        folder = Path(f"/proc/{waiting.pop()}")
        try:
            rollup = (folder / "smaps_rollup").read_text()
            total += int(rollup.partition("\nPss:")[2].split()[0])
            for task in (folder / "task").iterdir():
                waiting += map(int, (task / "children").read_text().split())
        except (OSError, IndexError, ValueError):
            continue  # the process has just ended
    return total / 1024


def median(runs: list[Cost]) -> Cost:
    """Return the middle of the runs, each figure by itself."""
    return Cost(
        statistics.median(run.seconds for run in runs),
        statistics.median(run.mebibytes for run in runs),
    )


def cold(command: list[str], build: Path) -> Cost:
    """Measure a command that finds nothing built."""

    def run() -> Cost:
        shutil.rmtree(build, ignore_errors=True)
        return measure(command)

    return median([run() for _ in range(RUNS)])


def after_a_change(command: list[str], chapter: Path) -> Cost:
    """Measure a command after one chapter got one more paragraph."""

    def run() -> Cost:
        text = chapter.read_text(encoding="utf-8")
        head, found, tail = text.partition("\n## ")
        chapter.write_text(f"{head}{found}{tail}\n", encoding="utf-8")
        return measure(command)

    return median([run() for _ in range(RUNS)])


def while_writing(source: Path, build: Path, chapter: Path) -> Cost:
    """Measure from the saving of a chapter to its new page under `make serve`; memory is not."""
    shutil.rmtree(build, ignore_errors=True)
    return Cost(statistics.median(save_to_reload(source, build, chapter, RUNS)), math.nan)


def rows(work: Path) -> dict[str, Cost]:
    """Measure every build on a copy of the source; return the costs by name."""
    source, build = work / "source", work / "build"
    shutil.copytree(ROOT / "source", source)
    chapter = max(source.glob("[0-9]-*/*.md"), key=lambda path: path.stat().st_size)

    def book(*formats: str) -> list[str]:
        places = ["--source", str(source), "--build", str(build)]
        return [sys.executable, "-m", "build_tools.book", *places, *formats]

    def stock(builder: str) -> list[str]:
        return [
            sys.executable, "-m", "sphinx", "-q", "-b", builder, "-c", str(ROOT),
            "-D", "html_theme=sphinx_book_theme",
            "-D", f"extensions={STOCK_EXTENSIONS.replace(' ', ',')}",
            str(source), str(build / "stock"),
        ]  # fmt: skip

    measures: dict[str, Callable[[], Cost]] = {
        "stock HTML, cold": lambda: cold(stock("html"), build),
        "stock EPUB, cold": lambda: cold(stock("epub"), build),
        "HTML, cold": lambda: cold(book("html"), build),
        "EPUB, cold": lambda: cold(book("epub"), build),
        "PDF, cold": lambda: cold(book("pdf"), build),
        "all three, cold": lambda: cold(book(), build),
        "HTML, one chapter changed": lambda: after_a_change(book("html"), chapter),
        "all three, one chapter changed": lambda: after_a_change(book(), chapter),
        "make serve, from save to reload": lambda: while_writing(source, build / "serve", chapter),
    }
    return {name: run() for name, run in measures.items()}


def table(costs: dict[str, Cost]) -> str:
    """Return the table that is printed."""
    stock = costs["stock HTML, cold"].seconds
    lines = [f"{'build':<32}{'seconds':>9}{'MiB':>8}{'× stock':>9}"]
    for name, cost in costs.items():
        ratio = cost.seconds / stock
        memory = "–" if math.isnan(cost.mebibytes) else f"{cost.mebibytes:.0f}"
        lines.append(f"{name:<32}{cost.seconds:>9.2f}{memory:>8}{ratio:>9.2f}")
    return "\n".join(lines)


def main() -> int:
    """Measure and print; return the exit status."""
    os.environ["SOURCE_DATE_EPOCH"] = str(edition.source_date(ROOT))
    with tempfile.TemporaryDirectory() as folder:
        print(table(rows(Path(folder))))
    return 0


if __name__ == "__main__":
    sys.exit(main())
