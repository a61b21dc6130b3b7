"""Key documents (`documents.yaml`): what a paper says, and the passages that bear it out.

A record's key is that of the paper's source record, which has its date, sender, recipient, kind,
shelfmark and address; nothing of that is written twice.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pydantic import Field

from .errors import Fault, did_you_mean
from .models import Record, ReferenceText

if TYPE_CHECKING:
    from .loader import Data

PAPERS = ("document", "document-summary")


class Document(Record):
    """What one paper says, in one sentence of our own."""

    text: str
    passages: tuple[ReferenceText, ...] = Field(min_length=1)
    also: tuple[str, ...] = ()  # sources that print, translate or sum up the same paper


def faults(data: Data) -> Iterator[Fault]:
    """Yield what does not fit between documents and the source records."""
    for key, document in data.documents.items():
        origin = data.origins[Document, key]
        source = data.sources.get(key)
        if source is None:
            near = did_you_mean(key, data.sources)
            yield origin.fault(f'"{key}" is no source; a document has the key of its record{near}')
            continue
        if source.evidence not in PAPERS:
            yield origin.fault(f'"{key}" is {source.evidence} and no document')
        if source.issued is None:
            yield origin.fault(f'"{key}" has no date in its source record; add `issued` there')
        for index, other in enumerate(document.also):
            if other not in data.sources:
                near = did_you_mean(other, data.sources)
                yield origin.fault(f'"{key}": unknown source key "{other}"{near}', "also", index)
        for index, passage in enumerate(document.passages):
            if passage.key not in (key, *document.also):
                yield origin.fault(
                    f'"{key}": the passage is from "{passage.key}"; take one from the document, '
                    "or name that source in `also`",
                    "passages", index,
                )  # fmt: skip
