"""Loads and validates the book's data. Knows nothing of Sphinx."""

from .errors import DataError, Fault, did_you_mean
from .figures import Figure
from .geo import Feature, Layer
from .loader import Data, load
from .models import Claim, Correction, Person, Place, Source, Term
from .reference import Pointer, SourceReference
from .series import Column, Row, Series, Table

__all__ = [
    "Claim",
    "Column",
    "Correction",
    "Data",
    "DataError",
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
    "did_you_mean",
    "load",
]
