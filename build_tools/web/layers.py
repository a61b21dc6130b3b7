"""Charts that answer on the web: `script: true` in `figures.yaml`.

Each has a function here that returns the HTML which the script takes up in place of the still.
"""

from __future__ import annotations

from docutils import nodes
from sphinx.environment import BuildEnvironment
from sphinx.util import logging

from ..data import Figure
from ..library import library
from . import counts

#: Key of a chart → what makes its layer out of the book's data.
LAYERS = {"air-losses": counts.layer}

logger = logging.getLogger(__name__)


def layer(env: BuildEnvironment, figure: nodes.figure) -> str:
    """Return the layer of a chart in the text, or ''; one that has none but should is an error."""
    records = library(env).records
    keys = [name.removeprefix("fig-") for name in figure["ids"]]
    key = next((key for key in keys if key in records.figures), "")
    if not key or records.figures[key].kind != "chart" or not records.figures[key].script:
        return ""
    if key not in LAYERS:
        fault = records.origins[Figure, key].fault(
            f'"{key}" has script: true; only {", ".join(LAYERS)} answer on the web', "script"
        )
        logger.error(str(fault), type="book", subtype="figure")
        return ""
    return LAYERS[key](records)
