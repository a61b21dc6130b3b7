"""Every page has a sound name and a place in the table of contents."""

from __future__ import annotations

from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from .plan import name_fault, part_of

logger = logging.getLogger(__name__)


def report_misplaced(app: Sphinx, env: BuildEnvironment) -> None:
    """Report each page with an unsound name, or in no toctree.

    Sphinx's own warning for the latter (`toc.not_included`) says neither line nor remedy; conf.py
    silences it.
    """
    root = env.config.root_doc
    listed = set().union(*env.toctree_includes.values(), *env.included.values())
    for docname in sorted(env.all_docs):
        fault = name_fault(docname)
        if not fault and docname not in listed and docname != root:
            part = part_of(docname)
            where = f'a toctree with the caption "{part.caption}"' if part else "a toctree"
            fault = f"the page is in no part of the book; {root}.md needs {where} for it"
        if fault and "orphan" not in env.metadata[docname]:
            logger.error(fault, location=(docname, 1), type="book", subtype="page")
