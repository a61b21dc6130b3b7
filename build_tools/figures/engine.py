"""Draws every figure of `figures.yaml` as `<key>.svg` and `<key>-dark.svg`.

A figure is drawn again only when its code, its data or what all figures share has changed. The same
input gives the same bytes: ids come from a fixed salt, and no date is written.
"""

from __future__ import annotations

import hashlib
import importlib
import io
import os
import re
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from itertools import count
from pathlib import Path
from types import ModuleType

import matplotlib
from matplotlib.figure import Figure as Canvas

from ..data import Data, DataError, Figure
from . import style
from .stage import Stage

HERE = Path(__file__).parent
DRAWINGS = HERE / "drawings"
_SHARED = (
    "engine.py", "stage.py", "style.py", "maps.py", "charts.py", "projection.py", "base/*",
    "fonts/*.otf",
)  # fmt: skip
_NUMBER = re.compile(r"-?\d+\.\d+")
_SPACE = re.compile(r"\s+(?=[A-Za-z])|(?<=[A-Za-z])\s+")  # none is needed beside a letter
_PATHS = re.compile(r'(?<= d=")[^"]*')
_EMPTY = re.compile(r"<path(?![^>]* d=)")  # the outline of a space
_TWICE = re.compile(r'<path d="([^"]+)" style="([^"]*)"/>\s*<path d="\1" style="([^"]*)"/>')
_PROLOGUE = re.compile(r"<!DOCTYPE[^>]*>\s*|<metadata>.*?</metadata>\s*", re.DOTALL)


def drawing_of(data: Data, key: str) -> ModuleType:
    """Return the module that draws a figure; one that is not there is a DataError."""
    name = data.figures[key].draws
    known = sorted(path.stem for path in DRAWINGS.glob("[!_]*.py"))
    if name not in known:
        message = f'"{key}" has an unknown drawing "{name}"; there are {", ".join(known)}'
        raise DataError([data.origins[Figure, key].fault(message, "draws")])
    return importlib.import_module(f"{__package__}.drawings.{name}")


def size_of(data: Data, key: str) -> tuple[int, int]:
    """Return width and height of a figure in pixels of the web."""
    height = _height(data, key)
    return round(style.WIDTH * style.PIXELS), round(height * style.PIXELS)


def _height(data: Data, key: str) -> float:
    """Return the height of a figure in points."""
    with _faults_named(data, key):
        return drawing_of(data, key).height_of(data)


@contextmanager
def _faults_named(data: Data, key: str) -> Iterator[None]:
    """Turn the error of a drawing whose data are missing or of another form into a DataError."""
    try:
        yield
    except (KeyError, IndexError, ValueError) as error:
        name = data.figures[key].draws
        message = f'"{key}": its drawing "{name}" failed: {type(error).__name__} {error}'
        raise DataError([data.origins[Figure, key].fault(message, "draws")]) from error


def draw_all(data: Data, folder: Path) -> list[str]:
    """Draw what is not in `folder` yet and return its keys.

    Raises DataError with the faults of all figures that cannot be drawn.
    """
    drawn, faults = [], []
    folder.mkdir(parents=True, exist_ok=True)
    for key in data.figures:
        try:
            digest = _digest(data, key)
            state = folder / f"{key}.sha256"
            wanted = list(_files(data, key, folder))
            if _is_drawn(state, digest, [path for path, *_ in wanted]):
                continue
            for path, ground, palette in wanted:
                _replace(path, draw(data, key, palette, ground=ground))
            _replace(state, digest)
            drawn.append(key)
        except DataError as error:
            faults += error.faults
    if faults:
        raise DataError(faults)
    return drawn


def _files(data: Data, key: str, folder: Path) -> Iterator[tuple[Path, bool, style.Palette]]:
    """Yield the files of a figure; one that responds on the web has its ground apart."""
    for ground in (False, True) if _has_stages(data.figures[key]) else (False,):
        for ending, palette in style.PALETTES.items():
            yield folder / f"{key}{'-ground' if ground else ''}{ending}.svg", ground, palette


def _is_drawn(state: Path, digest: str, files: list[Path]) -> bool:
    if not state.exists() or state.read_text(encoding="ascii") != digest:
        return False
    return all(path.exists() for path in files)


def stages_of(data: Data, key: str) -> list[Stage]:
    """Return the stages of a map that responds on the web, or nothing.

    A map with `script` whose drawing has no stages is a DataError; a chart responds in other ways.
    """
    if not _has_stages(data.figures[key]):
        return []
    module = drawing_of(data, key)
    if not hasattr(module, "stages"):
        message = f'"{key}" has script, but its drawing "{module.__name__}" has no stages'
        raise DataError([data.origins[Figure, key].fault(message, "script")])
    return module.stages(data)


def _has_stages(figure: Figure) -> bool:
    return figure.script and figure.kind == "map"


def draw(data: Data, key: str, palette: style.Palette, *, ground: bool = False) -> str:
    """Return one figure, or only the ground for its stages, as SVG in one set of colors."""
    stages_of(data, key)  # reports what is missing
    module = drawing_of(data, key)
    with style.styled(palette, key):
        canvas = Canvas(figsize=(style.WIDTH / 72, _height(data, key) / 72))
        with _faults_named(data, key):
            (module.draw_ground if ground else module.draw)(canvas, data, palette)
        out = io.StringIO()
        nothing = dict.fromkeys(("Creator", "Date", "Format", "Type"))
        canvas.savefig(out, format="svg", metadata=nothing)
    return _small(out.getvalue())


def _small(svg: str) -> str:
    """Leave out what no reader needs, round to tenths of a point, write each outline once."""
    svg = _EMPTY.sub('<path d="M0 0"', _PROLOGUE.sub("", svg))
    svg = _PATHS.sub(lambda path: _SPACE.sub("", _NUMBER.sub(_rounded, path[0])), svg)
    numbers = count(1)
    return _TWICE.sub(lambda match: _once(match, f"outline-{next(numbers)}"), svg)


def _once(match: re.Match[str], identifier: str) -> str:
    """A word and its rim have one outline, used twice."""
    outline, rim, word = match.groups()
    uses = "".join(f'<use xlink:href="#{identifier}" style="{look}"/>' for look in (rim, word))
    return f'<defs><path id="{identifier}" d="{outline}"/></defs>{uses}'


def _rounded(number: re.Match[str]) -> str:
    text = f"{float(number[0]):.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _digest(data: Data, key: str) -> str:
    """Return what a figure's picture depends on, as one number."""
    figure = data.figures[key]
    code = Path(drawing_of(data, key).__file__).read_bytes()
    parts = [
        matplotlib.__version__,
        key,
        str(figure.script),
        _shared(),
        hashlib.sha256(code).hexdigest(),
    ]
    parts += [repr(_drawn(data, name)) for name in figure.data]
    return hashlib.sha256("\n".join(parts).encode()).hexdigest()


def _drawn(data: Data, name: str) -> object:
    if name == "places":
        return sorted(data.places.items())
    return data.series[name].rows if name in data.series else data.geo[name]


@cache
def _shared() -> str:
    """Return the digest of code, fonts and ground that every figure uses."""
    files = [path for pattern in _SHARED for path in sorted(HERE.glob(pattern))]
    return hashlib.sha256(b"\n".join(path.read_bytes() for path in files)).hexdigest()


def _replace(path: Path, text: str) -> None:
    """Write a file whole or not at all: another build may read it."""
    temporary = path.with_name(f".{path.name}.{os.getpid()}")
    temporary.write_text(text, encoding="utf-8")
    temporary.replace(path)
