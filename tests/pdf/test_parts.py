"""The small parts of the PDF step, each alone."""

from types import SimpleNamespace

import pytest
from docutils import nodes

from build_tools.pdf import glyphs, holds
from build_tools.pdf.compile import Places, explain
from build_tools.pdf.fit import Search, to_mend
from build_tools.pdf.labels import Labels
from build_tools.pdf.pagemap import Falls, Layout, page_list
from build_tools.pdf.problems import PdfError, Problems, split_place
from build_tools.pdf.room import Footing, depths_on, heights, last_break
from build_tools.pdf.tables import Column, longest


def test_a_hold_point_is_nothing_until_one_of_its_notes_strays() -> None:
    text = "a" + holds.point("block", ["d:n1", "d:n2"]) + "b"
    assert holds.settle(text, {}) == "ab"
    assert holds.settle(text, {"d:other": 1}) == "ab"
    assert holds.settle(text, {"d:n2": 1}) == "a#colbreak(weak: true)\nb"


@pytest.mark.parametrize(
    ("kind", "held"),
    [
        ("bullets", ")\n#colbreak(weak: true)\n#bullets(\n"),
        ("numbered", ")\n#colbreak(weak: true)\n#numbered(start: 3,\n"),
        ("row", ")\n#colbreak(weak: true)\n#tabular(..shared, continued: true,\n"),
        ("paragraph", "#reserve(20pt)\n"),
        ("plate", 'at: "bottom", '),
        ("box", "#reserve(20pt)\n"),
    ],
)
def test_every_kind_of_hold(kind: str, held: str) -> None:
    assert holds.settle(holds.point(kind, ["d:n"], 3), {"d:n": 1}) == held


@pytest.mark.parametrize(
    ("kind", "strays"),
    [
        ("paragraph", ["#reserve(20pt)\n", "#reserve(40pt)\n"]),
        ("plate", ['at: "bottom", ', 'at: "top", ', 'at: "break", ', 'at: "break", ']),
        ("box", ["#reserve(20pt)\n", "#reserve(40pt)\n", "#reserve(60pt)\n",
                 "#colbreak(weak: true)\n"]),
    ],
)  # fmt: skip
def test_what_strays_again_is_held_in_another_way(kind: str, strays: list[str]) -> None:
    point = holds.point(kind, ["d:n"])
    assert [holds.settle(point, {"d:n": n}) for n in range(1, len(strays) + 1)] == strays


def test_a_point_without_notes_is_not_written() -> None:
    assert holds.point("block", []) == ""


def fell(name: str, call: int, note: int, call_y: float = 100, y: float = 500) -> Footing:
    return Footing(name, call, call_y, note, y)


def test_the_first_stray_is_mended_and_lonely_lines_before_it() -> None:
    falls = Falls([fell("d:n2", 5, 6), fell("d:n1", 3, 4)], [("d:p1", 2), ("d:p9", 7)])
    assert to_mend(falls, [], {}) == ["d:n1", "d:p1"]
    assert to_mend(falls, [], {"d:p1": 9}) == ["d:n1"]
    assert to_mend(Falls([], [("d:p9", 7)]), [], {}) == ["d:p9"]
    # The note of a row that left its page took the room of the caption's.
    crowded = Falls([fell("d:caption", 3, 4), fell("d:row", 4, 3)], [])
    assert to_mend(crowded, [], {}) == ["d:row"]
    assert to_mend(Falls([], []), [], {}) == []


def test_breaks_behind_a_mend_are_found_anew() -> None:
    draft = "".join(holds.point("block", [f"d:n{n}"]) for n in (1, 2, 3))
    written: list[dict[str, int]] = []
    search = Search(
        holds.points(draft), written.append, make=lambda: pytest.fail("no layout is needed")
    )
    assert search.look(Falls([fell("d:n3", 5, 6)], []))
    assert search.look(Falls([fell("d:n1", 3, 4)], []))
    assert search.look(Falls([fell("d:n2", 4, 5)], []))
    assert written == [{"d:n3": 1}, {"d:n1": 1}, {"d:n1": 1, "d:n2": 1}]
    assert not search.look(Falls([], []))
    assert search.best == {"d:n1": 1, "d:n2": 1}


# A page of text, five rows 20 points apart, and notes 30 high.
ROWS = ["d:r1", "d:r2", "d:r3", "d:r4", "d:r5"]


def page_of(text: float, rows: list[tuple[int, float, int, float]]) -> list[Footing]:
    """The text's note, which begins at `text`, and those of the rows (page and y, page and y)."""
    placed = (Footing(name, *at) for name, at in zip(ROWS, rows, strict=True))
    return [Footing("d:t", 1, 340, 1, text), *placed]


# All rows took the room, and the notes of the fourth and fifth went to the next page.
TOO_MANY_ROWS = page_of(480, [
    (1, 380, 1, 510), (1, 400, 1, 540), (1, 420, 1, 570), (1, 440, 2, 540), (1, 460, 2, 570),
])  # fmt: skip
# All notes took the room, and the fourth and fifth row went to the next page.
TOO_MANY_NOTES = page_of(460, [
    (1, 380, 1, 490), (1, 400, 1, 520), (1, 420, 1, 550), (2, 90, 1, 580), (2, 110, 1, 610),
])  # fmt: skip


@pytest.mark.parametrize(
    ("notes", "foot", "stray", "kind", "held", "expected"),
    [
        pytest.param(TOO_MANY_ROWS, 600, "d:r4", "row", {}, "d:r4", id="no room for the note"),
        pytest.param(TOO_MANY_NOTES, 640, "d:r4", "row", {}, "d:r5", id="room for one row more"),
        pytest.param(
            TOO_MANY_NOTES, 640, "d:r4", "row", {"d:r5": 1}, "d:r4", id="that was too late"
        ),
        pytest.param(TOO_MANY_NOTES, 640, "d:r4", "block", {}, "d:r4", id="not in one piece"),
        pytest.param(TOO_MANY_NOTES, 640, "d:t", "row", {}, "d:t", id="no hold point has it"),
    ],
)
def test_a_table_is_broken_as_far_down_as_its_notes_allow(
    notes: list[Footing], foot: float, stray: str, kind: str, held: dict[str, int], expected: str
) -> None:
    points = [holds.Point(kind, [name]) for name in ROWS]
    (fallen,) = [note for note in notes if note.name == stray]
    assert last_break(points, notes, foot, fallen, held) == expected


def test_a_note_is_as_high_as_to_the_next_one_or_to_the_foot() -> None:
    assert heights(TOO_MANY_ROWS, 600)["d:t"] == 30
    assert heights(TOO_MANY_ROWS, 600)["d:r3"] == 30
    assert heights(TOO_MANY_ROWS, 600)["d:r5"] == 30


def test_rows_that_went_to_the_next_page_are_counted_on() -> None:
    assert depths_on(TOO_MANY_ROWS, 1) == {
        "d:t": 340, "d:r1": 380, "d:r2": 400, "d:r3": 420, "d:r4": 440, "d:r5": 460,
    }  # fmt: skip
    assert depths_on(TOO_MANY_NOTES, 1)["d:r4"] == 440
    assert depths_on(TOO_MANY_NOTES, 3) == {}


@pytest.mark.parametrize(
    ("page", "label"),
    [(1, ""), (2, ""), (3, "i"), (6, "iv"), (11, "ix"), (16, "xiv"), (17, "1"), (122, "106")],
)
def test_page_labels(page: int, label: str) -> None:
    assert Layout({}, {}, {}, 3, 17, 130).label(page) == label


def test_the_page_list_names_what_runs_onto_a_page_before_what_begins_there() -> None:
    places = {"d:": (3, 0, 50.0), "d:p1": (3, 0, 100.0), "d:p2": (4, 0, 300.0)}
    layout = Layout(places, {}, {"d:p1": 4, "d:p2": 6}, 1, 3, 7)
    found = [(p["label"], p["id"], p["begins"]) for p in page_list(layout, list(places))]
    assert found == [("1", "", True), ("2", "p1", False), ("3", "p2", False), ("4", "p2", False)]


def test_labels_know_aliases_and_report_dead_references() -> None:
    document = nodes.document(None, None)
    section = nodes.section(ids=["stalin-says-yes", "alias"])
    document += section
    section += nodes.paragraph("", "x", ids=["p1"])
    labels, problems = Labels(), Problems()
    labels.collect("d", document)
    assert labels.of("d", "alias") == "d:"
    assert labels.want("d", "p1", section) == "d:p1"
    labels.want("d", "nowhere", nodes.paragraph())
    labels.report(problems)
    with pytest.raises(PdfError, match="reference to d#nowhere"):
        problems.finish()


def test_a_typst_error_is_told_with_the_line_of_the_chapter() -> None:
    places = Places()
    places.add("text/d.typ", {3: "source/d.md:7", 9: "source/d.md:20"})
    trouble = SimpleNamespace(
        diagnostic="error: unknown variable\n  ┌─ ../out/typst/text/d.typ:5:2\n",
        message="unknown variable",
        hints=["write it"],
    )
    assert explain(trouble, places) == "source/d.md:7: Typst: unknown variable; write it"


def test_an_error_of_the_design_itself_names_its_file() -> None:
    trouble = SimpleNamespace(diagnostic="┌─ design/a.typ:5:2\n", message="x", hints=[])
    assert explain(trouble, Places()) == "design/a.typ:5: Typst: x"


@pytest.mark.parametrize(
    ("finding", "parts"),
    [("a/b.md:3: bad", ("a/b.md:3", "bad")), ("no place at all", ("", "no place at all"))],
)
def test_split_place(finding: str, parts: tuple[str, str]) -> None:
    assert split_place(finding) == parts


@pytest.mark.parametrize(
    ("cells", "align"),
    [(["1,200", "≈ 30", "–"], "right"), (["1,200", "about 5"], "left"), (["Antung"], "left")],
)
def test_columns_of_numbers_are_set_right(cells: list[str], align: str) -> None:
    column = Column()
    column.add("Aircraft", header=True)
    for cell in cells:
        column.add(cell, header=False)
    assert column.align == align


def test_the_longest_cells_come_in_one_order() -> None:
    assert longest(["bb", "aa", "ccc", "d"], 3) == ["ccc", "aa", "bb"]


def test_characters_without_a_face_are_named_once() -> None:
    assert glyphs.missing("Latin, 김일성 毛泽东, Сталин") == []
    assert glyphs.missing("龘 and 龘 and 齉") == ["龘", "齉"]
