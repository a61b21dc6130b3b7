"""The HTML builder of the book: Sphinx's, with our files only, and a few more pages at the end."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from docutils import nodes
from sphinx.builders.html import StandaloneHTMLBuilder
from sphinx.util.fileutil import copy_asset

from ..pages.corrections import newest_first
from ..structure import number_of, slug_of
from . import assets, drawing, feed, moved, pictures, search, site
from .cards import PAGES as CARD_PAGES
from .cards import CardMaker
from .cite import Chapter, files
from .contents import Group, groups_of
from .edition import Edition, edition_of
from .html import BookTranslator

THEME = Path(__file__).parent / "theme"
#: What the search page needs of Sphinx's basic theme; the parents' other files stay out.
SEARCH_FILES = (
    "doctools.js", "documentation_options.js.jinja", "language_data.js.jinja", "searchtools.js",
    "sphinx_highlight.js",
)  # fmt: skip


class BookHTMLBuilder(StandaloneHTMLBuilder):
    """Builder `html` of the book."""

    name = "html"
    default_translator_class = BookTranslator
    edition: Edition
    groups: list[Group]
    cards: CardMaker
    versions: dict[str, str]
    redirects: dict[str, str]

    def get_outdated_docs(self) -> Iterator[str]:
        """Yield the pages to write; another builder may have read the sources for us.

        Sphinx compares a page with its source alone. A page is stale also when it was read anew
        (a record of the data changed), and every page is when what all of them show has changed.
        """
        outdated = set(super().get_outdated_docs())
        outdated.update(name for name in self.env.found_docs if self._is_read_since(name))
        if outdated:
            outdated.add(self.config.root_doc)  # it tells of every chapter
        yield from self.env.found_docs if self.shared_parts_changed() else sorted(outdated)

    def _is_read_since(self, docname: str) -> bool:
        doctree = Path(self.doctreedir, f"{docname}.doctree")
        page = self.get_output_path(docname)
        if not (doctree.exists() and page.exists()):
            return True
        return doctree.stat().st_mtime_ns > page.stat().st_mtime_ns

    def shared_parts_changed(self) -> bool:
        """Tell whether menu, edition, styles, scripts, redirects or cards have changed."""
        state = self._state_file
        return not state.exists() or state.read_text(encoding="utf-8") != self._shared_parts()

    @property
    def _state_file(self) -> Path:
        return Path(self.doctreedir, "web-edition.sha256")

    def _shared_parts(self) -> str:
        sources = [Path(self.doctreedir, f"{page}.doctree") for page in CARD_PAGES]
        parts = (
            groups_of(self) if self.config.root_doc in self.env.all_docs else [],
            edition_of(self.config),
            assets.stylesheet(),
            assets.script(),
            moved.read(Path(self.srcdir)),
            [path.stat().st_mtime_ns for path in sources if path.exists()],
        )
        return hashlib.sha256(repr(parts).encode()).hexdigest()

    def prepare_writing(self, docnames: set[str]) -> None:
        """Collect what every page shows, once."""
        super().prepare_writing(docnames)
        self.edition = edition_of(self.config)
        self.groups = groups_of(self)
        self.cards = CardMaker(self)
        self.versions = {}
        self.redirects = moved.read(Path(self.srcdir))

    def create_pygments_style_file(self) -> None:
        """The book has no program code to color."""

    def copy_theme_static_files(self, context: dict[str, Any]) -> None:
        """Write our stylesheet and script, our files, and of the parents' only the search."""
        for name, text in (("book.css", assets.stylesheet()), ("book.js", assets.script())):
            (self._static_dir / name).write_text(text, encoding="utf-8")
            # A new version has a new address, so that no browser keeps the old one.
            self.versions[name] = hashlib.sha256(text.encode()).hexdigest()[:8]
        copy_asset(THEME / "static", self._static_dir, force=True)
        search_script = (THEME / "static" / "search.js").read_bytes()
        self.versions["search.js"] = hashlib.sha256(search_script).hexdigest()[:8]
        basic = next(d for d in self.theme.get_theme_dirs() if Path(d).name == "basic")
        for name in SEARCH_FILES:
            copy_asset(
                Path(basic, "static", name),
                self._static_dir,
                context=context,
                renderer=self.templates,
                force=True,
            )

    def post_process_images(self, doctree: nodes.Node) -> None:
        """Take the variants of drawings along; no node of their own stands for them."""
        super().post_process_images(doctree)
        for image in doctree.findall(nodes.image):
            for address in pictures.variants(image):
                self.images[address] = self.env.images[address][1]

    def chapter(self, docname: str) -> Chapter | None:
        """Return what a citation needs of a page, or None where it is no chapter."""
        number = number_of(docname)
        if number is None or docname not in self.env.titles:
            return None
        title = " ".join(self.env.titles[docname].astext().split())
        return Chapter(docname, slug_of(docname), number, title)

    def finish(self) -> None:
        """Write the citations to download and the files for search engines."""
        super().finish()
        self._state_file.write_text(self._shared_parts(), encoding="utf-8")
        self.finish_tasks.add_task(self._write_citations)
        self.finish_tasks.add_task(self._write_site_files)

    def _write_citations(self) -> None:
        folder = Path(self.outdir, "cite")
        folder.mkdir(exist_ok=True)
        for docname in self.env.all_docs:
            if chapter := self.chapter(docname):
                for name, text in files(chapter, self.edition).items():
                    (folder / name).write_text(text, encoding="utf-8", newline="")

    def write_search_index(self) -> None:
        """Index the finished pages and the records, for the search that readers use."""
        # Their records are indexed one by one.
        names = ("people", "places", "glossary", "timeline", "units", "documents", "bibliography")
        left_out = {f"reference/{name}" for name in names}
        pages = {
            self.get_target_uri(name): self.get_output_path(name)
            for name in sorted(self.env.all_docs)
            if name not in left_out
        }
        domain = self.env.domains["book"]
        found = search.entries(domain.records, domain.used("source"))
        search.write(Path(self.outdir, "pagefind"), pages, found)

    def _write_site_files(self) -> None:
        pages = sorted(self.env.all_docs)
        Path(self.outdir, "robots.txt").write_text(site.robots(self.edition), encoding="utf-8")
        if self.edition.base:
            (self._static_dir / "card.png").write_bytes(drawing.card(self.edition))
        if sitemap := site.sitemap(self.edition, pages):
            Path(self.outdir, "sitemap.xml").write_text(sitemap, encoding="utf-8")
        corrections = newest_first(self.env.domains["book"].records)
        if atom := feed.feed(self.edition, corrections):
            Path(self.outdir, feed.FILE).write_text(atom, encoding="utf-8")
