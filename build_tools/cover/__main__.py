"""Writes the cover as cover.svg and cover.png into a folder."""

from __future__ import annotations

import sys
from pathlib import Path

from . import render

TITLE, SUBTITLE = "The Hidden Belligerent", "The Soviet Union in the Korean War"


def main(folder: str) -> None:
    """Write both forms into `folder`."""
    Path(folder).mkdir(parents=True, exist_ok=True)
    for form in ("svg", "png"):
        Path(folder, f"cover.{form}").write_bytes(render(TITLE, SUBTITLE, form))


if __name__ == "__main__":
    main(sys.argv[1] if len(sys.argv) > 1 else "build/cover")
