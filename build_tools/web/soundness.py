"""What would break a promise of the web edition, told with file and line: colors too faint to read,
files fetched from elsewhere, markup that the pages' Content-Security-Policy would switch off.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

COLORS = Path(__file__).parent / "styles/colors.css"
#: What lies under text → what that text is set in.
PAPERS = dict.fromkeys(("paper", "box", "card"), ("ink", "soft", "accent", "slate")) | {
    "mark": ("ink", "accent")
}
SHADES = ("light", "dark")
#: WCAG 2.2, success criterion 1.4.3, for text of the usual size.
LEAST = 4.5

_PAIR = re.compile(r"--(\w+): light-dark\((#\w{6}), (#\w{6})\)")
_FORBIDDEN = re.compile(
    r"""<(?P<tag>script|style|iframe|object|embed)\b
    | \s(?P<attribute>style|on\w+)\s*=
    | <(?:img|link|source|video|audio)\b [^>]* \b(?:src|href|srcset)\s*=\s*["']?
      (?P<address>(?:https?:)?//[^\s"'>]+)""",
    re.I | re.X,
)

logger = logging.getLogger(__name__)


def faint_colors(css: str) -> Iterator[tuple[int, str]]:
    """Yield (line, fault) for each ink that is too faint on a paper, in either shade."""
    colors = {}
    for number, line in enumerate(css.splitlines(), 1):
        for name, *values in _PAIR.findall(line):
            colors[name] = (number, values)
    for paper, inks in PAPERS.items():
        for ink in inks:
            line, values = colors[ink]
            for shade, one, other in zip(SHADES, values, colors[paper][1], strict=True):
                if (ratio := contrast(one, other)) < LEAST:
                    yield (
                        line,
                        (
                            f"--{ink} {one} on --{paper} {other} ({shade}) has a contrast of "
                            f"{ratio:.2f}:1; text needs {LEAST}:1"
                        ),
                    )


def contrast(one: str, other: str) -> float:
    """Return the contrast ratio of two colors `#rrggbb` (WCAG 2.2)."""
    light, dark = sorted((_luminance(one), _luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(color: str) -> float:
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def fault_of_markup(html: str) -> str:
    """Return what in a piece of raw HTML the pages' policy forbids, or an empty string."""
    found = _FORBIDDEN.search(html)
    if not found:
        return ""
    if found["address"]:
        return f"{found['address']} would be fetched from elsewhere; put the file into the book"
    what = f"<{found['tag'].lower()}>" if found["tag"] else f"{found['attribute'].lower()}="
    return f"{what} in raw HTML; the pages' Content-Security-Policy forbids it"


def check_raw(node: nodes.raw) -> None:
    """Report raw HTML of a page that would not work there."""
    if "html" in node.get("format", "").split() and (fault := fault_of_markup(node.astext())):
        logger.warning(fault, location=node)


def check_site(app: Sphinx) -> None:
    """Report faint colors, and scripts and styles that the configuration adds from elsewhere."""
    for line, fault in faint_colors(COLORS.read_text(encoding="utf-8")):
        logger.warning(fault, location=f"{COLORS}:{line}")
    added = [name for name, _ in [*app.config.html_js_files, *app.config.html_css_files]]
    added += [name for name, _ in [*app.registry.js_files, *app.registry.css_files] if name]
    conf = Path(app.confdir, "conf.py")
    for name in dict.fromkeys(added):
        if re.match(r"(https?:)?//", name):
            logger.warning(
                f"{name} would be fetched from elsewhere; pages ask their own server only",
                location=f"{conf}:{_line_with(conf, name)}",
            )


def _line_with(file: Path, words: str) -> int:
    lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
    return next((number for number, line in enumerate(lines, 1) if words in line), 1)
