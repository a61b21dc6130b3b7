from __future__ import annotations

from pathlib import Path

from build_tools import cover
from build_tools.cover import __main__ as command


def test_the_cover_is_made_as_drawing_and_as_image(tmp_path: Path) -> None:
    command.main(str(tmp_path))
    image = (tmp_path / "cover.png").read_bytes()
    assert (int.from_bytes(image[16:20]), int.from_bytes(image[20:24])) == (1600, 2560)
    assert (tmp_path / "cover.svg").read_text(encoding="utf-8").startswith("<svg")


def test_the_same_cover_twice() -> None:
    assert cover.render("A", "B", "png") == cover.render("A", "B", "png")


def test_a_title_changes_the_cover() -> None:
    assert cover.render("A", "B", "svg") != cover.render("C", "B", "svg")
