from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

import pytest

from build_tools.web import assets

FONTS = Path(assets.HERE, "theme/static/fonts")
PAPERS = ("paper", "box", "card")
INKS = ("ink", "soft", "accent", "slate")


def colors() -> dict[str, tuple[str, str]]:
    return {
        name: (day, night)
        for name, day, night in re.findall(
            r"--(\w+):light-dark\((#\w+),(#\w+)\)", assets.stylesheet()
        )
    }


def luminance(color: str) -> float:
    """WCAG 2.2, relative luminance."""
    channels = [int(color[i : i + 2], 16) / 255 for i in (1, 3, 5)]
    r, g, b = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * r + 0.7152 * g + 0.0722 * b


def contrast(one: str, other: str) -> float:
    light, dark = sorted((luminance(one), luminance(other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("shade", [0, 1], ids=["day", "night"])
@pytest.mark.parametrize("paper", PAPERS)
@pytest.mark.parametrize("ink", INKS)
def test_every_ink_is_legible_on_every_paper(ink: str, paper: str, shade: int):
    palette = colors()
    assert contrast(palette[ink][shade], palette[paper][shade]) >= 4.5


def test_policy_knows_the_early_script_and_no_other():
    digest = base64.b64encode(hashlib.sha256(assets.EARLY_SCRIPT.encode()).digest()).decode()
    policy = assets.policy()
    assert f"'sha256-{digest}'" in policy
    assert "unsafe-inline" not in policy
    assert "http:" not in policy
    assert "https:" not in policy


def test_scripts_and_styles_are_all_joined():
    on_disk = {path.stem for path in (assets.HERE / "scripts").glob("*.js")}
    assert on_disk == set(assets.SCRIPTS)
    on_disk = {path.stem for path in (assets.HERE / "styles").glob("*.css")}
    assert on_disk == set(assets.STYLES)


def test_joining_keeps_the_styles_whole():
    text = assets.stylesheet()
    assert text.count("{") == text.count("}")
    assert "/*" not in text


def test_nothing_is_fetched_from_elsewhere():
    assert not re.search(r"url\((?!fonts/)", assets.stylesheet())
    assert "http" not in assets.script().replace('href^="http', "")


def test_faces_are_light_and_come_with_their_license():
    for face in FONTS.glob("*.woff2"):
        assert face.stat().st_size <= 40_000, face.name
    assert "SIL OPEN FONT LICENSE" in (FONTS / "OFL.txt").read_text(encoding="utf-8")
