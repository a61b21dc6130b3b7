"""Maps in a mini book: the nodes that the formats meet, the page of figures, what is drawn anew."""

from __future__ import annotations

from docutils import nodes

from tests.conftest import CHAPTER, CHAPTER_TEXT, Build

from .book import BOOK, FRONTS, RESPONDS


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
    assert "stages" not in image
    assert caption.astext() == "Where the front ran.3"
    assert legend["classes"] == ["credit"]
    assert legend.astext() == "Ground: Natural Earth. Description and data."
    assert "Figure 6.1 shows it." in book.resolved().astext()


def test_the_web_has_both_shades(mini_book: Build) -> None:
    book = mini_book(BOOK)
    html = (book.out / f"{CHAPTER}.html").read_text(encoding="utf-8")
    for name, shade in (("the-front.svg", "light"), ("the-front-dark.svg", "dark")):
        [tag] = [part for part in html.split("<img")[1:] if f"_images/{name}" in part]
        assert f'class="only-{shade}"' in tag
        assert 'loading="lazy"' in tag
        assert 'width="624"' in tag
        assert "<svg" in (book.out / "_images" / name).read_text(encoding="utf-8")
    assert "stages" not in html


def test_a_figure_that_responds_has_its_stages_and_a_ground(mini_book: Build) -> None:
    book = mini_book(BOOK | {"data/figures.yaml": RESPONDS})
    assert book.warnings == ""
    html = (book.out / f"{CHAPTER}.html").read_text(encoding="utf-8")
    assert html.count('<path class="stage"') == 6
    assert 'data-name="January 1951"' in html
    assert "_images/the-front-ground-dark.svg" in html
    assert (book.out / "_images/the-front-ground.svg").exists()
    assert " style=" not in html.split('<div class="stages"')[1].split("</figure>")[0]


def test_the_page_of_figures_tells_place_words_and_sources(mini_book: Build) -> None:
    book = mini_book(BOOK)
    page = book.resolved("reference/figures")
    [item] = page.findall(nodes.definition_list_item)
    assert item[0]["ids"] == ["figure-the-front"]
    place, words, *sources, credit = (p.astext() for p in item.findall(nodes.paragraph))
    assert place == "Figure 6.1."
    assert words == "The front runs from Antung to the sea."
    assert any(
        text.startswith("Harbin; Suifenho;") and "Загадочная война (2000), p. 5" in text
        for text in sources
    )
    assert credit == "Ground: Natural Earth."
    assert not list(page.findall(nodes.image))


def test_a_figure_without_chapter_is_shown_on_its_page_until_one_takes_it(mini_book: Build) -> None:
    book = mini_book(BOOK | {f"{CHAPTER}.md": CHAPTER_TEXT})
    assert book.warnings == ""
    page = book.out / "reference/figures.html"
    assert "the-front.svg" in page.read_text(encoding="utf-8")
    mini_book(BOOK)
    text = page.read_text(encoding="utf-8")
    assert "Figure 6.1" in text
    assert "the-front.svg" not in text


def test_only_what_changed_is_drawn_again(mini_book: Build) -> None:
    drawn = mini_book(BOOK).out.parent / "figures/the-front.sha256"
    before, when = drawn.read_text(encoding="ascii"), drawn.stat().st_mtime_ns
    mini_book(BOOK)
    assert drawn.stat().st_mtime_ns == when
    changed = FRONTS.replace("[125.0, 38.0]", "[125.1, 38.0]")
    book = mini_book(BOOK | {"data/geo/front-lines.geojson": changed})
    assert book.warnings == ""
    assert drawn.read_text(encoding="ascii") != before


def test_a_picture_that_was_lost_is_drawn_again(mini_book: Build) -> None:
    picture = mini_book(BOOK).out.parent / "figures/the-front-dark.svg"
    picture.unlink()
    mini_book(BOOK)
    assert picture.exists()


def test_the_e_book_has_the_light_picture_alone(mini_book: Build) -> None:
    book = mini_book(BOOK | {"data/figures.yaml": RESPONDS}, builder="epub")
    text = next(book.out.rglob("06-stalin-says-yes.xhtml")).read_text(encoding="utf-8")
    assert "_images/the-front.svg" in text
    assert "stage" not in text
    assert [path.name for path in (book.out / "_images").iterdir()] == ["the-front.svg"]
