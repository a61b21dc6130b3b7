"""Chapter numbers from file names, in place of Sphinx's, which begin again in every toctree."""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.environment.collectors.toctree import TocTreeCollector

from .plan import number_of


def assign_chapter_numbers(_collector: TocTreeCollector, env: BuildEnvironment) -> list[str]:
    """Give every chapter its number as section number; sections inside chapters have none.

    Takes the place of `TocTreeCollector.assign_section_numbers`, so that titles, tables of contents
    and "Table 6.1" take the number from Sphinx's own tables. Returns the pages whose number has
    changed.
    """
    before = env.toc_secnumbers
    env.toc_secnumbers = {}
    for docname in sorted(env.found_docs):
        number = number_of(docname)
        if number is None or docname not in env.tocs:
            continue
        env.toc_secnumbers[docname] = {"": (number,)}
        first = next(iter(env.tocs[docname].findall(nodes.reference)))
        first["secnumber"] = (number,)
        env.titles[docname]["secnumber"] = (number,)
    return [name for name, numbers in env.toc_secnumbers.items() if numbers != before.get(name)]
