"""What a page's path says of its place in the book."""

from __future__ import annotations

import pytest

from build_tools.structure import Part, name_fault, number_of, part_of, slug_of


@pytest.mark.parametrize(
    ("docname", "part", "number", "slug"),
    [
        ("2-the-decision/06-stalin-says-yes", Part(2, "The decision"), 6, "stalin-says-yes"),
        ("3-the-hidden-war/13-the-64th-corps", Part(3, "The hidden war"), 13, "the-64th-corps"),
        ("reference/people", None, None, "people"),
        ("index", None, None, "index"),
        ("2-the-decision/6-stalin", None, None, "6-stalin"),
        ("2-the-decision/06-Stalin", None, None, "06-Stalin"),
    ],
)
def test_place(docname: str, part: Part | None, number: int | None, slug: str) -> None:
    assert (part_of(docname), number_of(docname), slug_of(docname)) == (part, number, slug)


def test_caption() -> None:
    part = part_of("4-washington/18-what-washington-saw")
    assert part is not None
    assert part.caption == "Part IV · Washington"


@pytest.mark.parametrize(
    ("docname", "fault"),
    [
        ("2-the-decision/06-stalin-says-yes", ""),
        ("reference/people", ""),
        ("index", ""),
        ("2-the-decision/6-stalin", "is no file name for a chapter"),
        ("2-the-decision/intro", "is no file name for a chapter"),
        ("06-stalin", "is no file name for a chapter"),
        ("reference/péople", 'write "reference/people.md"'),
    ],
)
def test_name_fault(docname: str, fault: str) -> None:
    assert (fault in name_fault(docname)) if fault else name_fault(docname) == ""
