"""What all maps share: the ground, points with labels, lines, areas, and a key."""

from __future__ import annotations

import json
from collections.abc import Iterable
from functools import cache
from pathlib import Path

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.patches import PathPatch
from matplotlib.path import Path as Outline
from matplotlib.patheffects import withStroke
from matplotlib.transforms import Bbox

from ..data import Data, DataError, Place
from . import style
from .projection import Frame, Point
from .style import Palette

BASE = Path(__file__).parent / "base" / "northeast-asia.geojson"
KOREA = {"408", "410"}  # ISO 3166-1 numeric, as in the base
SOVIET = {"643"}
#: Where a label stands by its point: shift in points, then the alignments.
SIDES = {
    "n": (0, 4, "center", "bottom"), "s": (0, -4, "center", "top"),
    "e": (4.5, 0, "left", "center_baseline"), "w": (-4.5, 0, "right", "center_baseline"),
    "ne": (3.5, 2.5, "left", "bottom"), "nw": (-3.5, 2.5, "right", "bottom"),
    "se": (3.5, -2.5, "left", "top"), "sw": (-3.5, -2.5, "right", "top"),
}  # fmt: skip


@cache
def base() -> list[dict]:
    """Return the features of the ground (`figures.clip` made them)."""
    return json.loads(BASE.read_text(encoding="utf-8"))["features"]


def where(data: Data, key: str) -> Point:
    """Return where a place of `places.yaml` or a town of the layer `towns` is.

    A place without coordinates is a DataError at its record.
    """
    if key not in data.places:
        return data.geo["towns"][key].points[0]
    record = data.places[key]
    if record.lat is None or record.lon is None:
        message = f'a map shows "{key}", which lacks lat and lon; give both, with their source'
        raise DataError([data.origins[Place, key].fault(message)])
    return record.lon, record.lat


def name_of(data: Data, key: str) -> str:
    """Return the book's name of a place or town."""
    return data.places[key].name if key in data.places else data.geo["towns"][key].properties.name


def height(frame: Frame, key_lines: int = 0) -> float:
    """Return the height of a map's figure in points, with room for a key of so many lines."""
    return round(frame.height(style.WIDTH) + (key_lines * 14.5 + 5 if key_lines else 0), 1)


class Map:
    """A map that fills the upper part of a figure; the key stands below it."""

    def __init__(self, figure: Figure, frame: Frame, palette: Palette) -> None:
        self.figure, self.frame, self.palette = figure, frame, palette
        self.korea: PathPatch | None = None
        height = frame.height(style.WIDTH) / (figure.get_figheight() * 72)
        self.axes = figure.add_axes((0, 1 - height, 1, height))
        left, right, bottom, top = frame.limits
        self.axes.set(xlim=(left, right), ylim=(bottom, top), xticks=[], yticks=[])
        self.axes.set_facecolor(palette.sea)
        for spine in self.axes.spines.values():
            spine.set(visible=True, color=palette.border, linewidth=0.8)

    def ground(self, *, line_of_1953: bool = False) -> None:
        """Draw land and borders; between the two Koreas only where `line_of_1953` asks."""
        palette = self.palette
        land = [feature for feature in base() if feature["properties"]["kind"] == "land"]
        rings = [ring for feature in land for (ring,) in feature["geometry"]["coordinates"]]
        # The shore is what is left of an outline once the lands are laid over it.
        self._patch(rings, facecolor="none", edgecolor=palette.border, linewidth=1.2, zorder=1)
        for feature in land:
            countries = set(feature["properties"]["countries"])
            color = palette.land_soviet if countries & SOVIET else palette.land
            if not countries & KOREA:
                rings = [ring for (ring,) in feature["geometry"]["coordinates"]]
                self._patch(rings, facecolor=color, edgecolor=color, linewidth=0.3, zorder=2)
        # As one, so that no seam shows where there was no border yet.
        rings = [
            ring
            for feature in land
            if set(feature["properties"]["countries"]) & KOREA
            for (ring,) in feature["geometry"]["coordinates"]
        ]
        color = palette.land_korea
        self.korea = self._patch(rings, facecolor=color, edgecolor=color, linewidth=0.3, zorder=2)
        for feature in base():
            inner = set(feature["properties"]["countries"]) == KOREA
            if feature["properties"]["kind"] == "border" and (line_of_1953 or not inner):
                for line in feature["geometry"]["coordinates"]:
                    self.line(line, color=palette.border, linewidth=0.8, zorder=3)

    def _patch(self, rings: Iterable[list[Point]], **look: object) -> PathPatch | None:
        """Draw rings of degrees as one area; what lies far outside the map is cut off."""
        left, right, bottom, top = self.frame.limits
        margin = (right - left) / 20
        box = Bbox.from_extents(left - margin, bottom - margin, right + margin, top + margin)
        seen = []
        for ring in rings:
            outline = Outline(self.frame.project(ring), closed=True)
            if outline.get_extents().overlaps(box):
                seen.append(outline.clip_to_bbox(box))
        if not seen:
            return None
        return self.axes.add_patch(PathPatch(Outline.make_compound_path(*seen), **look))

    def line(self, points: Iterable[Point], **look: object) -> None:
        """Draw a line through points given in degrees."""
        x, y = self.frame.project(points).T
        look = {"zorder": 5, "solid_capstyle": "round", "solid_joinstyle": "round"} | look
        self.axes.plot(x, y, **look)

    def area(self, points: Iterable[Point], **look: object) -> None:
        """Fill a ring of points given in degrees."""
        self._patch([list(points)], **({"zorder": 4, "linewidth": 0.8} | look))

    def korea_within(self, points: Iterable[Point], color: str) -> None:
        """Color what of Korea lies inside a ring."""
        patch = self._patch([list(points)], facecolor=color, edgecolor="none", zorder=2.5)
        patch.set_clip_path(self.korea)

    def arrow(self, start: Point, end: Point, **look: object) -> None:
        """Draw an arrow that stops short of its end, where a name stands."""
        look = {"arrowstyle": "-|>", "shrinkA": 3, "shrinkB": 5, "mutation_scale": 9} | look
        tail, head = self.frame.project([start, end])
        self.axes.annotate("", head, tail, arrowprops=look, zorder=5)

    def mark(self, point: Point, marker: str = "o", size: float = 4, **look: object) -> None:
        """Draw a sign at a point."""
        look = {
            "color": self.palette.ink, "markeredgecolor": self.palette.land_korea,
            "markeredgewidth": 0.6, "linestyle": "none", "zorder": 7,
        } | look  # fmt: skip
        x, y = self.frame.project([point]).T
        self.axes.plot(x, y, marker=marker, markersize=size, **look)

    def label(self, point: Point, text: str, side: str = "e", **look: object) -> None:
        """Write a name beside a point, on a side of the compass; a rim parts it from lines."""
        across, up, horizontal, vertical = SIDES[side]
        look = {"fontsize": style.SMALL, "zorder": 8} | look
        self.axes.annotate(
            text, self.frame.project([point])[0], (across, up), textcoords="offset points",
            ha=horizontal, va=vertical, linespacing=0.95, path_effects=[self._rim()], **look,
        )  # fmt: skip

    def towns(self, data: Data, sides: dict[str, str], **look: object) -> None:
        """Draw places and towns as dots with their names (key to side)."""
        for key, side in sides.items():
            point = where(data, key)
            self.mark(point)
            self.label(point, name_of(data, key), side, **look)

    def region(self, point: Point, text: str, **look: object) -> None:
        """Write the name of a land or a sea over it, centered."""
        look = {
            "fontsize": style.LARGE, "style": "italic", "color": self.palette.soft, "zorder": 6,
        } | look  # fmt: skip
        self.axes.annotate(
            text, self.frame.project([point])[0], ha="center", va="center", linespacing=1.1,
            path_effects=[self._rim()], **look,
        )  # fmt: skip

    def _rim(self) -> withStroke:
        return withStroke(linewidth=2, foreground=self.palette.land_korea, alpha=0.75)

    def key(self, entries: dict[str, dict], columns: int = 1) -> None:
        """Explain signs below the map: text to the look of a line or marker."""
        none = {"linestyle": "none"}
        handles = [
            Line2D([], [], label=text, **((none if "marker" in look else {}) | look))
            for text, look in entries.items()
        ]
        self.figure.legend(
            handles=handles, loc="lower left", bbox_to_anchor=(0, 0), ncols=columns,
            borderpad=0.2, borderaxespad=0.1, handlelength=2, columnspacing=1.4, labelspacing=0.35,
            handletextpad=0.6, fontsize=style.SMALL,
        )  # fmt: skip
