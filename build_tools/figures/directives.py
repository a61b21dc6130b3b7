"""`:::{map} key` and `:::{chart} key`: a drawn figure in the text, with its caption."""

from __future__ import annotations

import os
from pathlib import Path

from docutils import nodes
from sphinx import addnodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging
from sphinx.util.docutils import SphinxDirective

from ..data import Figure, did_you_mean
from ..library import library
from .engine import size_of, stages_of

logger = logging.getLogger(__name__)


def image_of(env: BuildEnvironment, key: str) -> nodes.image:
    """Return the image of a figure; attribute `dark` is the address of its dark variant.

    A figure that responds on the web has `stages` (see `build_tools.figures.stage`) as well, and
    `ground` and `ground-dark`, the pictures below them. The addresses are relative to the source
    directory, as Sphinx wants them; the figures lie beside the doctrees.
    """
    records = library(env).records
    width, height = size_of(records, key)
    image = nodes.image(
        uri="/" + _address(env, f"{key}.svg"), dark=_known(env, f"{key}-dark.svg"),
        alt=records.figures[key].alt, width=str(width), height=str(height),
        classes=["no-scaled-link"],
    )  # fmt: skip
    if stages := stages_of(records, key):
        image["stages"] = [tuple(stage) for stage in stages]
        image["ground"] = _known(env, f"{key}-ground.svg")
        image["ground-dark"] = _known(env, f"{key}-ground-dark.svg")
    return image


def _address(env: BuildEnvironment, name: str) -> str:
    folder = Path(env.doctreedir).parent / "figures"
    return Path(os.path.relpath(folder / name, env.srcdir)).as_posix()


def _known(env: BuildEnvironment, name: str) -> str:
    """Return the address of a picture that no node of its own stands for; Sphinx learns of it."""
    address = _address(env, name)
    env.note_dependency(address)
    env.images.add_file(env.docname, address)
    return address


class DrawnFigure(SphinxDirective):
    """A figure of `figures.yaml`; the content is one paragraph, its caption."""

    required_arguments = 1
    has_content = True
    kind = ""

    def run(self) -> list[nodes.Node]:
        """Return the figure; an unknown key, one of the other kind or used twice is an error."""
        self.assert_has_content()
        key = self.arguments[0].strip()
        domain = library(self.env)
        record = domain.records.figures.get(key)
        if record is None or record.kind != self.kind:
            known = [k for k, r in domain.records.figures.items() if r.kind == self.kind]
            return self._report(f'there is no {self.kind} "{key}"{did_you_mean(key, known)}')
        body = self.parse_content_to_nodes()
        if len(body) != 1 or not isinstance(body[0], nodes.paragraph):
            return self._report(f'the caption of "{key}" is not one paragraph')
        domain.note_use(self.env.docname, "figure", key)
        figure = nodes.figure(classes=["drawing", self.kind])
        figure += image_of(self.env, key)
        figure += nodes.caption(body[0].rawsource, "", *body[0].children)
        figure += nodes.legend("", self._credit(key, record), classes=["credit"])
        for node in (figure, *figure.children):
            self.set_source_info(node)
        self.options["name"] = f"fig-{key}"
        self.add_name(figure)
        return [figure]

    def _credit(self, key: str, record: Figure) -> nodes.paragraph:
        link = addnodes.pending_xref(
            "", nodes.inline("", "Description and data"),
            refdomain="book", reftype="figure", reftarget=key, refdoc=self.env.docname,
            refwarn=True, refexplicit=True,
        )  # fmt: skip
        self.set_source_info(link)
        return nodes.paragraph("", f"{record.credit} ", link, nodes.Text("."))

    def _report(self, message: str) -> list[nodes.Node]:
        logger.error(message, location=self.get_location(), type="book", subtype="figure")
        return []


class Map(DrawnFigure):
    """`:::{map} key`."""

    kind = "map"


class Chart(DrawnFigure):
    """`:::{chart} key`."""

    kind = "chart"
