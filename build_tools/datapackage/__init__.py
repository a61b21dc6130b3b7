"""The data package: the book's data for other people's tools, as one file."""

from __future__ import annotations

from .package import write
from .resource import Resource
from .tables import descriptions, resources

__all__ = ["Resource", "descriptions", "resources", "write"]
