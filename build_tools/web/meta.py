"""What a page tells machines: description, citation tags, JSON-LD, Open Graph."""

from __future__ import annotations

import json
from html import escape

from docutils import nodes

from . import feed
from .cite import Chapter
from .edition import LICENSE, Edition

#: Search engines cut a description at about this length.
DESCRIPTION_LENGTH = 160


def description_of(
    doctree: nodes.document, given: str = "", length: int = DESCRIPTION_LENGTH
) -> str:
    """Return a page's description: the one its front matter gives, or else its first words.

    The first paragraph of a chapter is its In brief; notes' numbers are left out. A line as short
    as a subtitle counts only where nothing longer follows.
    """
    if given:
        return shorten(given, length)
    paragraphs = (node for node in doctree.findall(nodes.paragraph) if not _is_hidden(node))
    texts = [text for text in map(_words, paragraphs) if text]
    return shorten(next((text for text in texts if len(text) > 40), "".join(texts[:1])), length)


def _is_hidden(node: nodes.Node) -> bool:
    apart = (nodes.footnote, nodes.table, nodes.system_message, nodes.comment)
    while (node := node.parent) is not None:
        if isinstance(node, apart):
            return True
    return False


def _words(node: nodes.Element) -> str:
    text = "".join(
        leaf.astext()
        for leaf in node.findall(nodes.Text)
        if not isinstance(leaf.parent, nodes.footnote_reference)
    )
    return " ".join(text.split())


def shorten(text: str, length: int = DESCRIPTION_LENGTH) -> str:
    """Cut `text` at the last sentence, or else the last word, that fits."""
    text = " ".join(text.split())
    if len(text) <= length:
        return text
    sentence = text[:length].rfind(". ")
    if sentence > length // 2:
        return text[: sentence + 1]
    return text[: length - 1].rsplit(" ", 1)[0].rstrip(",;:–—") + "…"


def tags(
    edition: Edition, docname: str, title: str, description: str, chapter: Chapter | None
) -> str:
    """Return the `<meta>`, `<link>` and JSON-LD lines of a page's head."""
    pairs = _dublin_core(edition, title, description, chapter)
    if chapter:
        pairs += _highwire(edition, chapter)
    lines = [f'<meta name="{name}" content="{escape(value)}">' for name, value in pairs if value]
    lines += [
        f'<meta property="{name}" content="{escape(value)}">'
        for name, value in _open_graph(edition, docname, title, description, chapter)
        if value
    ]
    if address := edition.address(docname):
        lines.append(f'<link rel="canonical" href="{escape(address)}">')
        lines.append(
            f'<link rel="alternate" type="application/atom+xml" title="Corrections" '
            f'href="{escape(edition.base + feed.FILE)}">'
        )
    lines.append(f'<link rel="license" href="{LICENSE}">')
    data = _json_ld(edition, docname, title, description, chapter)
    # "</" would end the element early inside a script.
    text = json.dumps(data, ensure_ascii=False, separators=(",", ":")).replace("</", "<\\/")
    lines.append(f'<script type="application/ld+json">{text}</script>')
    return "\n".join(lines)


def _dublin_core(
    edition: Edition, title: str, description: str, chapter: Chapter | None
) -> list[tuple[str, str]]:
    return [
        ("DC.title", title),
        ("DC.creator", edition.author),
        ("DC.date", edition.date),
        ("DC.language", edition.language),
        ("DC.rights", LICENSE),
        ("DC.type", "Text"),
        ("DCTERMS.isPartOf", edition.title if chapter else ""),
    ]


def _highwire(edition: Edition, chapter: Chapter) -> list[tuple[str, str]]:
    # The names that Zotero's "Embedded Metadata" translator and Google Scholar read.
    return [
        ("citation_title", chapter.title),
        ("citation_inbook_title", edition.title),
        ("citation_author", edition.author),
        ("citation_publication_date", edition.date.replace("-", "/")),
        ("citation_language", edition.language),
        ("citation_fulltext_html_url", edition.address(chapter.docname)),
    ]


def _open_graph(
    edition: Edition, docname: str, title: str, description: str, chapter: Chapter | None
) -> list[tuple[str, str]]:
    card = f"{edition.base}_static/card.png" if edition.base else ""
    return [
        ("og:type", "article" if chapter else "book" if docname == "index" else "website"),
        ("og:title", title),
        ("og:description", description),
        ("og:site_name", edition.title),
        ("og:url", edition.address(docname)),
        # Open Graph wants whole addresses, so there is no card before the site has one.
        ("og:image", card),
        ("og:image:width", "1200" if card else ""),
        ("og:image:height", "630" if card else ""),
        ("og:image:alt", f"{edition.title}, an open history" if card else ""),
    ]


def _json_ld(
    edition: Edition, docname: str, title: str, description: str, chapter: Chapter | None
) -> dict[str, object]:
    book: dict[str, object] = {
        "@type": "Book",
        "name": edition.title,
        "bookEdition": edition.name,
        "bookFormat": "https://schema.org/EBook",
        "inLanguage": edition.language,
        "license": LICENSE,
        "datePublished": edition.date,
        "isAccessibleForFree": True,
    }
    if edition.author:
        book["author"] = {"@type": "Organization", "name": edition.author}
    if edition.base:
        book["@id"] = book["url"] = edition.base
    if docname == "index":
        return {"@context": "https://schema.org", **book, "description": description}
    page: dict[str, object] = {
        "@context": "https://schema.org",
        "@type": "Chapter" if chapter else "WebPage",
        "name": title,
        "description": description,
        "inLanguage": edition.language,
        "license": LICENSE,
        "isPartOf": book,
    }
    if chapter:
        page["position"] = chapter.number
    if address := edition.address(docname):
        page["url"] = address
    return page
