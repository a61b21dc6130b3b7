"""Loads and validates the book's data. Knows nothing of Sphinx."""

from .documents import Document
from .errors import DataError, Fault, did_you_mean
from .events import THEMES, Event
from .figures import Figure
from .geo import Feature, Layer
from .loader import Data, load
from .models import Claim, Correction, Person, Place, Source, Term
from .reference import Pointer, SourceReference
from .series import Column, Row, Series, Table
from .units import UNIT_KINDS, Command, Unit

__all__ = [
    "THEMES",
    "UNIT_KINDS",
    "Claim",
    "Column",
    "Command",
    "Correction",
    "Data",
    "DataError",
    "Document",
    "Event",
    "Fault",
    "Feature",
    "Figure",
    "Layer",
    "Person",
    "Place",
    "Pointer",
    "Row",
    "Series",
    "Source",
    "SourceReference",
    "Table",
    "Term",
    "Unit",
    "did_you_mean",
    "load",
]
