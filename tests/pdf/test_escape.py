"""Text into Typst: what is escaped, what does not break, how addresses break."""

import pytest

from build_tools.pdf import escape

NB = "\u00a0"


@pytest.mark.parametrize(
    ("text", "markup"),
    [
        ("plain", "plain"),
        ("a #b $c *d* _e_", r"a \#b \$c \*d\* \_e\_"),
        ("<x> @y [z] ~ `r`", r"\<x\> \@y \[z\] \~ \`r\`"),
        ("- item", r"\- item"),
        ("1950. A year", r"1950\. A year"),
        ("a\nb", "a b"),
        ("back\\slash", r"back\\slash"),
        ("\ue0001\ue001", "1"),
    ],
)
def test_escape(text: str, markup: str) -> None:
    assert escape.escape(text) == markup


@pytest.mark.parametrize(
    ("text", "tied"),
    [
        ("on 19 January 1950", f"on 19{NB}January 1950"),
        ("in January 1950", f"in January{NB}1950"),
        ("p. 12, ll. 88", f"p.{NB}12, ll.{NB}88"),
        ("pp. 12–14", f"pp.{NB}12–14"),
        ("chapter 6", f"chapter{NB}6"),
        ("the 64th Corps", f"the 64th{NB}Corps"),
        ("25,000 tons", f"25,000{NB}tons"),
        ("J. V. Stalin", f"J.{NB}V.{NB}Stalin"),
        ("6 ¶12", f"6{NB}¶12"),
        ("nothing to tie", "nothing to tie"),
        ("a mayor 12", "a mayor 12"),
    ],
)
def test_tie(text: str, tied: str) -> None:
    assert escape.tie(text) == tied


def test_an_aircraft_type_is_kept_whole_and_keeps_its_hyphen() -> None:
    assert escape.prose("a MiG-15 flew") == r"a #box[MiG\-15]; flew"


def test_east_asian_punctuation_gets_a_face() -> None:
    assert escape.prose("『x』") == "#east[『];x#east[』];"


def test_an_address_breaks_after_its_joints() -> None:
    assert escape.address("https://www.a.org/b-c/") == r"a.#jot;org\/#jot;b\-#jot;c"


def test_quote_and_label() -> None:
    assert escape.quote('a"b\\c\n') == r'"a\"b\\c\n"'
    assert escape.label("doc:p1") == 'label("doc:p1")'


def test_a_long_piece_of_an_address_is_cut() -> None:
    assert escape.address("a" * 30) == "a" * 24 + "#jot;" + "a" * 6
