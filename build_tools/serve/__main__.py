"""Shows the web edition, rebuilds it on every change and reloads the open page.

python -m build_tools.serve [--port 8000] [--source source] [--build build/serve]
"""

from __future__ import annotations

import argparse
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterable
from contextlib import suppress
from pathlib import Path

import watchfiles

from . import server

ROOT = Path(__file__).resolve().parents[2]
#: Milliseconds: an editor writes a file in several steps, all of which are one change.
QUIET, AT_MOST = 25, 200


class Build:
    """A build in a process of its own, which waits until it is told to begin."""

    def __init__(self, source: Path, build: Path) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "build_tools.serve.waiting", str(source), str(build)],
            cwd=ROOT, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True,
        )  # fmt: skip

    def begin(self) -> bool:
        """Build; return whether there are new pages, as soon as there are."""
        with suppress(BrokenPipeError):  # it has ended already, and said why
            self._process.stdin.write("\n")
            self._process.stdin.flush()
        return any(line == "pages\n" for line in self._process.stdout)

    def end(self) -> None:
        """Wait for its last work."""
        with suppress(BrokenPipeError):
            self._process.stdin.close()
        self._process.wait()

    def drop(self) -> None:
        """End it: what it has loaded is no longer true."""
        self._process.kill()
        self._process.wait()


class Follower:
    """Keeps the pages as new as the book."""

    def __init__(self, source: Path, build: Path, changes: server.Changes) -> None:
        self._source, self._folder, self._changes = source, build, changes
        self._waiting = Build(source, build)

    def follow(self, changed: Iterable[Path], started: float) -> None:
        """Build after a change. What waits has loaded the data: if that has changed, it goes."""
        if any(path.is_relative_to(self._source / "data") for path in changed):
            self._waiting.drop()
            self._waiting = Build(self._source, self._folder)
        building = self._waiting
        if building.begin():
            self._changes.tell()
            print(f"  built in {time.monotonic() - started:.1f} s", flush=True)
        else:
            print("  not built; the last pages stay", file=sys.stderr, flush=True)
        self._waiting = Build(self._source, self._folder)
        building.end()

    def stop(self) -> None:
        """End what waits."""
        self._waiting.drop()


def serve(source: Path, build: Path, port: int) -> None:
    """Build, serve, and follow every change until the process is interrupted."""
    changes = server.Changes()
    (build / "html").mkdir(parents=True, exist_ok=True)
    address = server.start(build / "html", port, changes)
    follower = Follower(source, build, changes)
    code = [ROOT / "build_tools", ROOT / "conf.py"]
    try:
        follower.follow([], time.monotonic())
        print(f"The web edition is at {address}", flush=True)
        for paths in watchfiles.watch(source, *code, step=QUIET, debounce=AT_MOST):
            changed = [Path(path) for _, path in paths]
            if any(path.is_relative_to(place) for path in changed for place in code):
                break
            follower.follow(changed, time.monotonic())
    finally:
        follower.stop()
    # The code has changed: start anew with it.
    os.execv(sys.executable, [sys.executable, "-m", "build_tools.serve", *sys.argv[1:]])


def main(arguments: list[str] | None = None) -> int:
    """Run the command; return its exit status."""
    parser = argparse.ArgumentParser(prog="python -m build_tools.serve", description=__doc__)
    parser.add_argument("--port", type=int, default=8000, help="0: any free one")
    parser.add_argument("--source", type=Path, default=ROOT / "source", help="the book")
    parser.add_argument("--build", type=Path, default=ROOT / "build/serve", help="where to build")
    options = parser.parse_args(arguments)
    signal.signal(signal.SIGTERM, signal.default_int_handler)
    try:
        serve(options.source.resolve(), options.build.resolve(), options.port)
    except OSError as error:
        print(f"port {options.port}: {error.strerror}; --port takes another", file=sys.stderr)
        return 1
    except KeyboardInterrupt:
        return 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
