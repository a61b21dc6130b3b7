"""Dates as the book writes them in its data: 1950, 1950-01, 1950-01-19 or 1950/1953.

A small part of the Extended Date/Time Format (EDTF level 0, Library of Congress), which CSL takes
too.
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass

_DATE = re.compile(r"(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?")
MONTHS = tuple(calendar.month_name)


@dataclass(frozen=True, order=True)
class Date:
    """A year, a month of a year, or a day; `month` and `day` are 0 where not known."""

    year: int
    month: int = 0
    day: int = 0

    @property
    def parts(self) -> list[int]:
        """The known parts, as CSL's `date-parts` wants them."""
        return [part for part in (self.year, self.month, self.day) if part]

    def __str__(self) -> str:
        """As the book prints it: 19 January 1950."""
        words = (str(self.day) if self.day else "", MONTHS[self.month], str(self.year))
        return " ".join(word for word in words if word)


@dataclass(frozen=True, order=True)
class DateRange:
    """A date, or two with all between them (`end` is None for a single date)."""

    start: Date
    end: Date | None = None

    def __str__(self) -> str:
        return f"{self.start}–{self.end}" if self.end else str(self.start)


def parse(text: str) -> DateRange:
    """Read a date or a range; raises ValueError that says what is wrong."""
    dates = [_parse_one(part) for part in str(text).split("/")]
    if len(dates) > 2:
        raise ValueError(f'"{text}" has more than two dates')
    if len(dates) == 2 and dates[0] >= dates[1]:
        raise ValueError(f'"{text}" ends before it begins')
    return DateRange(*dates)


def _parse_one(text: str) -> Date:
    match = _DATE.fullmatch(text)
    if not match:
        raise ValueError(f'"{text}" is no date; write 1950, 1950-01, 1950-01-19 or 1950/1953')
    year, month, day = (int(part or 0) for part in match.groups())
    if match[2] and not 1 <= month <= 12:
        raise ValueError(f'"{text}" has no month {month}')
    if match[3] and not 1 <= day <= calendar.monthrange(year, month)[1]:
        raise ValueError(f'"{text}" is a day that the month does not have')
    return Date(year, month, day)


def first_day(date: DateRange) -> Date:
    """Return the earliest day that a date can mean."""
    start = date.start
    return Date(start.year, start.month or 1, start.day or 1)


def last_day(date: DateRange) -> Date:
    """Return the latest day that a date can mean."""
    end = date.end or date.start
    month = end.month or 12
    return Date(end.year, month, end.day or calendar.monthrange(end.year, month)[1])


def within_year(date: DateRange) -> str:
    """Return a date as it stands under the heading of its year: 25 June, 12–23 June, December.

    A year alone stays, and so do the years of a range that ends in another one.
    """
    start, end = date.start, date.end
    if not start.month or (end and (end.year != start.year or not end.month)):
        return str(date)
    if end and start.day and end.day and end.month == start.month:
        return f"{start.day}–{end.day} {MONTHS[end.month]}"
    return "–".join(_day_and_month(part) for part in (start, end) if part)


def _day_and_month(date: Date) -> str:
    return f"{date.day} {MONTHS[date.month]}" if date.day else MONTHS[date.month]
