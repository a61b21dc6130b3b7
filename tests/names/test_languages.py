"""Language marks on words in other scripts."""

from __future__ import annotations

import pytest
from docutils import nodes

from build_tools.names.languages import mark_languages, runs
from tests.conftest import CHAPTER, CHAPTER_TEXT, Build


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("no other script", [("", "no other script")]),
        ("", []),
        ("Штыков", [("ru", "Штыков")]),
        ("as Штыков, Т. Ф. wrote", [("", "as "), ("ru", "Штыков, Т. Ф"), ("", ". wrote")]),
        ("«Правда» said", [("", "«"), ("ru", "Правда"), ("", "» said")]),
        ("Antung 安東 (now", [("", "Antung "), ("zh", "安東"), ("", " (now")]),
        ("김일성 and 毛泽东", [("ko", "김일성"), ("", " and "), ("zh", "毛泽东")]),
        ("朝鮮日報 조선일보", [("ko", "朝鮮日報 조선일보")]),
        ("ソウル、京城", [("ja", "ソウル、京城")]),
        ("我们，同意。", [("zh", "我们，同意"), ("", "。")]),
        ("МиГ-15", [("ru", "МиГ"), ("", "-15")]),
    ],
)
def test_runs(text: str, expected: list[tuple[str, str]]) -> None:
    assert list(runs(text)) == expected
    assert "".join(words for _, words in runs(text)) == text


def test_code_and_marked_words_stay() -> None:
    root = nodes.paragraph()
    root += nodes.literal("", "Штыков")
    root += nodes.inline("", "安東", classes=["language-ja"])
    before = root.pformat()
    mark_languages(root)
    assert root.pformat() == before


def test_marks_in_a_page(mini_book: Build) -> None:
    text = CHAPTER_TEXT.replace("friendly atmosphere`", "friendly atmosphere` In Russian: обед.")
    document = mini_book({f"{CHAPTER}.md": text}, "dummy").doctree()
    marked = [node for node in document.findall(nodes.inline) if "language-ru" in node["classes"]]
    assert [node.astext() for node in marked] == ["обед", "Загадочная война"]
