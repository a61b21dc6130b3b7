"""The web edition: a child theme of sphinx-book-theme, with our own page, styles and scripts.

The parent gives its configuration and its plan of a page (top bar, sidebar, contents in the page,
light and dark). Its stylesheets, scripts and icon fonts are left out: they weigh 2.3 MB, and a
chapter of this book uses a tenth of the styles and none of the rest.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any
from urllib.parse import urlsplit

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.config import Config
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.typing import ExtensionMetadata

from ..structure import number_of, part_of
from . import assets, cite, downloads, drawing, meta, moved, search, soundness
from .builder import THEME, BookHTMLBuilder
from .contents import sections_of, title_of
from .html import WAYS, BookTranslator

#: Of the pages that Sphinx makes without a source.
DESCRIPTIONS = {
    "search": "Search the book: chapters, people, places, terms and sources, in any spelling.",
    "genindex": "The index of the book: people, places, terms and subjects, with where they occur.",
}

#: Letters that the first page tells of a chapter.
BRIEF = 190

logger = logging.getLogger(__name__)


def add_page_context(
    app: Sphinx, pagename: str, template: str, context: dict[str, Any], doctree: nodes.document
) -> None:
    """Give the page's template what it shows beyond Sphinx's own values."""
    builder = app.builder
    if not isinstance(builder, BookHTMLBuilder):
        return
    chapter = builder.chapter(pagename)
    edition = builder.edition
    title = _plain_title(app, pagename, context)
    description = DESCRIPTIONS.get(pagename, "")
    if doctree is not None:
        given = app.env.metadata.get(pagename, {}).get("description", "")
        description = meta.description_of(doctree, given)
        if not description:
            logger.warning(
                "the page has no description: give it a first paragraph, or `description:` in its"
                " front matter",
                location=(pagename, 1),
            )
    context.update(
        book=edition,
        book_groups=builder.groups,
        book_sections=sections_of(builder, pagename) if doctree is not None else [],
        book_chapter=chapter,
        book_part=part_of(pagename),
        book_cards=builder.cards.cards_for(pagename, doctree) if doctree is not None else "",
        book_citation=cite.chicago(chapter, edition) if chapter else "",
        book_paragraph_note=cite.paragraph_note(chapter, edition) if chapter else "",
        book_citation_files=cite.FORMATS,
        book_page_title=title,
        book_meta=meta.tags(edition, pagename, title, description, chapter),
        book_description=description,
        book_policy=assets.policy(),
        book_versions=builder.versions,
        book_early_script=assets.EARLY_SCRIPT,
        book_drawing=drawing.svg() if pagename == app.config.root_doc else "",
        book_downloads=downloads.place(context["content_root"]),
        book_ways_mark=WAYS,
        book_briefs={name: data.get("brief", "") for name, data in app.env.metadata.items()},
        book_moved=moved.within(builder.redirects, pagename),
        book_neighbors=_neighbors(builder, pagename) if doctree is not None else {},
    )
    if pagename == "404" and edition.base:
        _from_the_root(context, urlsplit(edition.base).path)


def _from_the_root(context: dict[str, Any], root: str) -> None:
    """Make a page's links absolute: the server shows the 404 page at every depth."""
    pathto = context["pathto"]
    context["content_root"] = root
    context["book_downloads"] = downloads.place(root)
    context["pathto"] = lambda *args, **options: root + pathto(*args, **options).replace("#", "")


def _plain_title(app: Sphinx, pagename: str, context: dict[str, Any]) -> str:
    if pagename in app.env.titles:
        return " ".join(app.env.titles[pagename].astext().split())
    return str(context.get("title") or {"search": "Search", "genindex": "Index"}.get(pagename, ""))


def _neighbors(builder: BookHTMLBuilder, pagename: str) -> dict[str, tuple[str, int | None, str]]:
    _, before, after = builder.relations.get(pagename, (None, None, None))
    return {
        name: (docname, number_of(docname), title_of(builder, docname))
        for name, docname in (("prev", before), ("next", after))
        if docname
    }


def remember_brief(app: Sphinx, doctree: nodes.document) -> None:
    """Keep the first words of a chapter's In brief, for the contents on the first page."""
    if number_of(app.env.docname) is not None:
        app.env.metadata[app.env.docname]["brief"] = meta.description_of(doctree, "", BRIEF)


def collect_pages(app: Sphinx) -> Iterator[tuple[str, dict[str, Any], str]]:
    """Add the page for addresses that lead nowhere, and one for each page that has moved."""
    if isinstance(app.builder, BookHTMLBuilder):
        yield "404", {"title": "No such page"}, "404.html"
        for old, new in moved.pages(app.builder.redirects).items():
            if new.page in app.env.all_docs:  # rule I102 tells of the others
                title = title_of(app.builder, new.page)
                yield old, {"title": "Moved", "moved": new, "moved_title": title}, "moved.html"


def use_own_translator(app: Sphinx) -> None:
    """Take back the translator that the parent theme wraps for Bootstrap, which we do not load."""
    if isinstance(app.builder, BookHTMLBuilder):
        app.set_translator("html", BookTranslator, override=True)


def check_site(app: Sphinx) -> None:
    """Report what would break the web edition's promises on every page."""
    if isinstance(app.builder, BookHTMLBuilder):
        soundness.check_site(app)


def list_results_only(app: Sphinx, config: Config) -> None:
    """Keep Sphinx's search from fetching each page it found: 27 requests, and none work from file://."""
    config.html_show_search_summary = False


def write_search_index(app: Sphinx, exception: Exception | None) -> None:
    """Index the pages for Pagefind, once they are all written."""
    if isinstance(app.builder, BookHTMLBuilder) and exception is None and search.is_available():
        app.builder.write_search_index()


def remove_program_colors(app: Sphinx, exception: Exception | None) -> None:
    """Remove the stylesheet for program code that the parent theme writes; the book has none."""
    if isinstance(app.builder, BookHTMLBuilder):
        Path(app.outdir, "_static", "pygments.css").unlink(missing_ok=True)


def rewrite_all_if_shared_parts_changed(app: Sphinx, env: BuildEnvironment) -> list[str]:
    """Write every page again when what this run has read changes the menu or the cards."""
    if isinstance(app.builder, BookHTMLBuilder) and app.builder.shared_parts_changed():
        return list(env.all_docs)
    return []


def setup(app: Sphinx) -> ExtensionMetadata:
    """Register theme, builder and events."""
    if "subtitle" not in app.config.values:
        app.add_config_value("subtitle", "", "html", types=str)
    app.add_html_theme("hidden_belligerent", THEME)
    app.add_builder(BookHTMLBuilder, override=True)
    app.connect("html-page-context", add_page_context)
    app.connect("doctree-read", remember_brief)
    app.connect("html-collect-pages", collect_pages)
    app.connect("config-inited", list_results_only)
    app.connect("build-finished", write_search_index)
    app.connect("build-finished", remove_program_colors, priority=900)
    app.connect("env-updated", rewrite_all_if_shared_parts_changed)
    app.connect("builder-inited", check_site, priority=900)
    # After the parent theme's own handlers of the same event.
    app.connect("builder-inited", use_own_translator, priority=900)
    return {"version": "1", "parallel_read_safe": True, "parallel_write_safe": True}
