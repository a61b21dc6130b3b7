"""Drawn figures on the web: in light and dark, and with a slider where they have stages.

Of two pictures a browser loads only the one that is seen, because both wait (`loading="lazy"`) and
the styles hide one. Without script the still picture with all stages stays.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from html import escape
from pathlib import Path
from urllib.parse import quote

from docutils import nodes

VARIANTS = ("dark", "ground", "ground-dark")


def variants(image: nodes.image) -> Iterator[str]:
    """Yield the addresses of the pictures that stand for an image besides its own."""
    return (image[name] for name in VARIANTS if name in image)


def html(image: nodes.image, tag: str, names: Mapping[str, str]) -> str:
    """Return the HTML of a drawn figure.

    `tag` is the `<img>` of its light variant, `names` tells the file of each picture's address.
    """
    light = Path(image["uri"]).name
    still = _both(tag, light, light, names[image["dark"]])
    if "stages" not in image:
        return still
    ground = _both(tag, light, names[image["ground"]], names[image["ground-dark"]])
    return f'<div class="still">{still}</div>\n{_stages(image, ground)}'


def _both(tag: str, light: str, *files: str) -> str:
    """Return the tag twice, for each shade with its file in place of `light`."""
    return "".join(
        tag.replace(light, quote(file)).replace("<img", f'<img class="only-{shade}"', 1)
        for shade, file in zip(("light", "dark"), files, strict=True)
    )


def _stages(image: nodes.image, ground: str) -> str:
    """Return the map that responds, hidden until the script shows it."""
    width, height = (int(image[side]) / 2 for side in ("width", "height"))
    paths = "".join(
        f'<path class="stage" d="{path}" data-name="{escape(name)}" data-note="{escape(note)}"/>'
        for name, note, path in image["stages"]
    )
    last = len(image["stages"]) - 1
    ground = re.sub(r' alt="[^"]*"', ' alt=""', ground)
    return (
        '<div class="stages" hidden>\n'
        f'<div class="stage-map">{ground}<svg viewBox="0 0 {width:g} {height:g}" role="img"'
        f' aria-label="{escape(image["alt"])}">{paths}</svg></div>\n'
        f'<label class="stage-slider"><span>Date</span><input type="range" min="0" max="{last}"'
        ' value="0" step="1"></label>\n'
        '<p class="stage-text" aria-live="polite"><strong></strong> <span></span></p>\n</div>\n'
    )
