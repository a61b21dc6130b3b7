"""Dates in the data: forms, order, the printed form."""

from __future__ import annotations

import pytest

from build_tools.data.dates import Date, DateRange, first_day, last_day, parse, within_year


@pytest.mark.parametrize(
    ("text", "date", "printed"),
    [
        ("1950", DateRange(Date(1950)), "1950"),
        ("1950-01", DateRange(Date(1950, 1)), "January 1950"),
        ("1950-01-19", DateRange(Date(1950, 1, 19)), "19 January 1950"),
        ("1952-02-29", DateRange(Date(1952, 2, 29)), "29 February 1952"),
        ("1950/1953", DateRange(Date(1950), Date(1953)), "1950–1953"),
        (
            "1950-12-31/1951-01-04",
            DateRange(Date(1950, 12, 31), Date(1951, 1, 4)),
            "31 December 1950–4 January 1951",
        ),
    ],
)
def test_dates(text: str, date: DateRange, printed: str) -> None:
    assert parse(text) == date
    assert str(date) == printed


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "is no date; write 1950,"),
        ("19 January 1950", "is no date; write 1950,"),
        ("1950-1-9", "is no date; write 1950,"),
        ("50", "is no date; write 1950,"),
        ("1950-00", "has no month 0"),
        ("1950-13", "has no month 13"),
        ("1950-02-29", "is a day that the month does not have"),
        ("1950-01-00", "is a day that the month does not have"),
        ("1951/1950", "ends before it begins"),
        ("1950/1950", "ends before it begins"),
        ("1950/1951/1952", "has more than two dates"),
        ("1950/", "is no date"),
    ],
)
def test_bad_dates(text: str, problem: str) -> None:
    with pytest.raises(ValueError, match=problem):
        parse(text)


def test_dates_sort_from_coarse_to_fine() -> None:
    texts = ["1950-06-25", "1949", "1950-06", "1950", "1950-06-24"]
    assert sorted(texts, key=lambda text: parse(text).start) == [
        "1949", "1950", "1950-06", "1950-06-24", "1950-06-25",
    ]  # fmt: skip


def test_known_parts() -> None:
    assert Date(1950, 1).parts == [1950, 1]


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("1950-06-25", "25 June"),
        ("1950-06", "June"),
        ("1950", "1950"),
        ("1950-06-12/1950-06-23", "12–23 June"),
        ("1950-03-30/1950-04-25", "30 March–25 April"),
        ("1950-11/1950-12", "November–December"),
        ("1949-12-16/1950-02-17", "16 December 1949–17 February 1950"),
        ("1950/1953", "1950–1953"),
    ],
)
def test_dates_under_the_heading_of_their_year(text: str, shown: str) -> None:
    assert within_year(parse(text)) == shown


@pytest.mark.parametrize(
    ("text", "first", "last"),
    [
        ("1952", "1 January 1952", "31 December 1952"),
        ("1952-02", "1 February 1952", "29 February 1952"),
        ("1952-02-03", "3 February 1952", "3 February 1952"),
        ("1950/1952-02", "1 January 1950", "29 February 1952"),
    ],
)
def test_what_days_a_date_can_mean(text: str, first: str, last: str) -> None:
    assert (str(first_day(parse(text))), str(last_day(parse(text)))) == (first, last)
