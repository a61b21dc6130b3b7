"""What is wrong is told with file and line, and the last good PDF stays as it was."""

from __future__ import annotations

from pathlib import Path
from types import SimpleNamespace

import pytest
from docutils import nodes

from build_tools.pdf.media import Media
from tests.conftest import CHAPTER, CHAPTER_TEXT, pages
from tests.pdf.conftest import SVG, build

WIDE = "| " + " | ".join("Heading" for _ in range(12)) + " |\n|" + "---|" * 12 + "\n| "
WIDE += " | ".join("Unbreakablyverylongword" for _ in range(12)) + " |\n"
BAD = {
    "a picture that is not there": ("![A line](none.svg)", "there is no image"),
    "a picture without a text": ("```{image} line.svg\n```", "has no alt text"),
    "a picture in a line, without a text": ("![](line.svg)", "has no alt text"),
    "a skipped heading level": ("#### Deep", "Non-consecutive header level"),
    "a reference to nowhere": ("See {ref}`nowhere`.", "nowhere"),
    "an unknown node": ("```{math}\nx\n```", "has no rule for <math_block>"),
    "a glyph that no face has": ("In Chinese 龘.", "no face of the book has 龘 (U+9F98)"),
    "a sign that no face has": ("A sign: \U0001f701.", "could not be displayed"),
    "a table wider than the page": (WIDE, "wider than the page"),
    "a table without header": (
        "```{list-table}\n* - a\n  - b\n```",
        "a table needs a header row",
    ),
}


@pytest.mark.parametrize("name", BAD)
def test_bad_input_is_an_error_with_its_place(name: str, tmp_path: Path) -> None:
    markup, message = BAD[name]
    lines = CHAPTER_TEXT.split("\n")
    text = "\n".join([*lines, markup, ""])
    printed = build(tmp_path, pages() | {f"{CHAPTER}.md": text, "2-the-decision/line.svg": SVG})
    found = [line for line in printed.log.split("\n") if message in line]
    assert found, printed.log
    place, line, _ = found[0].split(":", 2)
    assert place == f"{CHAPTER}.md"
    assert len(lines) <= int(line) <= len(lines) + 5
    assert printed.app.statuscode != 0
    assert not printed.path.exists()


class Pictures(Media):
    """The rules for pictures, with a book that has one image."""

    def __init__(self) -> None:
        self.found: list[str] = []
        self.builder = SimpleNamespace(
            choose_image=lambda node: node["uri"],
            take_image=lambda uri: f"/images/{uri}" if uri == "line.svg" else None,
        )

    def problem(self, node: nodes.Node, message: str) -> None:
        self.found.append(message)


@pytest.mark.parametrize(
    ("uri", "alt", "message"),
    [
        ("none.svg", "A line", "the image none.svg is not there"),
        ("line.svg", "", "the image line.svg has no alternative text"),
        ("line.svg", " ", "the image line.svg has no alternative text"),
    ],
)
def test_a_picture_needs_its_file_and_its_text(uri: str, alt: str, message: str) -> None:
    pictures = Pictures()
    pictures.image(nodes.image(uri=uri, alt=alt))
    assert len(pictures.found) == 1
    assert pictures.found[0].startswith(message)


def test_a_sound_picture() -> None:
    pictures = Pictures()
    typst = pictures.image(nodes.image(uri="line.svg", alt="A line", width="60%"))
    assert typst == 'image("/images/line.svg", alt: "A line", width: 60%)'
    assert pictures.found == []


def test_a_reference_out_of_the_printed_book_is_an_error(tmp_path: Path) -> None:
    changes = {
        f"{CHAPTER}.md": CHAPTER_TEXT + "\nSee {ref}`lost`.\n",
        "lost.md": "---\norphan: true\n---\n\n(lost)=\n# Lost\n\nText.\n",
    }
    printed = build(tmp_path, pages() | changes)
    assert "which is not in the printed book" in printed.log


def test_the_last_good_pdf_stays_when_a_build_fails(tmp_path: Path) -> None:
    printed = build(tmp_path, pages())
    assert printed.log == ""
    before = printed.path.read_bytes()
    text = CHAPTER_TEXT.replace("A lunch", "A dinner") + "\n![A line](none.svg)\n"
    failed = build(tmp_path, pages() | {f"{CHAPTER}.md": text})
    assert failed.app.statuscode != 0
    assert printed.path.read_bytes() == before
    mended = build(tmp_path, pages() | {f"{CHAPTER}.md": CHAPTER_TEXT.replace("lunch", "dinner")})
    assert mended.log == ""
    assert printed.path.read_bytes() != before
