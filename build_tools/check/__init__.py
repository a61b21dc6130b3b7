"""The checks: what the book promises, as rules that a program can hold it to.

Each rule is a generator in the module of its family, registered with its id; docs/checks.md
describes all of them and how to waive one.
"""

from . import figures, ids, notes, records, sources, structure, style, words
from .book import Book, Page
from .finding import Finding, Spot
from .registry import RULES, Rule, chosen
from .run import check

__all__ = [
    "RULES",
    "Book",
    "Finding",
    "Page",
    "Rule",
    "Spot",
    "check",
    "chosen",
    "figures",
    "ids",
    "notes",
    "records",
    "sources",
    "structure",
    "style",
    "words",
]
