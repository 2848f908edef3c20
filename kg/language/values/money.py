"""Text of a sum → Money: all common currencies, spellings, ranges and bounds."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kg.language.values.numbers import find_numbers
from kg.language.values.vagueness import Vagueness
from kg.model import Money
from kg.vocabulary import words

_RANGE = re.compile(r"\d[^\d]*(?:-|–|—|\bto\b|\band\b)[^\d]*\d", re.IGNORECASE)


@lru_cache(maxsize=1)
def currency_codes() -> tuple[str, ...]:
    """The codes of ISO 4217 that can hardly be another word in capitals, in order."""
    signs = words("quantities")["signs"]
    return tuple(sorted({*words("quantities")["currencies"].values()} - {*signs["unclear"], *signs["words"]}))


@lru_cache(maxsize=1)
def _currencies() -> tuple[Mapping[str, str], re.Pattern[str]]:
    names: Mapping[str, str] = words("quantities")["currencies"]
    signs = words("quantities")["signs"]
    letters = {each.lower() for each in signs["letters"]}
    cased = "|".join(map(re.escape, [*currency_codes(), *signs["unclear"], *signs["letters"]]))
    pattern = "|".join(
        re.escape(s) if not s[-1].isalpha() else rf"(?<![A-Za-z]){re.escape(s)}(?![A-Za-z])"
        for s in sorted(names.keys() - letters, key=lambda s: (-len(s), s))
    )
    codes = {code.lower(): code for code in names.values()}
    table = codes | {s.lower(): code for s, code in names.items()}
    return table, re.compile(rf"(?i:{pattern})|(?<![A-Za-z])(?:{cased})(?![A-Za-z])")


def currency(text: str) -> str | None:
    """The ISO 4217 code of the first currency named in the text."""
    codes, pattern = _currencies()
    found = pattern.search(text)
    return codes[found[0].lower()] if found else None


def currencies_by_nation(text: str) -> Mapping[str, str]:
    """Nation → code, for a sum in money whose name several nations have ("5 million pesos"); empty for any other."""
    found = _currencies()[1].search(text)
    shared: Mapping[str, Mapping[str, str]] = words("quantities")["shared"]
    return shared.get(found[0].lower(), shared.get(found[0].lower().removesuffix("s"), {})) if found else {}


def parse_money(text: str, how: Vagueness = "exact", *, start: int = -1) -> Money | None:
    """The sum a text names, or None if it names no currency or no number ("billions of dollars")."""
    code, numbers = currency(text), find_numbers(_currencies()[1].sub(" ", text))
    if code is None or not numbers:
        return None
    low, high = min(numbers), max(numbers)
    place = {"text": text, "start": start, "end": start + len(text)}
    if low != high and _RANGE.search(text):
        return Money(code, minimum=low, maximum=high, **place)  # type: ignore[arg-type]
    return _with_vagueness(code, numbers[0], how, place)


def _with_vagueness(code: str, value: Decimal, how: Vagueness, place: Mapping[str, object]) -> Money:
    match how:
        case "minimum":
            return Money(code, minimum=value, **place)  # type: ignore[arg-type]
        case "maximum":
            return Money(code, maximum=value, **place)  # type: ignore[arg-type]
        case _:
            return Money(code, value, approximate=how == "approximate", **place)  # type: ignore[arg-type]
