"""A time as articles give it (ISO 8601 or EDTF) → the days that it covers."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date
from functools import lru_cache
from typing import NamedTuple


class Days(NamedTuple):
    """From the first to the last day, both included."""

    first: date
    last: date


@lru_cache(maxsize=1 << 14)  # the same days come again and again
def days(time: str | None) -> Days | None:
    """The days of a day, month, quarter, half-year, year, decade or interval; None for anything else."""
    if time is None:
        return None
    begin, slash, end = time.partition("/")
    if slash:
        first, last = days(begin), days(end)
        return Days(first.first, last.last) if first and last else None
    try:
        return _parsed(time.rstrip("?~%"))  # EDTF's marks for uncertain and approximate
    except ValueError:
        return None


_SHAPE = re.compile(
    r"(?P<decade>\d{3})X|(?P<year>\d{4})(-Q(?P<quarter>[1-4])|-H(?P<half>[12])|-(?P<month>\d\d)(-(?P<day>\d\d)(T.*)?)?)?",
    re.ASCII,
)


def _parsed(time: str) -> Days | None:
    found = _SHAPE.fullmatch(time)
    if not found:
        return None
    if found["decade"]:
        return _months(int(found["decade"]) * 10, 1, 120)
    year = int(found["year"])
    if found["day"]:
        day = date(year, int(found["month"]), int(found["day"]))
        return Days(day, day)
    for name, length in (("month", 1), ("quarter", 3), ("half", 6)):
        if found[name]:
            return _months(year, (int(found[name]) - 1) * length + 1, length)
    return _months(year, 1, 12)


def _months(year: int, month: int, count: int) -> Days:
    ahead = month - 1 + count - 1
    end_year, end_month = year + ahead // 12, ahead % 12 + 1
    return Days(date(year, month, 1), date(end_year, end_month, monthrange(end_year, end_month)[1]))
