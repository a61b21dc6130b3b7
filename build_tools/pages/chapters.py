"""Links from the pages of reference to chapters, by number: "Chapters 1, 7 and 9"."""

from __future__ import annotations

from collections.abc import Iterable

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment

from ..structure import number_of, slug_of


def chapters(env: BuildEnvironment) -> dict[str, str]:
    """Return the page of each chapter by its label, which is its slug (rule X104)."""
    return {slug_of(name): name for name in env.found_docs if number_of(name) is not None}


def chapter_links(docnames: Iterable[str], where: str) -> list[nodes.Node]:
    """Return "Chapters 1 and 7" for pages in any order, each number a link; `where` is the page."""
    numbered = sorted((number, name) for name in docnames if (number := number_of(name)))
    if not numbered:
        return []
    result: list[nodes.Node] = [nodes.Text("Chapter " if len(numbered) == 1 else "Chapters ")]
    for index, (number, name) in enumerate(numbered):
        if index:
            result.append(nodes.Text(" and " if index == len(numbered) - 1 else ", "))
        result.append(
            addnodes.pending_xref(
                "",
                nodes.inline("", str(number)),
                refdomain="book",
                reftype="chapter",
                reftarget=name,
                refdoc=where,
                refwarn=True,
                refexplicit=True,
            )  # fmt: skip
        )
    return result
