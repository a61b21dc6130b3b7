"""Reports references that lead nowhere together with the nearest target that there is.

Sphinx's own warning of an unknown label (`ref.ref`) comes besides and is silenced in conf.py.
"""

from __future__ import annotations

from collections.abc import Iterable

from sphinx.addnodes import pending_xref
from sphinx.application import Sphinx
from sphinx.domains import Domain
from sphinx.util import logging

from ..data import did_you_mean

logger = logging.getLogger(__name__)
_KINDS = {"ref": "label", "numref": "label", "term": "term of the glossary", "doc": "page"}


def report_missing(app: Sphinx, domain: Domain | None, node: pending_xref) -> bool | None:
    """Report a broken {ref}, {numref}, {term} or {doc}; return True where this was one of them."""
    kind = node["reftype"]
    if kind not in _KINDS or (domain and domain.name != "std"):
        return None
    target = node["reftarget"]
    near = did_you_mean(target, _targets(app, kind))
    logger.warning(
        'there is no %s "%s"%s', _KINDS[kind], target, near,
        location=node, type="book", subtype="reference",
    )  # fmt: skip
    return True


def _targets(app: Sphinx, kind: str) -> Iterable[str]:
    standard = app.env.domains.standard_domain
    if kind == "term":
        return [name for what, name in standard.objects if what == "term"]
    return app.env.all_docs if kind == "doc" else standard.anonlabels
