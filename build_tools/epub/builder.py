"""The EPUB builder: Sphinx's, with our own pages, package and checks.

Every build writes every page anew: a page break, an index entry or a link's place may change on a
page whose own text did not. What lies in the folder from earlier builds never enters the book.
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from shutil import copyfile
from typing import Any

from docutils import nodes
from jinja2 import Environment, FileSystemLoader, StrictUndefined
from sphinx.builders.epub3 import Epub3Builder
from sphinx.util import logging

from .. import cover
from . import archive, contents, package, pages, soundness
from .faults import Faults
from .index import index_groups, places_in
from .package import COVER, COVER_PAGE, IMPRINT, NAV, NCX, STYLESHEETS
from .publication import publication_of
from .semantics import kind_of
from .translator import EpubTranslator

HERE = Path(__file__).parent
logger = logging.getLogger(__name__)


class BookEpubBuilder(Epub3Builder):
    """Builder `epub` of the book: writes `<epub_basename>.epub`, and its files beside it."""

    name = "epub"
    default_translator_class = EpubTranslator
    # Remote images are an error of ours (see soundness.py); Sphinx would fetch them.
    supported_remote_images = True

    # -- what Sphinx asks ------------------------------------------------------------------

    def init(self) -> None:
        super().init()
        self.faults = Faults()
        self.links = soundness.Links()
        self.index_places: dict[str, dict[str, str]] = {}
        self.svg_pages: set[str] = set()
        self.written: set[str] = set()

    def get_theme_config(self) -> tuple[str, dict[str, Any]]:
        return "book_epub", {}

    def init_css_files(self) -> None:
        """Our one stylesheet is named by the templates; extensions add none."""
        self._css_files = []

    def init_js_files(self) -> None:
        """An e-book has no scripts."""
        self._js_files = []

    def get_outdated_docs(self) -> Iterator[str]:
        yield from self.env.found_docs

    def prepare_writing(self, docnames: set[str]) -> None:
        super().prepare_writing(docnames)
        self.book = publication_of(self.config)
        self.groups = contents.groups_of(self.env, self.config.root_doc)
        self.entries = contents.entries_of(self.env, self.groups)
        self.printed = [
            page
            for page in pages.read(Path(self.outdir, self.config.epub_pages))
            if page.docname in {*self.env.found_docs, "genindex"}
        ]
        if not self.printed:
            logger.info(
                "no pages of a PDF at %s: the e-book has no page list", self.config.epub_pages
            )
        for docname in sorted(self.env.found_docs):
            soundness.check_name(self.faults, self.env.doc2path(docname).as_posix(), docname)

    def write_doc(self, docname: str, doctree: nodes.document) -> None:
        if docname == self.config.root_doc:
            # The title page stands for it.
            context = {"title": self.book.full_title, "page_marks": self._marks(docname)}
            self.handle_page(docname, context, "titlepage.html")
            return
        self.fix_ids(doctree)
        self._mark_pages(docname, doctree)
        self.index_places[docname] = places_in(docname, doctree)
        soundness.check_images(self.faults, doctree)
        soundness.check_raw(self.faults, doctree)
        self.links.know_places(contents.file_of(docname), doctree)
        # Past the parent's own method, which would print addresses behind links a second time.
        super(Epub3Builder.__base__, self).write_doc(docname, doctree)

    def get_doc_context(self, docname: str, body: str, metatags: str) -> dict[str, Any]:
        return {"title": contents.plain(self.env.titles[docname]), "body": body}

    def handle_page(
        self, pagename: str, addctx: dict[str, Any], templatename: str = "page.html", *,
        outfilename: Path | None = None, event_arg: Any = None,
    ) -> None:  # fmt: skip
        """Write one page; templates take nothing from other extensions."""
        file = contents.file_of(pagename)
        context = {
            "book": self.book, "matter": kind_of(pagename)[2],
            "root": "../" * pagename.count("/"), "paged": bool(self.printed),
            "stylesheets": STYLESHEETS, **addctx,
        }  # fmt: skip
        text = self.templates.render(templatename, context)
        self._write(file, text)
        self.links.add(self.faults, file, text, event_arg)
        if "<svg" in text:
            self.svg_pages.add(file)

    def write_genindex(self) -> None:
        groups = index_groups(self, self.index_places)
        if not groups:
            self.printed = [page for page in self.printed if page.docname != "genindex"]
            return
        context = {"title": "Index", "groups": groups, "page_marks": self._marks("genindex")}
        self.handle_page("genindex", context, "genindex.html")

    def gen_pages_from_extensions(self) -> None:
        """Pages that extensions add are for the web."""

    def gen_additional_pages(self) -> None:
        """So are those of `html_additional_pages`."""

    def copy_assets(self) -> None:
        for name in STYLESHEETS:
            copyfile(HERE / "theme" / name, self.outdir / name)

    def handle_finish(self) -> None:
        """Write parts, cover, navigation and package; then, if all is sound, the book."""
        self._write_generated_pages()
        images = [f"{self.imagedir}/{name}" for name in self.images.values()]
        order = self._spine()
        landmarks = contents.landmarks_of(self.groups, set(order), COVER_PAGE, NAV)
        self._render(
            NAV, entries=self.entries, landmarks=landmarks, pages=self._page_links(),
            stylesheets=STYLESHEETS,
        )  # fmt: skip
        self._render(
            NCX, entries=self.entries, pages=self._page_links(),
            depth=max((entry.depth for entry in self.entries), default=1),
            last_page=max((int(p.label) for p in self.printed if p.label.isdecimal()), default=0),
        )  # fmt: skip
        self._check_navigation(order, images)
        self.faults.finish()
        self._render("content.opf", **package.context(self, order, images))
        (self.outdir / "META-INF").mkdir(exist_ok=True)
        copyfile(HERE / "templates/container.xml", self.outdir / "META-INF/container.xml")
        copyfile(HERE / "templates/mimetype", self.outdir / "mimetype")
        names = ["META-INF/container.xml", "content.opf", NAV, NCX, *STYLESHEETS, COVER]
        names += [name for name in order if name != NAV] + sorted(images)
        target = Path(self.outdir, f"{self.config.epub_basename}.epub")
        archive.write(target, Path(self.outdir), names, self.book.seconds)

    # -- our own ---------------------------------------------------------------------------

    def _mark_pages(self, docname: str, doctree: nodes.document) -> None:
        here = [page for page in self.printed if page.docname == docname]
        missing = pages.mark(doctree, here)
        if missing:
            # The PDF is of another state of the text: a wrong page list is worse than none.
            names = ", ".join(page.label for page in missing)
            logger.info("pages %s of the PDF begin at places that %s lacks", names, docname)
            self.printed = [page for page in self.printed if page not in missing]

    def _marks(self, docname: str) -> list[str]:
        """The labels of the pages that begin with a generated page; places inside are unknown."""
        top = nodes.document("", "")
        self._mark_pages(docname, top)
        return [mark["label"] for mark in top]

    def _write_generated_pages(self) -> None:
        for group, entry in zip(
            (group for group in self.groups if group.part),
            (entry for entry in self.entries if entry.href.startswith("part-")),
            strict=True,
        ):
            self.handle_page(
                entry.href.removesuffix(contents.SUFFIX),
                {"title": entry.title, "part": group.part, "chapters": entry.children,
                 "matter": "bodymatter"},
                "part.html",
            )  # fmt: skip
        text = f"Cover: {self.book.full_title}. {cover.DRAWING}"
        self.handle_page(
            "cover", {"title": "Cover", "cover": COVER, "cover_text": text}, "cover.html"
        )
        cover.write_png(self.outdir / COVER, self.book.title, self.book.subtitle)
        self.handle_page("imprint", {"title": "Imprint"}, "imprint.html")
        index = contents.file_of("genindex")
        if index in self.written:
            self.entries.append(contents.Entry("Index", index))

    def _spine(self) -> list[str]:
        front = [COVER_PAGE, contents.file_of(self.config.root_doc), IMPRINT, NAV]
        index = [name for name in (contents.file_of("genindex"),) if name in self.written]
        return front + contents.reading_order(self.groups) + index

    def _page_links(self) -> list[dict[str, str]]:
        return [
            {"label": page.label, "kind": page.kind,
             "href": f"{contents.file_of(page.docname)}#page-{page.label}"}
            for page in self.printed
        ]  # fmt: skip

    def _check_navigation(self, order: list[str], images: list[str]) -> None:
        """Every page has its place in the book, and everything linked is there."""
        for docname in sorted(self.env.found_docs):
            if contents.file_of(docname) not in order:
                place = self.env.doc2path(docname).as_posix()
                self.faults.add(place, "the page is in no toctree; add it to source/index.md")
        self.links.add(self.faults, NAV, (self.outdir / NAV).read_text(encoding="utf-8"), None)
        self.links.check(self.faults, {*STYLESHEETS, COVER, *images})

    def _render(self, name: str, **context: Any) -> None:
        environment = Environment(
            loader=FileSystemLoader(HERE / "templates"), autoescape=True, undefined=StrictUndefined
        )
        self._write(name, environment.get_template(name).render(book=self.book, **context))

    def _write(self, name: str, text: str) -> None:
        path = Path(self.outdir, name)
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text, encoding="utf-8", newline="\n")
        self.written.add(name)
