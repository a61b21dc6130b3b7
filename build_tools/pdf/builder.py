"""The Sphinx builder `typst`: the whole book as one PDF.

Each document is resolved and translated alone into a Typst file; a main file includes them in
reading order; Typst lays the book out; the PDF takes its place only when everything went well.
"""

from __future__ import annotations

import datetime
import gc
import json
import os
import time
from collections.abc import Iterator, Set
from contextlib import contextmanager
from functools import partial
from importlib.metadata import version
from pathlib import Path

from docutils import nodes
from sphinx.builders import Builder
from sphinx.util import logging
from sphinx.util.display import progress_message

from ..library import library
from . import book, fit, holds, room
from .compile import Compiler, Places
from .files import replace, write_changed
from .fit import Fitter, digest_of
from .index import index_markup
from .labels import Labels
from .order import Order, read_order
from .pagemap import Layout, page_list, read_falls, read_layout, strayed_message
from .problems import PdfError, Problems, split_place
from .resave import finish
from .tags import pieces_of
from .translator import TypstTranslator

logger = logging.getLogger(__name__)
DESIGN = Path(__file__).with_name("design")
FONTS = Path(__file__).with_name("fonts")


class TypstBuilder(Builder):
    """Writes `<typst_filename>.pdf` and `pages.json` into the output directory."""

    name = "typst"
    format = "typst"
    epilog = "The PDF is in %(outdir)s."
    supported_image_types = ["image/svg+xml", "application/pdf", "image/png", "image/jpeg"]
    allow_parallel = False

    # -- what Sphinx asks ------------------------------------------------------------------

    def init(self) -> None:
        self.labels = Labels()
        self.problems = Problems()
        self.places = Places()
        self.order = Order([], [])
        self.rounds = self.breaks = 0
        self.lonely: list[str] = []
        self.translated: dict[str, TypstTranslator] = {}
        self.markups: dict[str, str] = {}
        self._kinds: dict[str, str] = {}

    def get_outdated_docs(self) -> str:
        return "the printed book"

    def get_target_uri(self, docname: str, typ: str | None = None) -> str:
        # "%" cannot begin a real address: the translator knows a place of the book by it.
        return f"%{docname}"

    def get_relative_uri(self, from_: str, to: str, typ: str | None = None) -> str:
        return self.get_target_uri(to, typ)

    def write_documents(self, docnames: Set[str]) -> None:
        """Make the whole book, whatever changed: pages depend on each other.

        When something is wrong, in the reading or here, every finding is logged with its place,
        the exit code is set and the last good PDF stays. (Raising would show a traceback.)
        """
        if self._is_warned():
            return
        self.folder = Path(self.outdir) / "typst"
        self.folder.mkdir(parents=True, exist_ok=True)
        self.init()
        try:
            self.make()
        except PdfError as error:
            for finding in str(error).split("\n"):
                place, message = split_place(finding)
                logger.error(message, location=place or None, type="book", subtype="pdf")
            self._app.statuscode = 1

    def make(self) -> None:
        """Write, lay out, publish. Raises PdfError."""
        with progress_message("writing Typst"), _no_collection():
            self.write_sources()
        if self._is_warned():  # references are resolved only now
            return
        key = self._key()
        if self._is_current(key):
            logger.info("the PDF is up to date")
            return
        started = time.perf_counter()
        compiler = self._compiler("main.typ")
        with progress_message("fitting notes to pages"):
            self.fit(compiler)
        with progress_message("laying out the book"):
            pdf, layout = self.lay_out(compiler)
        self._publish(pdf, layout, key)
        logger.info(
            "%d pages, %.1f MB, %.1f s; %d breaks found in %d rounds; lonely lines left: %d",
            layout.page_count,
            len(pdf) / 1e6,
            time.perf_counter() - started,
            self.breaks,
            self.rounds,
            len(self.lonely),
        )

    def _is_warned(self) -> bool:
        """Whether something was wrong in the reading of the sources."""
        warned = bool(self._app._fail_on_warnings and self._app._warncount)
        if warned:
            logger.info("the PDF was not made: see the warnings above")
        return warned

    # -- what the translator asks ----------------------------------------------------------

    def chapter_number(self, docname: str) -> str:
        """The number of the chapter as printed, or an empty string."""
        numbers = self.env.toc_secnumbers.get(docname, {}).get("", ())
        return ".".join(map(str, numbers))

    def kind_of(self, docname: str) -> str:
        """`front` (before the parts), `chapter`, or `back` (reference pages)."""
        return self._kinds.get(docname, "back")

    def source_of(self, docname: str) -> str:
        return str(self.env.doc2path(docname))

    def words_of_drawing(self, figure: nodes.Element) -> tuple[str, str]:
        """Title and description of a map or chart, from its record."""
        keys = [name.removeprefix("fig-") for name in figure["ids"] if name.startswith("fig-")]
        record = library(self.env).records.figures[keys[0]]
        return record.title, record.description

    def choose_image(self, node: nodes.Element) -> str:
        """The file of an image, where Sphinx found several kinds of it."""
        candidates = node.get("candidates", {})
        for kind in self.supported_image_types:
            if kind in candidates:
                return candidates[kind]
        return candidates.get("*", node["uri"])

    def take_image(self, uri: str) -> str | None:
        """Copy an image beside the Typst files; its path there, or None when it is not there."""
        source = Path(self.srcdir) / uri
        if not source.is_file():
            return None
        # Drawn figures lie outside the source directory.
        name = uri.removeprefix("../").replace("../", "")
        write_changed(self.folder / "images" / name, source.read_bytes())
        return f"/images/{name}"

    # -- writing ---------------------------------------------------------------------------

    def write_sources(self) -> None:
        """Write every Typst file of the book. Raises PdfError with all that is wrong."""
        root = self.config.root_doc
        self.order = read_order(self.env, root)
        for group in self.order.groups:
            kind = "chapter" if group.is_part else "back"
            self._kinds.update(dict.fromkeys(group.docnames, kind))
        self._kinds.update(dict.fromkeys(self.order.front, "front"))
        trees = {}
        for docname in self.order.docnames:
            trees[docname] = self.env.get_and_resolve_doctree(docname, self, tags=self.tags)
        # A reference to the landing page leads to the title page: it is not printed itself.
        self.labels.collect(root, _empty())
        for docname, tree in trees.items():
            self.labels.collect(docname, tree)
        for docname, tree in trees.items():
            self._translate(docname, tree)
        index = index_markup(self.env, self, self.labels)
        if index:
            self.labels.add("genindex:", ["genindex:"])
        self.labels.add(book.COLOPHON, [book.COLOPHON])
        self._write("index.typ", book.import_line() + index)
        main = book.main(self.config, self.env, self.order, self.date(), indexed=bool(index))
        self._write("main.typ", main)
        write_changed(self.folder / book.COVER, book.cover_image(self.config))
        self.labels.report(self.problems)
        self.problems.finish()
        for path in sorted(DESIGN.glob("*.typ")):
            write_changed(self.folder / "design" / path.name, path.read_bytes())
        for docname in trees:
            self._write_one(docname, {})

    def _translate(self, docname: str, tree: nodes.document) -> None:
        level = 1 if self.kind_of(docname) == "front" else 2
        translator = TypstTranslator(tree, self, docname, level)
        tree.walkabout(translator)
        self.translated[docname] = translator

    def _write_one(self, docname: str, held: dict[str, int]) -> None:
        head = book.import_line()
        markup, lines = self.translated[docname].markup(held)
        file = book.file_of(docname)
        self.markups[docname] = markup
        self._write(file, head + markup)
        shift = head.count("\n")
        self.places.add(file, {number + shift: place for number, place in lines.items()})

    def _write(self, name: str, text: str) -> None:
        write_changed(self.folder / name, text.encode("utf-8"))

    def date(self) -> datetime.datetime:
        """The time of the edition: SOURCE_DATE_EPOCH (the last commit), else now."""
        epoch = int(os.environ.get("SOURCE_DATE_EPOCH") or time.time())
        return datetime.datetime.fromtimestamp(epoch, datetime.UTC)

    # -- laying out ------------------------------------------------------------------------

    def fit(self, compiler: Compiler) -> None:
        """Write every document with the breaks that keep its notes on the page of their call."""
        fitter = Fitter(self.folder, f"{version('typst')} {self._design_digest()}")
        for docname, translator in self.translated.items():
            draft = "".join(translator.body)
            if holds.OPEN in draft:
                write, make = partial(self._write_one, docname), partial(self._alone, docname)
                fitter.add(docname, draft, write, make)
        fitter.search()
        fitter.correct(compiler)
        self.rounds, self.breaks = fitter.rounds, fitter.breaks

    def _alone(self, docname: str) -> Compiler:
        """A compiler for one document without the rest of the book."""
        file = book.file_of(docname)
        name = f"alone/{Path(file).name}"
        self._write(name, book.alone(self.config, file))
        return self._compiler(name)

    def _compiler(self, main: str) -> Compiler:
        return Compiler(self.folder, main, int(self.date().timestamp()), self.places)

    def lay_out(self, compiler: Compiler) -> tuple[bytes, Layout]:
        """Compile the whole book. Raises PdfError when a note strayed all the same."""
        pdf = compiler.compile()
        layout = read_layout(compiler, self.labels)
        falls = read_falls(compiler)
        if falls.strayed:
            raise PdfError("\n".join(strayed_message(falls, layout)))
        self.lonely = [name for name, _ in falls.lonely]
        return finish(pdf, layout, self.labels.aliases, pieces_of(self.markups.values())), layout

    def _design_digest(self) -> str:
        finders = [Path(module.__file__) for module in (fit, holds, room)]
        return digest_of([*sorted(DESIGN.glob("*.typ")), *sorted(FONTS.glob("*.ttf")), *finders])

    def _key(self) -> str:
        """A digest of all that decides the PDF."""
        # Before the breaks are searched, so not the files that the search writes.
        written = [p for p in self.folder.rglob("*") if p.is_file() and p.name != "holds.json"]
        kept = [p for p in written if p.parent.name != "alone"]
        own = sorted(Path(__file__).parent.glob("*.py"))
        texts = digest_of([*sorted(kept), *sorted(FONTS.glob("*.ttf")), *own])
        return f"{version('typst')} {self.date().isoformat()} {texts}"

    def _is_current(self, key: str) -> bool:
        state = Path(self.outdir) / "state.json"
        if not (state.exists() and self.pdf_path.exists()):
            return False
        return json.loads(state.read_text()).get("key") == key

    @property
    def pdf_path(self) -> Path:
        return Path(self.outdir) / f"{self.config.typst_filename}.pdf"

    def _publish(self, pdf: bytes, layout: Layout, key: str) -> None:
        """Put the finished files in place, each in one step."""
        # The colophon tells of the printed book alone: no other format has a place for its page.
        pages = page_list(layout, [name for name in self.labels.order if name != book.COLOPHON])
        replace(Path(self.outdir) / "pages.json", json.dumps(pages, indent=1).encode())
        replace(self.pdf_path, pdf)
        replace(Path(self.outdir) / "state.json", json.dumps({"key": key}).encode())


@contextmanager
def _no_collection() -> Iterator[None]:
    """Let Python not look for dead cycles: a quarter of the time of reading many small nodes."""
    gc.disable()
    try:
        yield
    finally:
        gc.enable()


def _empty() -> nodes.document:
    from docutils.utils import new_document

    return new_document("")
