"""System programs that the referees need, by Debian's package names."""

from __future__ import annotations

import os
import shutil
import subprocess

# command → Debian package that has it
PROGRAMS = {
    "chromium-headless-shell": "chromium-headless-shell",  # axe, Ace and the browser tests
    "java": "default-jre-headless",  # epubcheck, veraPDF
    "mvn": "maven",  # fetches veraPDF by its coordinates
    "node": "nodejs",  # axe, Ace, the e-book engines
    "npm": "npm",
    "pdftotext": "poppler-utils",  # the PDF's reading order
}


def missing() -> list[str]:
    """Return the programs that are not there."""
    return [program for program in PROGRAMS if not shutil.which(program)]


def install() -> list[str]:
    """Install what is missing where that is allowed; return what is missing still.

    Needs root and apt-get. Raises CalledProcessError where Debian's own tools fail.
    """
    packages = sorted({PROGRAMS[program] for program in missing()})
    if packages and os.geteuid() == 0 and shutil.which("apt-get"):
        quiet = {"env": {**os.environ, "DEBIAN_FRONTEND": "noninteractive"}, "check": True}
        subprocess.run(["apt-get", "-qq", "update"], **quiet)
        subprocess.run(
            ["apt-get", "-qq", "install", "-y", "--no-install-recommends", *packages],
            stdout=subprocess.DEVNULL, **quiet,
        )  # fmt: skip
    return missing()
