"""Notes that can be checked: the {source} role, citation text, links to the passage."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.typing import ExtensionMetadata

from ..library import library
from .citation import CitationFormatter
from .compose import EVIDENCE, citation
from .exports import write_downloads
from .joining import JoinCitations, join_citations
from .role import SourceRole, WorkRole

__all__ = ["EVIDENCE", "CitationFormatter", "citation", "join_citations"]


def _make_formatter(app: Sphinx) -> None:
    style = app.srcdir / "data" / "notes.csl"
    domain = library(app.env)
    domain.citation_formatter = CitationFormatter(style, domain.data["citations"])


def _in_a_new_style(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Pages to read again: all, when the style of the citations has changed."""
    domain = library(env)
    before, now = domain.data.get("style"), domain.citation_formatter.digest
    domain.data["style"] = now
    return [] if before == now else list(env.found_docs)


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register the roles."""
    app.setup_extension("build_tools.library")
    app.connect("builder-inited", _make_formatter)
    app.connect("env-get-outdated", _in_a_new_style)
    app.connect("build-finished", write_downloads)
    app.add_transform(JoinCitations)
    app.add_role("source", SourceRole())
    app.add_role("work", WorkRole())
    return {
        "version": "1",
        "env_version": 2,  # pages are read anew when what the nodes say has changed
        "parallel_read_safe": True,
        "parallel_write_safe": True,
    }
