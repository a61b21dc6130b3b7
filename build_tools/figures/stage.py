"""The stages of a figure that responds on the web: plain SVG paths over a drawn ground."""

from __future__ import annotations

from collections.abc import Iterable
from typing import NamedTuple

from . import style
from .projection import Frame, Point


class Stage(NamedTuple):
    """One stage: its name, a remark, and its path in the figure's points."""

    name: str
    note: str
    path: str


def svg_path(frame: Frame, points: Iterable[Point]) -> str:
    """Return a line through points in degrees as the `d` of an SVG path over a map."""
    left, right, bottom, top = frame.limits
    across = style.WIDTH / (right - left)
    down = frame.height(style.WIDTH) / (top - bottom)
    steps = [f"{(x - left) * across:.1f} {(top - y) * down:.1f}" for x, y in frame.project(points)]
    return "M" + "L".join(steps)
