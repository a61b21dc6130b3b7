"""Maps in a mini book: the nodes that the formats meet, the page of figures, bad input."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

from .book import BOOK, LAYER


def test_a_figure_has_its_image_caption_credit_and_number(mini_book: Build) -> None:
    book = mini_book(BOOK)
    assert book.warnings == ""
    [figure] = book.resolved().findall(nodes.figure)
    image, caption, legend = figure.children
    assert figure["ids"] == ["fig-the-front"]
    assert figure["classes"] == ["drawing", "map"]
    assert image["alt"] == "Map of a front between two towns."
    assert image["uri"].endswith("figures/the-front.svg")
    assert image["dark"].endswith("figures/the-front-dark.svg")
    assert image["width"] == "624"
    assert caption.astext() == "Where the front ran.3"
    assert legend["classes"] == ["credit"]
    assert legend.astext() == "Ground: Natural Earth. Description and data."
    assert "Figure 6.1 shows it." in book.resolved().astext()


def test_the_web_has_both_shades(mini_book: Build) -> None:
    book = mini_book(BOOK)
    html = (book.out / f"{CHAPTER}.html").read_text(encoding="utf-8")
    assert 'class="only-light"' in html
    assert 'class="only-dark"' in html
    for name in ("the-front.svg", "the-front-dark.svg"):
        assert f"_images/{name}" in html
        assert (book.out / "_images" / name).read_text(encoding="utf-8").startswith("<?xml")


def test_the_page_of_figures_tells_place_words_and_sources(mini_book: Build) -> None:
    book = mini_book(BOOK)
    page = book.resolved("reference/figures")
    [item] = page.findall(nodes.definition_list_item)
    assert item[0]["ids"] == ["figure-the-front"]
    place, words, front, town, credit = (p.astext() for p in item.findall(nodes.paragraph))
    assert place == "Figure 6.1."
    assert words == "The front runs from Antung to the sea."
    assert (
        front == "25 June (schematic): A. V. Torkunov, Загадочная война (2000), p. 5 (scholarship)."
    )
    assert town.startswith("Town: A. V. Torkunov")
    assert "p. 7" in town
    assert credit == "Ground: Natural Earth."
    assert not list(page.findall(nodes.image))


def test_a_figure_without_chapter_is_shown_on_its_page_until_one_takes_it(mini_book: Build) -> None:
    book = mini_book(BOOK | {f"{CHAPTER}.md": CHAPTER_TEXT})
    assert book.warnings == ""
    assert len(list(book.resolved("reference/figures").findall(nodes.image))) == 1
    assert "the-front.svg" in (book.out / "reference/figures.html").read_text(encoding="utf-8")
    mini_book(BOOK)
    text = (book.out / "reference/figures.html").read_text(encoding="utf-8")
    assert "Figure 6.1" in text
    assert "the-front.svg" not in text


def test_a_changed_layer_is_drawn_again(mini_book: Build) -> None:
    book = mini_book(BOOK)
    drawn = book.out.parent / "figures/the-front.sha256"
    before, untouched = drawn.read_text(encoding="ascii"), drawn.stat().st_mtime_ns
    mini_book(BOOK)
    assert drawn.stat().st_mtime_ns == untouched
    changed = LAYER.replace("[127, 38]]", "[127.5, 38]]")
    book = mini_book(BOOK | {"data/geo/front.geojson": changed})
    assert book.warnings == ""
    assert drawn.read_text(encoding="ascii") != before
