"""The engine: the same bytes each time, colors that stay apart, the projection, the layers."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest

from build_tools.data import load
from build_tools.figures import engine, maps, style
from build_tools.figures.projection import Frame
from build_tools.figures.stage import svg_path
from tests.conftest import ROOT

DATA = load(ROOT / "source" / "data")
CODE = """
import hashlib, sys
from pathlib import Path
from build_tools.data import load
from build_tools.figures import engine
data, folder = load(Path("source/data")), Path(sys.argv[1])
engine.draw_all(data, folder)
print(hashlib.sha256(b"".join(p.read_bytes() for p in sorted(folder.glob("*.svg")))).hexdigest())
"""


def test_two_processes_draw_the_same_bytes(tmp_path: Path) -> None:
    sums = [
        subprocess.run(
            [sys.executable, "-c", CODE, str(tmp_path / name)],
            cwd=ROOT, capture_output=True, text=True, check=True,
        ).stdout
        for name in ("one", "two")
    ]  # fmt: skip
    assert sums[0] == sums[1]
    assert len(list((tmp_path / "one").glob("*.svg"))) >= 2 * len(DATA.figures)


def test_a_picture_has_no_date_text_or_address() -> None:
    svg = engine.draw(DATA, "armistice", style.LIGHT)
    assert "<metadata" not in svg
    assert "<text" not in svg
    assert "DOCTYPE" not in svg
    assert len(svg) < 300_000


def test_every_path_has_an_outline_and_every_use_its_target() -> None:
    svg = engine.draw(DATA, "air-war", style.LIGHT)
    assert all(" d=" in tag for tag in re.findall(r"<path[^>]*>", svg))
    used, defined = (
        set(re.findall(p, svg)) for p in (r'<use xlink:href="#([^"]+)', r'id="([^"]+)"')
    )
    assert used
    assert used <= defined


@pytest.mark.parametrize("key", DATA.figures)
def test_a_figure_is_as_large_as_it_says(key: str) -> None:
    width, height = engine.size_of(DATA, key)
    svg = engine.draw(DATA, key, style.DARK)
    assert f'width="{width // 2}pt"' in svg
    assert abs(float(svg.split('height="')[1].split("pt")[0]) - height / 2) < 1


def luminance(color: str) -> float:
    """Relative luminance (WCAG 2.2)."""
    parts = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    linear = [c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in parts]
    return sum(w * c for w, c in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def contrast(one: str, other: str) -> float:
    high, low = sorted((luminance(one), luminance(other)), reverse=True)
    return (high + 0.05) / (low + 0.05)


@pytest.mark.parametrize("palette", style.PALETTES.values(), ids=lambda palette: palette.name)
def test_words_and_lines_stand_out_from_their_ground(palette: style.Palette) -> None:
    for ground in (palette.land, palette.land_korea, palette.sea, palette.land_soviet):
        assert contrast(palette.ink, ground) >= 7
        for color in (palette.soft, palette.accent, palette.slate):
            assert contrast(color, ground) >= 3
    for color in palette.series:
        assert contrast(color, palette.land_korea) >= 3


def test_type_is_large_enough_on_a_phone() -> None:
    column = 320 - 2 * 20  # pixels: the page's gutters
    assert style.SMALL * column / style.WIDTH >= 8.9


def test_projection_keeps_the_frame_and_the_directions() -> None:
    frame = Frame(124, 34, 131, 43)
    left, right, bottom, top = frame.limits
    (west, middle, north) = frame.project([(124, 38.5), (127.5, 38.5), (127.5, 43)])
    assert west[0] == pytest.approx(left)
    assert middle == pytest.approx([0, 0], abs=1e-12)
    assert north[1] == pytest.approx(top)
    # Conformal: a degree of latitude beside a degree of longitude times the cosine.
    east, up = frame.project([(127.6, 38.5), (127.5, 38.6)])
    assert east[0] / up[1] == pytest.approx(0.7826, rel=1e-3)
    assert frame.height(312) == pytest.approx(312 * (top - bottom) / (right - left))


def test_a_path_lies_on_the_map() -> None:
    frame = Frame(124, 34, 131, 43)
    path = svg_path(frame, [(127.5, 43), (127.5, 34)])
    assert path == f"M156.0 0.0L156.0 {frame.height(312):.1f}"


def test_the_ground_says_where_it_is_from() -> None:
    ground = json.loads(maps.BASE.read_text(encoding="utf-8"))
    assert "Natural Earth" in ground["source"]
    codes = {code for f in ground["features"] for code in f["properties"]["countries"]}
    assert {"156", "392", "408", "410", "496", "643"} <= codes


def test_lines_of_the_front_run_through_known_towns() -> None:
    known = {maps.where(DATA, key) for key, p in DATA.places.items() if p.lat is not None}
    known |= {feature.points[0] for feature in DATA.geo["towns"].features}
    for front in DATA.geo["front-lines"].features:
        if front.properties.id in ("1950-06-25", "1953-07-27"):
            continue  # the parallel, and the line as Natural Earth has it
        inner = [point for point in front.points if point not in known]
        assert len(inner) <= 1, f"{front.properties.id}: {inner}"  # an end on an unnamed coast
