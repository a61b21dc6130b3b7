"""Bad input of the web edition: each fault is told with file and line."""

from __future__ import annotations

import re
from pathlib import Path

import pytest
from lxml import html

from build_tools.web import soundness
from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

from . import book

SECOND = f"{book.SECOND}.md"
SVG = '<svg xmlns="http://www.w3.org/2000/svg" {}><path d="M0 0h9"/></svg>'
FIGURE = "\n```{figure} /drawn.svg\n:alt: A line.\n\nA line.\n```\n"


def build_with(folder: Path, addition: str, **config: object) -> str:
    """Build the mini book with an addition to its second chapter; return the warnings."""
    text = book.files()[SECOND].replace("They wrote it.", f"They wrote it.{addition}", 1)
    return book.build(folder, {SECOND: text}, **config)


@pytest.mark.parametrize(
    ("markup", "fault"),
    [
        ("<script>go()</script>", "<script> in raw HTML"),
        ('<p style="color: red">x</p>', "style= in raw HTML"),
        ('<p onclick="go()">x</p>', "onclick= in raw HTML"),
        (
            '<img src="https://elsewhere.example/a.png" alt="">',
            "https://elsewhere.example/a.png would be fetched from elsewhere",
        ),
    ],
)
def test_raw_html_that_the_policy_forbids_is_named(tmp_path: Path, markup: str, fault: str):
    warnings = build_with(tmp_path, f"\n\n```{{raw}} html\n{markup}\n```\n")
    assert re.search(rf"07-the-plan\.md:10: WARNING: {re.escape(fault)}", warnings)


@pytest.mark.parametrize("markup", ["<p>plain</p>", '<a href="https://elsewhere.example/">x</a>'])
def test_other_raw_html_is_left_alone(markup: str):
    assert soundness.fault_of_markup(markup) == ""


def test_a_script_from_elsewhere_is_named_with_the_line_of_the_configuration(tmp_path: Path):
    script = "https://elsewhere.example/count.js"
    warnings = book.build(tmp_path, html_js_files=[script])
    assert f"conf.py:1: WARNING: {script} would be fetched from elsewhere" in warnings


def test_the_line_is_the_one_that_adds_the_script(tmp_path: Path):
    conf = tmp_path / "conf.py"
    conf.write_text("project = 'x'\nhtml_js_files = ['https://a.example/b.js']\n")
    assert soundness._line_with(conf, "https://a.example/b.js") == 2


def test_an_image_gets_the_size_of_its_file(tmp_path: Path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source/drawn.svg").write_text(SVG.format('width="90" height="30"'))
    assert build_with(tmp_path, FIGURE.replace(":alt:", ":name: line\n:width: 45px\n:alt:")) == ""
    page = html.fromstring((tmp_path / "html" / f"{book.SECOND}.html").read_text("utf-8"))
    [image] = page.xpath("//img")
    assert (image.get("width"), image.get("height")) == ("45", "15")
    assert image.get("style") is None


def test_an_image_without_size_is_named(tmp_path: Path):
    (tmp_path / "source").mkdir()
    (tmp_path / "source/drawn.svg").write_text("<svg/>")
    warnings = build_with(tmp_path, FIGURE.replace(":alt:", ":name: line\n:alt:"))
    fault = "the size of the image drawn.svg cannot be read; give :width: and :height: in pixels"
    assert re.search(rf"07-the-plan\.md:\d+: WARNING: {fault}", warnings)


def test_colors_are_legible():
    assert list(soundness.faint_colors(soundness.COLORS.read_text(encoding="utf-8"))) == []


def test_a_faint_color_is_named_with_its_line():
    css = soundness.COLORS.read_text(encoding="utf-8")
    number = next(n for n, line in enumerate(css.splitlines(), 1) if "--soft: light-dark" in line)
    faults = list(soundness.faint_colors(css.replace("#675e54, #a09889", "#9a9084, #a09889")))
    assert faults[0] == (
        number,
        "--soft #9a9084 on --paper #faf6ee (light) has a contrast of 2.91:1; text needs 4.5:1",
    )
    assert {line for line, _ in faults} == {number}


def test_a_faint_color_is_a_warning_of_the_build(
    mini_book: Build, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
):
    faint = tmp_path / "colors.css"
    css = soundness.COLORS.read_text(encoding="utf-8")
    faint.write_text(css.replace("#675e54, #a09889", "#9a9084, #a09889"), encoding="utf-8")
    monkeypatch.setattr(soundness, "COLORS", faint)
    built = mini_book({f"{CHAPTER}.md": CHAPTER_TEXT})
    assert re.search(r"colors\.css:\d+: WARNING: --soft #9a9084 on --paper", built.warnings)
    assert built.exit_code == 1
