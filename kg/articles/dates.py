"""A date as records, feeds and mails write it → a day, month or year of ISO 8601, or None where it cannot be told."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import UTC, datetime
from email.utils import parsedate

_ISO = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:[T ]\d\d.*)?$")
_COMPACT = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T?\d{2,6}Z?)?$")
_SECONDS, _MILLISECONDS = range(10**8, 10**10), range(10**11, 10**13)  # since 1970: from 1973 to 2286
WRITTEN = ("%d %B %Y", "%d %b %Y", "%B %d, %Y", "%b %d, %Y", "%B %d %Y", "%Y/%m/%d", "%d.%m.%Y")
_CLOCK = re.compile(r",?\s+(?:at\s+)?\d{1,2}[:.]\d\d.*$")
_WEEKDAY = re.compile(r"^(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+", re.I)


def iso_date(value: object) -> str | None:
    """The day as the source has it, whatever its time zone. None for what is no date, or may be two ("03/04/2025")."""
    if isinstance(value, int | float) and not isinstance(value, bool):
        return _since_1970(value)
    if not isinstance(value, str) or len(value) > 100:
        return None
    text = value.strip()
    return _iso(text) or _as_mail(text) or _written(text)


def _iso(text: str) -> str | None:
    match = _ISO.match(text) or _COMPACT.match(text)
    if match is None:
        return None
    parts = [part for part in match.groups() if part]
    with suppress(ValueError):
        datetime(*(int(part) for part in [*parts, "1", "1"][:3]))  # type: ignore[arg-type]
        return "-".join(parts)
    return None


def _as_mail(text: str) -> str | None:
    """RFC 5322: "Mon, 02 Mar 2026 08:00:00 GMT"."""
    with suppress(ValueError, TypeError, IndexError, OverflowError):
        if text[:1].isalpha() and ":" in text and (found := parsedate(text)):
            return datetime(*found[:3]).date().isoformat()
    return None


def _written(text: str) -> str | None:
    plain = _WEEKDAY.sub("", _CLOCK.sub("", text))
    for form in WRITTEN:
        with suppress(ValueError):
            return datetime.strptime(plain, form).date().isoformat()
    return None


def _since_1970(number: float) -> str | None:
    with suppress(ValueError, OverflowError):
        whole = int(number)
        if whole in _SECONDS or whole in _MILLISECONDS:
            return datetime.fromtimestamp(whole if whole in _SECONDS else whole / 1000, UTC).date().isoformat()
    return None
