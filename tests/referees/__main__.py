"""Installs what the referees need: `python -m tests.referees`.

Debian's packages where that is allowed, npm's and Maven's into `build/tools/`. What could not be
installed is named; under CI=true that is an error, since nothing may be left out there.
"""

from __future__ import annotations

import os
import subprocess
import sys

from . import debian, npm, verapdf


def main() -> int:
    """Install everything; return the exit status."""
    try:
        missing = debian.install()
        if not missing:
            npm.install()
            verapdf.install()
    except subprocess.CalledProcessError as error:
        print(f"The referees could not be installed: {error}", file=sys.stderr)
        return 1
    if missing:
        packages = " ".join(sorted({debian.PROGRAMS[name] for name in missing}))
        print(
            f"Not there, and not to be installed without root: {', '.join(missing)}.\n"
            f"As root: apt-get install {packages}\n"
            "The tests that need them will be skipped.",
            file=sys.stderr,
        )
        return 1 if os.environ.get("CI") == "true" else 0
    return 0


if __name__ == "__main__":
    sys.exit(main())
