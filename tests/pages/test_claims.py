"""The page of claims, out of `claims.yaml`."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import INDEX, Build

CLAIMS = """\
context-stalin-ordered:
  section: Soviet context
  claim: Stalin ordered the invasion.
  verdict: misleading
  text: He allowed what Kim had asked for.
  see: [stalin-says-yes]
  sources: ["torkunov-2000 | p. 55 | Я понимаю … буду готов"]
end-parties:
  section: The end of the war
  claim: The talks had many parties.
  verdict: wrong
  text: They had two sides.
  sources: ["torkunov-2000 | p. 60 | Я понимаю … буду готов"]
"""
PAGE = (
    "(claims)=\n# Common claims, checked\n\n## Soviet context\n\n```{claims} Soviet context\n```\n"
)
BOOK = {
    "index.md": INDEX.replace("reference/people\n", "reference/claims\nreference/people\n"),
    "reference/claims.md": PAGE,
    "data/claims.yaml": CLAIMS,
}


def test_a_section_shows_its_claims_with_verdict_chapter_and_source(mini_book: Build) -> None:
    book = mini_book(BOOK)
    assert book.warnings == ""
    [item] = book.resolved("reference/claims").findall(nodes.definition_list_item)
    assert item[0]["ids"] == ["claim-context-stalin-ordered"]
    assert item[0].astext() == "Stalin ordered the invasion."
    text, sources = (paragraph.astext() for paragraph in item.findall(nodes.paragraph))
    assert text == "Misleading. He allowed what Kim had asked for. See Stalin says yes."
    assert sources == "A. V. Torkunov, Загадочная война (2000), p. 55 (scholarship)."


def test_bad_input_names_file_and_line(mini_book: Build) -> None:
    page = PAGE.replace("{claims} Soviet context", "{claims} Soviet contexts")
    warnings = mini_book(BOOK | {"reference/claims.md": page}).warnings
    assert "reference/claims.md:6: " in warnings
    assert 'has no section "Soviet contexts"; did you mean "Soviet context"?' in warnings


def test_a_chapter_that_is_not_there_is_an_error(mini_book: Build) -> None:
    claims = CLAIMS.replace("[stalin-says-yes]", "[stalin-says-maybe]")
    warnings = mini_book(BOOK | {"data/claims.yaml": claims}).warnings
    assert "reference/claims.md:6: " in warnings
    assert "stalin-says-maybe" in warnings
