"""Draws the figures without the book, to look at them:

    python -m build_tools.figures [FOLDER]      default: build/figures

Prints which were drawn; the others had not changed.
"""

from __future__ import annotations

import sys
from pathlib import Path

from ..data import DataError, load
from .engine import draw_all

ROOT = Path(__file__).parents[2]


def main(arguments: list[str]) -> int:
    """Draw into the folder; return 1 with all faults where something cannot be drawn."""
    folder = Path(arguments[0]) if arguments else ROOT / "build" / "figures"
    try:
        drawn = draw_all(load(ROOT / "source" / "data"), folder)
    except DataError as error:
        print(error, file=sys.stderr)
        return 1
    for key in drawn:
        print(folder / f"{key}.svg")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
