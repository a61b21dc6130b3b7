"""Loads and validates the book's data. Knows nothing of Sphinx."""

from .documents import Document
from .errors import DataError, Fault, did_you_mean
from .events import THEMES, Event
from .loader import Data, load
from .models import Claim, Correction, Person, Place, Source, Term
from .reference import Pointer, SourceReference
from .units import UNIT_KINDS, Command, Unit

__all__ = [
    "THEMES",
    "UNIT_KINDS",
    "Claim",
    "Command",
    "Correction",
    "Data",
    "DataError",
    "Document",
    "Event",
    "Fault",
    "Person",
    "Place",
    "Pointer",
    "Source",
    "SourceReference",
    "Term",
    "Unit",
    "did_you_mean",
    "load",
]
