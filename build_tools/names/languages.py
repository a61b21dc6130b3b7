"""Marks words in other scripts with their language, for voices, hyphenation and glyphs."""

from __future__ import annotations

import re
from collections.abc import Iterator

from docutils import nodes
from sphinx.transforms import SphinxTransform

_HANGUL = r"[\u1100-\u11ff\u3130-\u318f\uac00-\ud7af]"
_HAN = r"[\u2e80-\u2fdf\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff]"
_KANA = r"[\u3040-\u30ff]"
_CYRILLIC = r"[\u0400-\u052f]"
_RUN = re.compile(
    rf"(?P<ru>{_CYRILLIC}+(?:[\s.,–\-«»]+{_CYRILLIC}+)*)"
    rf"|(?P<east>(?:{_HANGUL}|{_HAN}|{_KANA})+(?:[\s·、，。：；《》（）]+(?:{_HANGUL}|{_HAN}|{_KANA})+)*)"
)


def runs(text: str) -> Iterator[tuple[str, str]]:
    """Divide text into (language, words); language is '' for the book's own."""
    position = 0
    for match in _RUN.finditer(text):
        if match.start() > position:
            yield "", text[position : match.start()]
        yield _language(match), match.group()
        position = match.end()
    if position < len(text):
        yield "", text[position:]


def _language(match: re.Match[str]) -> str:
    """Cyrillic is Russian here; of the East Asian scripts, Hangul and kana tell themselves."""
    if match["ru"]:
        return "ru"
    if re.search(_HANGUL, match["east"]):
        return "ko"
    return "ja" if re.search(_KANA, match["east"]) else "zh"


def mark_languages(root: nodes.Element) -> None:
    """Wrap runs of other scripts below `root` in inlines of class `language-xx`, in place.

    docutils turns that class into a `lang` attribute; the other formats read it themselves.
    """
    for text in list(root.findall(nodes.Text)):
        if isinstance(text.parent, (nodes.literal, nodes.literal_block, nodes.raw)):
            continue
        if any(name.startswith("language-") for name in text.parent.get("classes", ())):
            continue
        pieces = list(runs(str(text)))
        if any(language for language, _ in pieces):
            text.parent.replace(text, [_node(*piece) for piece in pieces])


def _node(language: str, words: str) -> nodes.Node:
    if not language:
        return nodes.Text(words)
    return nodes.inline("", words, classes=[f"language-{language}"])


class MarkLanguages(SphinxTransform):
    """Mark the languages of each document as it is read."""

    default_priority = 760

    def apply(self, **kwargs: object) -> None:
        """Change the text nodes of one document in place."""
        mark_languages(self.document)
