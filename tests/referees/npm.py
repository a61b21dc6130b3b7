"""The referees that come from npm: installed once, exactly as package-lock.json says."""

from __future__ import annotations

import fcntl
import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
TOOLS = HERE.parent.parent / "build" / "tools"
FOLDER = TOOLS / "node"
FILES = ("package.json", "package-lock.json")


def install(source: Path = HERE, folder: Path = FOLDER) -> Path:
    """Install the packages of `source` where its lock has changed; return their `node_modules`.

    Test processes that need them at once wait for each other. Raises FileNotFoundError where there
    is no npm, CalledProcessError where npm fails.
    """
    folder.mkdir(parents=True, exist_ok=True)
    with (folder / ".lock").open("w") as mutex:
        fcntl.flock(mutex, fcntl.LOCK_EX)
        lock = (source / FILES[1]).read_bytes()
        stamp = folder / "installed"
        if not (stamp.is_file() and stamp.read_bytes() == lock):
            stamp.unlink(missing_ok=True)
            for name in FILES:
                shutil.copy(source / name, folder / name)
            command = [
                "npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error",
            ]  # fmt: skip
            subprocess.run(command, cwd=folder, check=True)
            stamp.write_bytes(lock)
    return folder / "node_modules"


def script(name: str) -> Path:
    """Return the path of a file in an installed package, as in `axe-core/axe.min.js`."""
    return install() / name
