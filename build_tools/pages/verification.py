"""`{verification}`: what the last verification of the passages found, in a paragraph."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..data import dates, verification
from ..data.verification import Verification

logger = logging.getLogger(__name__)


class VerificationSummary(SphinxDirective):
    """A paragraph of class `verification`; without a run it says that there was none."""

    def run(self) -> list[nodes.Node]:
        """Return the paragraph; a file that no run wrote is an error."""
        _pages(self.env)[self.env.docname] = _bytes(self.env)
        try:
            summary = verification.read(_data(self.env))
        except ValueError as error:
            logger.error(
                "%s; take it out and run `make verify`", error,
                location=self.get_location(), type="book", subtype="verification",
            )  # fmt: skip
            return []
        paragraph = nodes.paragraph(classes=["verification"])
        self.set_source_info(paragraph)
        if summary is None:
            paragraph += nodes.strong("", "Not yet verified against the live sources.")
            return [paragraph]
        paragraph += nodes.strong("", f"Verified on {dates.parse(summary.date)}.")
        paragraph += nodes.Text(" " + " ".join(sentences(summary)))
        return [paragraph]


def sentences(summary: Verification) -> Iterator[str]:
    """Yield what the summary says, leaving out what there is none of."""
    checked = summary.passages - summary.not_checkable
    yield f"Of {checked:,} passages from {_count(summary.sources, 'source')} on the web,"
    there = summary.found + summary.moved
    yield f"{there:,} {_stand(there)} in the source as it is now."
    failed = {
        "missing from the page": summary.missing,
        "on pages that are gone": summary.gone,
        "on pages that could not be reached": summary.not_reachable,
    }
    parts = [f"{number:,} {_be(number)} {where}" for where, number in failed.items() if number]
    if parts:
        yield "Of the others, " + ", ".join(parts) + "."
    if summary.archived:
        yield f"An archived copy has {summary.archived:,} of these."
    if summary.not_checkable:
        number = summary.not_checkable
        yield f"{number:,} more {_be(number)} in print only or cannot be read by a program."


def _count(number: int, thing: str) -> str:
    return f"{number:,} {thing}{'' if number == 1 else 's'}"


def _stand(number: int) -> str:
    return "stands" if number == 1 else "stand"


def _be(number: int) -> str:
    return "is" if number == 1 else "are"


def changed_pages(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Pages to read again: those with the summary, when its file has come, changed or gone.

    A dependency of Sphinx would not do: one whose file is not there makes a page always outdated.
    """
    now = _bytes(env)
    return [name for name, seen in _pages(env).items() if seen != now and name in env.found_docs]


def forget(app: Sphinx, env: BuildEnvironment, docname: str) -> None:
    """Forget a page that is read anew or gone."""
    _pages(env).pop(docname, None)


def _pages(env: BuildEnvironment) -> dict[str, bytes]:
    if not hasattr(env, "verification_pages"):
        env.verification_pages = {}  # page → the file as the page read it
    return env.verification_pages


def _data(env: BuildEnvironment) -> Path:
    return Path(env.srcdir) / "data"


def _bytes(env: BuildEnvironment) -> bytes:
    path = _data(env) / verification.FILE
    return path.read_bytes() if path.exists() else b""
