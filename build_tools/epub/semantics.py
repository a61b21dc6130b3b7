"""What each page is: the types of EPUB and the roles of ARIA.

Rules: EPUB 3 Structural Semantics Vocabulary 1.1; Digital Publishing WAI-ARIA Module 1.1.
"""

from __future__ import annotations

from ..structure import number_of

# page → (epub:type, role, part of the book); a type without a role of its own has "".
_KNOWN = {
    "about": ("preface", "doc-preface", "frontmatter"),
    "figures": ("loi", "", "frontmatter"),
    "reference/glossary": ("glossary", "doc-glossary", "backmatter"),
    "reference/bibliography": ("bibliography", "doc-bibliography", "backmatter"),
    "reference/corrections": ("errata", "doc-errata", "backmatter"),
    "reference/colophon": ("colophon", "doc-colophon", "backmatter"),
    "genindex": ("index", "doc-index", "backmatter"),
}


def kind_of(docname: str) -> tuple[str, str, str]:
    """Return epub:type, role and matter (for `body`) of a page."""
    if docname in _KNOWN:
        return _KNOWN[docname]
    if number_of(docname) is not None:
        return "chapter", "doc-chapter", "bodymatter"
    if docname.startswith("reference/"):
        return "appendix", "doc-appendix", "backmatter"
    return "", "", "frontmatter"


def attributes_of(docname: str) -> dict[str, str]:
    """Return the attributes that a page's outermost section carries."""
    kind, role, _ = kind_of(docname)
    return {name: value for name, value in (("epub:type", kind), ("role", role)) if value}
