"""Text of a time → Date, as precise as the text is; relative times count from the article's date.

Days are ISO 8601 dates, months "2025-04", years "2016"; quarters and decades are EDTF ("2025-35", "199X"; quarters are
33..36 in EDTF level 2, https://www.loc.gov/standards/datetime/).
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Mapping
from functools import lru_cache
from typing import Any

from kg.language.values.numbers import find_numbers
from kg.model import Date
from kg.vocabulary import words

_ISO = re.compile(r"\b(\d{4})-(\d{2})-(\d{2})\b")
_YEAR = re.compile(r"(?<![\d,.$€£])(1[5-9]\d\d|20\d\d)(?!\d|,\d|\.\d)")
_DECADE = re.compile(r"\b(1[5-9]|20)(\d)0['’]?s\b")
_DAY = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)?\b")
_AGO = re.compile(r"\bago\b|\bearlier\b", re.IGNORECASE)
_SPAN = re.compile(r"\b(day|week|month|year|quarter|decade)s?\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _times() -> Mapping[str, Any]:
    return words("times")


def parse_date(text: str, published: str | None = None, *, future: bool = False, start: int = -1) -> Date | None:
    """The time a text names; `published` (ISO) anchors relative ones, `future` says that a bare weekday lies ahead."""
    anchor = dt.date.fromisoformat(published) if published else None
    parts = re.findall(r"[a-z]+\d?|\d+", text.lower())
    value = _absolute(text, parts, anchor, future) or (anchor and _relative(text, parts, anchor, future))
    return Date(value, text, start, start + len(text)) if value else None


def _absolute(text: str, parts: list[str], anchor: dt.date | None, future: bool) -> str | None:
    if iso := _ISO.search(text):
        return iso[0]
    if decade := _DECADE.search(text):
        return f"{decade[1]}{decade[2]}X"
    year = _YEAR.search(text)
    month = _first(parts, "months")
    if year is None:
        return _month_day(text, parts, month, anchor, future) if month and anchor else None
    if quarter := _quarter(parts):
        return f"{year[1]}-{32 + quarter}"
    if not month:
        return year[1] if not _AGO.search(text) else None
    day = _DAY.search(text.replace(year[1], " "))
    return _day(int(year[1]), month, int(day[1])) if day else f"{year[1]}-{month:02d}"


def _first(parts: list[str], table: str) -> Any:
    return next((_times()[table][part] for part in parts if part in _times()[table]), None)


def _quarter(parts: list[str]) -> int | None:
    return _first(parts, "quarters") if "quarter" in parts or re.match(r"q[1-4]$", " ".join(parts)[:2]) else None


def _day(year: int, month: int, day: int) -> str | None:
    try:
        return dt.date(year, month, day).isoformat()
    except ValueError:
        return None


def _month_day(text: str, parts: list[str], month: int, anchor: dt.date, future: bool) -> str | None:
    """A month without its year: the nearest one in the direction the text points."""
    step = _first(parts, "steps")
    ahead = future if step in (None, 0) else step > 0
    year = anchor.year + (1 if ahead and month < anchor.month else -1 if not ahead and month > anchor.month else 0)
    day = _DAY.search(text)
    return _day(year, month, int(day[1])) if day else f"{year}-{month:02d}"


def _relative(text: str, parts: list[str], anchor: dt.date, future: bool) -> str | None:
    for find in _RELATIVE:
        value = find(text, parts, anchor, future)
        if value:
            return value
    return None


def _named_day(text: str, parts: list[str], anchor: dt.date, future: bool) -> str | None:
    step = _first(parts, "days")
    return None if step is None else (anchor + dt.timedelta(days=step)).isoformat()


def _weekday(text: str, parts: list[str], anchor: dt.date, future: bool) -> str | None:
    weekday = _first(parts, "weekdays")
    if weekday is None or "week" in parts:
        return None
    back = (anchor.weekday() - weekday) % 7
    ahead = (weekday - anchor.weekday()) % 7 or 7
    days = ahead if future or "next" in parts else -back
    return (anchor + dt.timedelta(days=days)).isoformat()


def _ago(text: str, parts: list[str], anchor: dt.date, future: bool) -> str | None:
    unit = _SPAN.search(text)
    count = find_numbers(text)
    if not unit or not count or not _AGO.search(text):
        return None
    return _step(unit[1].lower(), -int(count[0]), anchor)


def _stepped(text: str, parts: list[str], anchor: dt.date, future: bool) -> str | None:
    unit, step = _SPAN.search(text), _first(parts, "steps")
    if step is None or not unit or find_numbers(text):
        return None
    if unit[1].lower() == "quarter" and (number := _first(parts, "quarters")):
        return f"{anchor.year}-{32 + number}"
    return _step(unit[1].lower(), step, anchor)


def _step(unit: str, count: int, anchor: dt.date) -> str | None:
    match unit:
        case "year":
            return str(anchor.year + count)
        case "decade":
            return str(anchor.year + 10 * count) if count < 0 else None
        case "month":
            months = anchor.year * 12 + anchor.month - 1 + count
            return f"{months // 12}-{months % 12 + 1:02d}"
        case "quarter":
            quarters = anchor.year * 4 + (anchor.month - 1) // 3 + count
            return f"{quarters // 4}-{33 + quarters % 4}"
        case "week":
            monday = anchor - dt.timedelta(days=anchor.weekday()) + dt.timedelta(weeks=count)
            return f"{monday.isoformat()}/{(monday + dt.timedelta(days=6)).isoformat()}"
        case _:
            return (anchor + dt.timedelta(days=count)).isoformat()


_RELATIVE: tuple[Callable[[str, list[str], dt.date, bool], str | None], ...] = (_named_day, _weekday, _ago, _stepped)
