"""`{timeline}`: the events of `events.yaml`, year by year."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.environment import BuildEnvironment
from sphinx.util.docutils import SphinxDirective

from ..data import THEMES, DataError, Event, dates
from ..data.events import chapter_faults
from ..library import TIMELINE, BookDataError, library, note_list
from ..structure import number_of
from .chapters import chapter_links, chapters
from .sections import entry, section
from .sources import sources_paragraph


class Timeline(SphinxDirective):
    """A section a year, each a list of the events that began in it."""

    def run(self) -> list[nodes.Node]:
        """Return the sections."""
        domain = library(self.env)
        # A new event must find the page: no record of it exists that could change.
        note_list(self.env, "events")
        result: list[nodes.Node] = [self._themes(domain.records.events.values())]
        by_year = groupby(domain.records.events.items(), lambda item: item[1].date.start.year)
        for year, events in by_year:
            listing = nodes.definition_list(classes=["lookup", "timeline"])
            for key, event in events:
                domain.note_use(self.env.docname, "event", key)
                listing += self._entry(key, event)
            result.append(section(str(year), f"year-{year}", listing))
        return result

    def _themes(self, events: Iterable[Event]) -> nodes.paragraph:
        """Return the list of themes, which the web edition turns into filters."""
        count = Counter(theme for event in events for theme in event.themes)
        paragraph = nodes.paragraph("", "Themes: ", classes=["theme-list"])
        for index, (theme, label) in enumerate(item for item in THEMES.items() if count[item[0]]):
            if index:
                paragraph += nodes.Text(" · ")
            text = f"{label} ({count[theme]})"
            paragraph += nodes.inline("", text, classes=["theme", f"theme-{theme}"])
        return paragraph

    def _entry(self, key: str, event: Event) -> nodes.definition_list_item:
        themes = [name for name in THEMES if name in event.themes]
        heading = [
            nodes.strong("", dates.within_year(event.date)),
            nodes.Text(" "),
            nodes.inline("", " · ".join(map(THEMES.__getitem__, themes)), classes=["themes"]),
        ]
        text = nodes.paragraph("", event.text)
        pages = chapters(self.env)
        if links := chapter_links([pages[label] for label in event.see], self.env.docname):
            text += [nodes.Text(" "), nodes.inline("", "", *links, classes=["treated-in"])]
        return entry(
            heading, f"event-{key}", text, sources_paragraph(self.env, event.sources),
            classes=tuple(f"theme-{name}" for name in themes),
        )  # fmt: skip


def check_chapters(app: Sphinx, env: BuildEnvironment, docnames: list[str]) -> None:
    """Stop where an event refers to a chapter that is not there; the data cannot know."""
    if faults := list(chapter_faults(library(env).records, set(chapters(env)))):
        raise BookDataError("\n" + str(DataError(faults)))


def chapters_moved(
    app: Sphinx, env: BuildEnvironment, added: set[str], changed: set[str], removed: set[str]
) -> list[str]:
    """Read the timeline again when a chapter has come or gone: it names chapters by number."""
    moved = any(number_of(name) is not None for name in added | removed)
    return [TIMELINE] if moved and TIMELINE in env.found_docs else []
