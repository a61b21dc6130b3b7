"""The strip at a chapter's head: its years in the timeline, and how many events it has there."""

from __future__ import annotations

from collections.abc import Iterator

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.transforms.post_transforms import SphinxPostTransform
from sphinx.util.nodes import make_refnode

from ..data import Event
from ..library import TIMELINE, library
from ..structure import number_of, slug_of

#: The years that every strip shows, so that a reader sees where in them a chapter stands.
AXIS = range(1945, 1955)
#: From how many events on a year or decade is drawn as "some" or "many".
SOME, MANY = 4, 12


def events_of(events: dict[str, Event], label: str) -> dict[str, Event]:
    """Return the events that a chapter treats, in order."""
    return {key: event for key, event in events.items() if label in event.see}


def period_of(year: int) -> str:
    """Return the year as a strip shows it; what follows the war is taken by decades."""
    if year in AXIS:
        return str(year)
    return f"{AXIS.stop}–59" if year < 1960 else f"{year // 10 * 10}s"


class YearStrip(SphinxPostTransform):
    """Put a paragraph of class `years` under the title of each chapter with events.

    Its parts are spans of class `year`, empty where the chapter has no event, else with the year as
    a link to its first event, and the link `events`. It stands in no doctree: it is no text of the
    chapter, and counts come from data that change without it.
    """

    default_priority = 5  # before references are resolved

    def run(self, **kwargs: object) -> None:
        """Change one document in place."""
        docname = self.env.docname
        if number_of(docname) is None or TIMELINE not in self.env.all_docs:
            return
        events = events_of(dict(library(self.env).records.events), slug_of(docname))
        top = next(self.document.findall(nodes.section), None)
        if events and top is not None:
            top.insert(1, nodes.paragraph("", "", *self._strip(events), classes=["years"]))

    def _strip(self, events: dict[str, Event]) -> Iterator[nodes.Node]:
        periods: dict[str, list[str]] = {str(year): [] for year in AXIS}
        for key, event in events.items():
            periods.setdefault(period_of(event.date.start.year), []).append(key)
        for period, keys in periods.items():
            if not keys:
                yield nodes.inline("", "", classes=["year"])
                continue
            level = "many" if len(keys) >= MANY else "some" if len(keys) >= SOME else "few"
            cell = nodes.inline("", period, classes=[f"year-{level}", "year"])
            yield self._link(keys[0], cell)
            yield nodes.Text(" ")
        total = (
            f"{len(events)}\N{NO-BREAK SPACE}event{'' if len(events) == 1 else 's'} in the timeline"
        )
        yield self._link(next(iter(events)), nodes.inline("", total, classes=["events"]))

    def _link(self, key: str, content: nodes.Node) -> nodes.reference:
        return make_refnode(self.app.builder, self.env.docname, TIMELINE, f"event-{key}", content)


def rewrite(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write the chapters again whose events have changed."""
    domain = library(env)
    events = dict(domain.records.events)
    now = {
        name: [
            (key, event.date.start.year) for key, event in events_of(events, slug_of(name)).items()
        ]
        for name in env.all_docs
        if number_of(name) is not None
    }
    before = domain.data.get("years", {})
    domain.data["years"] = now
    return [name for name, shown in now.items() if shown != before.get(name, [])]
