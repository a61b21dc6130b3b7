"""The printed mini book as a reader meets it: pages, notes, links, bookmarks, labels, names."""

from __future__ import annotations

import re

from tests.pdf.conftest import CHAPTER, OTHER, Print


def links(printed: Print, page: int) -> list[dict]:
    """Links of a page inside the book, with `page` and `to`."""
    return [link for link in printed.pdf[page].get_links() if link["kind"] in (1, 4)]


def test_front_matter_stands_in_order(rich: Print) -> None:
    assert rich.texts[2].strip() == "The Hidden Belligerent"
    assert "The Soviet Union in the Korean War" in rich.texts[4]
    assert "Edition of 18 November 2026" in rich.texts[5].replace("\u00a0", " ")
    assert "CC BY 4.0" in rich.texts[5]
    assert rich.texts[6].startswith("Contents About this book vii Part II The decision 1")


def test_maps_and_charts_are_listed_after_the_contents(rich: Print) -> None:
    page = rich.page_with("A line. It has a note")
    label = rich.pdf[page].get_label()
    assert rich.texts[7].strip() == f"Maps and charts 7.1 A line {label} vi"


def test_the_colophon_is_the_last_page(rich: Print) -> None:
    assert rich.texts[-1].startswith("Colophon The Hidden Belligerent, edition of 18 November 2026")


def test_pages_have_labels(rich: Print) -> None:
    labels = [page.get_label() for page in rich.pdf]
    assert labels[:9] == ["Cover", "Cover", "i", "ii", "iii", "iv", "v", "vi", "vii"]
    assert labels[-1] == str(len(labels) - 10)


def test_pages_are_of_trade_size(rich: Print) -> None:
    width, height = rich.pdf[0].rect.width, rich.pdf[0].rect.height
    assert (round(width / 72 * 25.4), round(height / 72 * 25.4)) == (156, 234)


def test_bookmarks_name_parts_chapters_and_sections(rich: Print) -> None:
    found = [(level, title.replace("\u00a0", " ")) for level, title, _ in rich.pdf.get_toc()]
    for wanted in [
        (1, "About this book"),
        (1, "Part II · The decision"),
        (2, "6. Stalin says yes"),
        (3, "A lunch"),
        (1, "Reference"),
        (2, "Index"),
        (2, "Colophon"),
    ]:
        assert wanted in found


def test_running_heads_name_the_part_on_the_left_and_the_chapter_on_the_right(rich: Print) -> None:
    first = rich.page_with("7 The plan In brief")
    assert "Part" not in rich.texts[first][:4]  # an opening has no head
    heads = [
        re.sub(r"\s+", " ", page.get_textbox((0, 0, 450, 60))).strip()
        for page in list(rich.pdf)[first + 1 : first + 5]
    ]
    assert any(re.fullmatch(r"\d+ the decision", head, re.IGNORECASE) for head in heads)
    assert any(re.fullmatch(r"The plan \d+", head) for head in heads)


def test_blank_pages_are_blank(rich: Print) -> None:
    assert rich.texts[3].strip() == ""
    part = rich.page_with("Part II The decision 6 Stalin")
    assert rich.texts[part + 1].strip() == ""


def test_a_reference_to_another_chapter_gives_its_page(rich: Print) -> None:
    page = rich.page_with("It began as Stalin says yes")
    label = rich.pdf[rich.page_with("6 Stalin says yes In brief")].get_label()
    assert f"Stalin says yes, p. {label} tells" in rich.texts[page].replace("\u00a0", " ")


def test_notes_stand_on_the_page_of_their_call_and_link_both_ways(rich: Print) -> None:
    calls = 0
    for number in range(len(rich.pdf)):
        here = [link for link in links(rich, number) if link["from"].height < 16]
        by_place = [(link, link["to"].y) for link in here if link.get("page") == number]
        for link, y in by_place:
            top = link["from"].y0
            if y > top + 20:  # from a call down to its note …
                calls += 1
                backs = [b for b, back_y in by_place if back_y < b["from"].y0 - 20]
                assert backs, f"no note on page {number + 1} leads back"
    assert calls >= 16


def test_note_numbers_are_sphinx_s_and_begin_again_in_each_chapter(rich: Print) -> None:
    first = rich.texts[rich.page_with("6 Stalin says yes In brief")]
    second = rich.texts[rich.page_with("7 The plan In brief")]
    assert "1. T. F. Shtykov" in first.replace("\u00a0", " ")
    assert "1. T. F. Shtykov" in second.replace("\u00a0", " ")


def test_a_note_prints_the_address_and_not_the_words_of_the_web(rich: Print) -> None:
    text = rich.texts[rich.page_with("6 Stalin says yes In brief")]
    assert "digitalarchive.wilsoncenter.org/document/telegram-shtykov" in text.replace(" ", "")
    assert "archived copy" not in text
    assert "passage" not in text
    targets = [link.get("uri", "") for link in rich.pdf[rich.page_with("6 Stalin")].get_links()]
    page = rich.page_with("6 Stalin says yes In brief")
    targets = [link.get("uri", "") for link in rich.pdf[page].get_links()]
    assert any(target.startswith("https://digitalarchive") for target in targets)


def test_the_header_of_a_long_table_is_repeated(rich: Print) -> None:
    with_header = [number for number, text in enumerate(rich.texts) if "Day Men What" in text]
    assert len(with_header) >= 2
    assert sum("Table 7.1" in text and "Days and what" in text for text in rich.texts) == 1


def test_nothing_runs_off_the_page(rich: Print) -> None:
    for page in rich.pdf:
        for x0, y0, x1, y1, *_ in page.get_text("words"):
            assert x0 >= 0 and y0 >= 0 and x1 <= page.rect.width and y1 <= page.rect.height


def test_paragraph_numbers_stand_in_the_outer_margin(rich: Print) -> None:
    for name in ("6 Stalin says yes In brief", "7 The plan In brief"):
        page = rich.pdf[rich.page_with(name)]
        words = [w for w in page.get_text("words") if w[4] == "1" and w[3] - w[1] < 11]
        odd = page.number % 2 == 0  # counted from 0
        margin = [w for w in words if (w[0] > page.rect.width - 64 if odd else w[2] < 64)]
        assert margin


def test_the_index_gives_pages_as_links(rich: Print) -> None:
    page = rich.page_with("Index")
    page = next(n for n, text in enumerate(rich.texts) if re.match(r"Index\b", text.strip()))
    assert "Shtykov, Terentii, 3" in rich.texts[page]
    assert links(rich, page)


def test_the_index_has_sub_entries_ranges_of_pages_and_see(rich: Print) -> None:
    index = next(text for text in rich.texts if re.match(r"Index\b", text.strip()))
    assert re.search(r"Ongjin fighting, \d+–\d+", index)
    assert "Onjin, see Ongjin" in index


def test_every_id_is_a_named_destination(rich: Print) -> None:
    names = rich.pdf.resolve_names()
    for wanted in (f"{CHAPTER}:p1", f"{CHAPTER}:note-report", f"{OTHER}:tbl-days"):
        assert wanted in names


def test_every_link_inside_leads_to_a_page(rich: Print) -> None:
    found = [link for number in range(len(rich.pdf)) for link in links(rich, number)]
    assert len(found) > 60
    assert [link for link in found if not 0 <= link.get("page", -1) < len(rich.pdf)] == []


def test_pages_json_names_the_first_element_of_each_page(rich: Print) -> None:
    by_label = {entry["label"]: entry for entry in rich.page_list}
    assert by_label["vii"]["docname"] == "about"
    opening = rich.pdf[rich.page_with("7 The plan In brief")].get_label()
    assert (by_label[opening]["docname"], by_label[opening]["begins"]) == (OTHER, True)
    assert [entry["label"] for entry in rich.page_list] == list(by_label)
    assert any(not entry["begins"] and entry["id"].startswith("p") for entry in rich.page_list)
    assert rich.page_list[-1]["docname"] == "genindex"  # the colophon's page is not listed


def test_metadata(rich: Print) -> None:
    assert (
        rich.pdf.metadata["title"] == "The Hidden Belligerent: The Soviet Union in the Korean War"
    )
    assert "Korean War" in rich.pdf.metadata["keywords"]
    assert rich.raw.Root.Lang == "en-US"
