"""Bad input: an error with file and line while the book is built; the last good e-book stays."""

from __future__ import annotations

import pytest

from build_tools.epub.faults import EpubError
from tests.conftest import CHAPTER, CHAPTER_TEXT, INDEX, Build

from .book import DRAWING, FULL, NAME

BITMAP = "```{figure} lead.bmp\n:alt: Two bars.\n\nLead.\n```\n"
REMOTE = "```{image} https://example.org/lead.png\n:alt: Two bars.\n```\n"


@pytest.mark.parametrize(
    ("addition", "message"),
    [
        ('<a href="../reference/people.xhtml#person-nobody">X</a>\n', 'no id "person-nobody"'),
        ('<a href="nowhere.xhtml">X</a>\n', "link to nowhere.xhtml, which is not in the e-book"),
        ('<div id="one">A</div>\n\n<div id="one">B</div>\n', 'the id "one" is given twice'),
        ('<p id="p1">A</p>\n', 'the id "p1" is given twice'),
        ("<p>Open<br>\n", "raw HTML that is no XHTML"),
        ("<p>A&nbsp;B</p>\n", "raw HTML that is no XHTML (undefined entity)"),
        ("<DIV>A</DIV>\n", "raw HTML with <DIV>, which an e-book cannot have"),
        ("<script>1</script>\n", "raw HTML with <script>, which an e-book cannot have"),
        (BITMAP, "readers need not show 2-the-decision/lead.bmp; make it one of gif, jpeg"),
        (REMOTE, "the image https://example.org/lead.png is not in the book"),
        (BITMAP.replace("lead.bmp", "größe.svg"), '"größe.svg" is not portable'),
    ],
)
def test_bad_input_is_an_error_with_file_and_line(
    mini_book: Build, addition: str, message: str
) -> None:
    good = mini_book(FULL, "epub")
    before = (good.out / NAME).read_bytes()
    files = {"2-the-decision/lead.bmp": "BM", "2-the-decision/größe.svg": DRAWING}
    text = f"{CHAPTER_TEXT}\nMore.[^more]\n\n{addition}\n[^more]: A note.\n"
    with pytest.raises(EpubError) as error:
        mini_book(FULL | files | {f"{CHAPTER}.md": text}, "epub")
    found = [line for line in str(error.value).splitlines() if message in line]
    assert found, str(error.value)
    place, _, line = found[0].partition(": ")[0].rpartition(":")
    assert place.endswith(f"{CHAPTER}.md") and int(line) > 10
    assert (good.out / NAME).read_bytes() == before


@pytest.mark.parametrize("name", ["07-the plan", "07-der-fünfte"])
def test_a_file_name_that_readers_lose_is_an_error(mini_book: Build, name: str) -> None:
    with pytest.raises(EpubError, match=r'07-.* is not portable; use a–z, 0–9, "-" and "\."'):
        mini_book({f"2-the-decision/{name}.md": "# The plan\n\nText.\n"}, "epub")


def test_a_page_in_no_toctree_is_an_error(mini_book: Build) -> None:
    with pytest.raises(EpubError, match="places.md: the page is in no toctree"):
        mini_book({"index.md": INDEX.replace("reference/places\n", "")}, "epub")


def test_all_faults_are_told_at_once(mini_book: Build) -> None:
    text = f"{CHAPTER_TEXT}\n<p>One<br></p>\n\n{REMOTE}"
    with pytest.raises(EpubError) as error:
        mini_book({f"{CHAPTER}.md": text}, "epub")
    assert "no XHTML" in str(error.value) and "not in the book" in str(error.value)
