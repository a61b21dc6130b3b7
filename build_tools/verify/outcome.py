"""The result of each passage, and how it follows from the answers."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace

from ..data.verification import Verification
from .cache import Answer
from .fragment import Finding
from .passages import Passage

FOUND, MOVED, MISSING, GONE = "found", "moved", "missing", "gone"
NOT_REACHABLE, NOT_CHECKABLE = "not reachable", "not checkable"
STATUSES = {
    FOUND: "passage found",
    MOVED: "found, but the page has moved",
    MISSING: "page answers, passage missing",
    GONE: "page is gone",
    NOT_REACHABLE: "page not reachable",
    NOT_CHECKABLE: "not checkable",
}
FAILING = (MISSING, GONE)  # what makes the command exit with 1
_UNPROVED = (MISSING, GONE, NOT_REACHABLE)
NOTHING_CAME = Finding()


@dataclass(frozen=True)
class Result:
    """What became of one passage.

    `status` is that of the live page; `copy` says which copy holds the passage: "live",
    "archived" or "". `moved` is the page's new address.
    """

    passage: Passage
    status: str
    detail: str = ""
    finding: Finding = NOTHING_CAME
    moved: str = ""
    copy: str = ""
    archived: str = ""
    archived_day: str = ""

    @property
    def unproved(self) -> bool:
        return self.status in _UNPROVED

    @property
    def ambiguous(self) -> bool:
        return len(self.finding.places) > 1


def print_only(passage: Passage) -> Result:
    """Return the result of a passage whose source is not on the web."""
    return Result(passage, NOT_CHECKABLE, "print only: the record has no address")


def judge(passage: Passage, answer: Answer, finding: Finding | None, reason: str) -> Result:
    """Return the result on the live page; `reason` says why there is no finding."""
    result = Result(passage, FOUND, finding=finding or NOTHING_CAME, moved=answer.moved)
    if answer.fault:
        return replace(result, status=NOT_REACHABLE, detail=answer.detail)
    if answer.status in (404, 410):
        return replace(result, status=GONE, detail=f"answers {answer.status}")
    if answer.status != 200:
        return replace(result, status=NOT_REACHABLE, detail=f"answers {answer.status}")
    if finding and finding.found:
        status, new = (MOVED, f"now at {answer.moved}") if answer.moved else (FOUND, "")
        return replace(result, status=status, detail=new, copy="live")
    if answer.cut:
        why = "is too long" if answer.cut == "size" else "comes too slowly"
        detail = f"the page {why}; the passage is not in the part that came"
        return replace(result, status=NOT_REACHABLE, detail=detail)
    if finding is None:
        return replace(result, status=NOT_CHECKABLE, detail=reason)
    elsewhere = "" if answer.final == answer.url else f"; the address leads to {answer.final}"
    return replace(result, status=MISSING, detail=finding.detail + elsewhere)


def summary(results: Sequence[Result], date: str) -> Verification:
    """Count the results."""
    count = {name: sum(result.status == name for result in results) for name in STATUSES}
    return Verification(
        date=date,
        sources=len({r.passage.address for r in results if r.passage.address}),
        passages=len(results),
        found=count[FOUND], moved=count[MOVED], missing=count[MISSING], gone=count[GONE],
        not_reachable=count[NOT_REACHABLE], not_checkable=count[NOT_CHECKABLE],
        archived=sum(r.copy == "archived" for r in results),
    )  # fmt: skip
