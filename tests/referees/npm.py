"""The referees that come from npm: installed once, exactly as package-lock.json says."""

from __future__ import annotations

import shutil
import subprocess
from pathlib import Path

HERE = Path(__file__).parent
FOLDER = HERE.parent.parent / "build" / "tools" / "node"
FILES = ("package.json", "package-lock.json")


def install() -> Path:
    """Install the packages where the lock has changed since; return their `node_modules`.

    Raises FileNotFoundError where there is no npm, CalledProcessError where npm fails.
    """
    modules = FOLDER / "node_modules"
    lock = (HERE / FILES[1]).read_bytes()
    stamp = FOLDER / "installed"
    if not (modules.is_dir() and stamp.is_file() and stamp.read_bytes() == lock):
        stamp.unlink(missing_ok=True)
        FOLDER.mkdir(parents=True, exist_ok=True)
        for name in FILES:
            shutil.copy(HERE / name, FOLDER / name)
        command = ["npm", "ci", "--ignore-scripts", "--no-audit", "--no-fund", "--loglevel=error"]
        subprocess.run(command, cwd=FOLDER, check=True)
        stamp.write_bytes(lock)
    return modules


def script(name: str) -> Path:
    """Return the path of a file in an installed package, as in `axe-core/axe.min.js`."""
    return install() / name
