from __future__ import annotations

import base64
import hashlib
import re
from pathlib import Path

from build_tools.web import assets

FONTS = Path(assets.HERE, "theme/static/fonts")


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
