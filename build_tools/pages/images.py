"""Reports images that are not there or say nothing to those who cannot see them."""

from __future__ import annotations

from pathlib import Path

from docutils import nodes
from sphinx.application import Sphinx
from sphinx.util import logging

from ..data import did_you_mean

logger = logging.getLogger(__name__)
_SUFFIXES = {".svg", ".png", ".jpg", ".jpeg", ".webp"}


def report_images(app: Sphinx, document: nodes.document) -> None:
    """Report and drop each missing image of a page; report each image without alt text.

    Runs before Sphinx collects the images, whose warning would name no nearest file.
    """
    for image in list(document.findall(nodes.image)):
        address = image["uri"]
        if "://" in address or address.startswith("data:") or address.endswith(".*"):
            continue
        name, path = app.env.relfn2path(address)
        if not Path(path).is_file():
            near = did_you_mean(name, _images(Path(app.srcdir)))
            _report(f'there is no image "{name}"{near}', image)
            image.parent.remove(image)
        elif not image.get("alt", "").strip():
            _report(f'the image "{name}" has no alt text; say in :alt: what it shows', image)


def _images(source: Path) -> list[str]:
    """Return the paths of all images below the source directory."""
    files = (path for path in source.rglob("*") if path.suffix in _SUFFIXES)
    return [path.relative_to(source).as_posix() for path in files]


def _report(message: str, node: nodes.Node) -> None:
    # An image inside a line does not know its own.
    while not node.line and node.parent is not None:
        node = node.parent
    logger.error(message, location=node, type="book", subtype="image")
