from __future__ import annotations

import json
import re

import pytest
from docutils import nodes
from docutils.core import publish_doctree
from lxml import etree

from build_tools.data import Correction
from build_tools.web import feed, meta, site
from build_tools.web.cite import Chapter
from build_tools.web.edition import Edition

EDITION = Edition("Book", "Sub", "A & B", "2026-11-23", "en", "https://book.example/")
NO_ADDRESS = Edition("Book", "Sub", "A", "2026-11-23", "en", "")
CHAPTER = Chapter("2-x/06-y", "y", 6, "Title")


def document(text: str) -> nodes.document:
    return publish_doctree(text, settings_overrides={"report_level": 5})


def test_description_is_the_first_paragraph_without_note_numbers():
    text = "Title\n=====\n\nSaid in 1950. [#a]_ More.\n\n.. [#a] A note.\n"
    assert meta.description_of(document(text)) == "Said in 1950. More."


def test_description_of_the_front_matter_comes_first():
    assert meta.description_of(document("Text."), "Given.") == "Given."


def test_page_without_text_has_no_description():
    assert meta.description_of(document("")) == ""


@pytest.mark.parametrize(
    ("text", "short"),
    [
        ("Short.", "Short."),
        (
            "One sentence that is long enough. And one more too.",
            "One sentence that is long enough.",
        ),
        ("word, " * 20, "word, word, word, word, word, word, word, word…"),
    ],
)
def test_long_descriptions_end_at_a_sentence_or_a_word(text: str, short: str):
    assert meta.shorten(text, 50) == short


def test_tags_name_the_chapter_for_zotero_and_search_engines():
    tags = meta.tags(EDITION, CHAPTER.docname, "Title", "About “it”", CHAPTER)
    assert '<meta name="citation_inbook_title" content="Book: Sub">' in tags
    assert '<meta name="DC.creator" content="A &amp; B">' in tags
    assert '<link rel="canonical" href="https://book.example/2-x/06-y.html">' in tags
    data = json.loads(re.search(r"<script[^>]*>(.*)</script>", tags)[1])
    assert (data["@type"], data["position"]) == ("Chapter", 6)
    assert data["isPartOf"]["@type"] == "Book"


def test_json_ld_cannot_end_its_script_early():
    tags = meta.tags(EDITION, "about", "</script><b>", "", None)
    assert tags.count("</script>") == 1


def test_without_an_address_nothing_points_to_one():
    tags = meta.tags(NO_ADDRESS, "about", "About", "Words", None)
    assert "canonical" not in tags
    assert "atom" not in tags
    assert feed.feed(NO_ADDRESS, []) == ""
    assert "og:image" not in tags
    assert site.sitemap(NO_ADDRESS, ["about"]) == ""
    assert "Sitemap" not in site.robots(NO_ADDRESS)


def test_sitemap_lists_every_page():
    text = site.sitemap(EDITION, ["about", "index"])
    assert "<loc>https://book.example/about.html</loc>" in text
    assert "<loc>https://book.example/</loc>" in text
    assert "Sitemap: https://book.example/sitemap.xml" in site.robots(EDITION)


def test_feed_of_corrections_is_atom():
    record = {"date": "2026-12-01", "where": "chapter 6, note 3", "text": "A < B, not B < A."}
    text = feed.feed(EDITION, [("lead", Correction.model_validate(record))])
    root = etree.fromstring(text.encode())
    names = {"a": feed.ATOM}
    assert (
        root.findtext("a:id", namespaces=names) == "https://book.example/reference/corrections.html"
    )
    assert root.findtext("a:updated", namespaces=names) == "2026-11-23T00:00:00Z"
    assert root.findtext("a:author/a:name", namespaces=names) == "A & B"
    [entry] = root.findall("a:entry", names)
    assert entry.findtext("a:updated", namespaces=names) == "2026-12-01T00:00:00Z"
    assert entry.findtext("a:summary", namespaces=names) == "A < B, not B < A."
    assert entry.find("a:link", names).get("href").endswith("corrections.html#correction-lead")
    assert 'type="application/atom+xml"' in meta.tags(EDITION, "about", "About", "", None)
