"""For any text and any cut of it, a pointer made from the cut is found at the cut; others are not.

"z" and "ж" are in no generated word: a word with them stands in no generated text.
"""

from __future__ import annotations

from html import escape

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from build_tools.data import Pointer
from build_tools.verify.fragment import BLOCK, Page, find, fold
from build_tools.verify.nearest import resolve
from build_tools.verify.point import NoPointer, point
from build_tools.verify.text import Unreadable, text_of

settings.register_profile(
    "verify", database=None, deadline=None, derandomize=True, max_examples=150,
    suppress_health_check=[HealthCheck.too_slow],
)  # fmt: skip
PROFILE = settings.get_profile("verify")

WORD = st.text("abcdeßéöﬁIİABСабвйёАБ가나다한국0123", min_size=1, max_size=7)
HAN = st.text("安東中国金日成", min_size=1, max_size=4)
SPACE = st.sampled_from([" ", "  ", "\n", ", ", ". ", " – ", "\u00a0", "; “", "” ("])


@st.composite
def cuts(draw: st.DrawFn) -> tuple[list[str], list[str], int, int]:
    """Words, what stands between them, and the first and last word of a cut."""
    words = draw(st.lists(WORD | HAN, min_size=2, max_size=40))
    spaces = [draw(SPACE) for _ in words]
    first = draw(st.integers(0, len(words) - 1))
    last = draw(st.integers(first, len(words) - 1))
    return words, spaces, first, last


def joined(words: list[str], spaces: list[str]) -> str:
    return "".join(w + s for w, s in zip(words, spaces, strict=True))


def written(words: list[str], spaces: list[str], first: int, last: int) -> str:
    """Words as a text has them, with what stands between."""
    return (joined(words[first:last], spaces[first:last]) + words[last]).strip()


def pointer_of(words: list[str], spaces: list[str], first: int, last: int) -> Pointer:
    if last - first < 6:
        return Pointer(written(words, spaces, first, last))
    return Pointer(written(words, spaces, first, first + 2), written(words, spaces, last - 2, last))


@PROFILE
@given(cuts())
def test_a_pointer_is_found_at_its_cut(cut: tuple[list[str], list[str], int, int]) -> None:
    words, spaces, first, last = cut
    page = Page(joined(words, spaces))
    level, passages = find(page, pointer_of(*cut))
    assert level == "exact"
    start = len(fold(joined(words[:first], spaces[:first])))
    end = len(fold(joined(words[:last], spaces[:last]) + words[last]))
    here = [span for span in passages if span[0] == start]
    assert here, "the passage at the cut is among those that fit"
    assert here[0][1] <= end, "it ends with the first end behind the start"


@PROFILE
@given(cuts(), st.data())
def test_marks_and_spaces_may_differ(
    cut: tuple[list[str], list[str], int, int], data: st.DataObject
) -> None:
    words, spaces, first, last = cut
    others = [data.draw(SPACE) for _ in words]
    page = Page(joined(words, others))
    assert resolve(page, pointer_of(words, spaces, first, last)).found


@PROFILE
@given(cuts(), st.integers(0, 39), st.sampled_from(["zab", "жаб", "azb", "金z"]))
def test_a_pointer_with_another_word_is_not_found(
    cut: tuple[list[str], list[str], int, int], which: int, strange: str
) -> None:
    words, spaces, first, last = cut
    page = Page(joined(words, spaces))
    changed = list(words)
    span = list(range(first, last + 1))
    if len(span) > 6:
        span = span[:3] + span[-3:]
    changed[span[which % len(span)]] = strange
    assert not resolve(page, pointer_of(changed, spaces, first, last)).found


@PROFILE
@given(cuts(), cuts())
def test_a_pointer_from_another_text_is_not_found(
    cut: tuple[list[str], list[str], int, int], other: tuple[list[str], list[str], int, int]
) -> None:
    """Found only where the letters of its ends stand in the page one after the other."""
    page = Page(joined(*cut[:2]))
    pointer = pointer_of(*other)
    letters = "".join(filter(str.isalnum, page.folded))
    position, there = 0, True
    for end in filter(None, (pointer.start, pointer.end)):
        wanted = "".join(filter(str.isalnum, fold(end)))
        found = letters.find(wanted, position)
        there, position = there and found >= 0, found + len(wanted)
    if not there:
        assert not resolve(page, pointer).found


@PROFILE
@given(st.lists(WORD, min_size=1, max_size=30), st.lists(st.text("xyzXYZ", min_size=2), min_size=1))
def test_a_pointer_in_other_letters_is_never_found(words: list[str], strange: list[str]) -> None:
    finding = resolve(Page(" ".join(words)), Pointer(" ".join(strange)))
    assert not finding.found
    assert not finding.near


@PROFILE
@given(st.lists(WORD, min_size=1, max_size=20), st.sampled_from(["q{}", "{}q", "q{}q"]))
def test_part_of_a_word_is_not_found(words: list[str], form: str) -> None:
    page = Page(" ".join(form.format(word) for word in words))
    assert not resolve(page, Pointer(words[0])).found


@PROFILE
@given(cuts(), st.data())
def test_html_shows_its_text(
    cut: tuple[list[str], list[str], int, int], data: st.DataObject
) -> None:
    """Tags inside a line, white space of the source and entities do not matter."""
    words, spaces, first, last = cut
    tag = st.sampled_from(["{}", "<b>{}</b>", "<i>{}</i >", "<a href='x'>{}</a>", "{}<!-- q -->"])
    marked = [data.draw(tag).format(escape(word)) for word in words]
    body = "".join(w + escape(s) for w, s in zip(marked, spaces, strict=True))
    text = text_of(f"<p>Before</p><p>{body}</p><p>After</p>".encode(), "text/html", "utf-8")
    assert text.startswith(f"Before{BLOCK}")
    assert resolve(Page(text), pointer_of(*cut)).level == "exact"


@PROFILE
@given(cuts())
def test_a_pointer_for_authors_fits_once(cut: tuple[list[str], list[str], int, int]) -> None:
    words, spaces, first, last = cut
    page = Page(joined(words, spaces))
    try:
        made = point(page, written(words, spaces, first, last))
    except NoPointer:
        return
    level, passages = find(page, made)
    assert level == "exact"
    assert len(passages) == 1


@PROFILE
@given(
    st.binary(max_size=400) | st.text(max_size=200).map(lambda text: f"<p>{text}".encode()),
    st.sampled_from(["text/html", "application/pdf", "text/xml", "text/plain", "", "image/png"]),
    st.sampled_from(["", "utf-8", "utf-16", "euc-kr", "hex", "no such thing", "windows-1251"]),
    st.sampled_from(["", "en", "ru", "ko", "zh"]),
)
def test_any_bytes_become_text_or_are_refused(
    body: bytes, kind: str, charset: str, language: str
) -> None:
    try:
        text = text_of(body, kind, charset, language)
    except Unreadable as error:
        assert str(error)
    else:
        Page(text)
