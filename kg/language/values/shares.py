"""Text of a percentage or fraction → Share, 0..1."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache

from kg.language.values.numbers import find_numbers
from kg.language.values.vagueness import Vagueness
from kg.model import Share
from kg.vocabulary import words

_PER_CENT = re.compile(r"%|\bper[ -]?cent(?:age)?\b|\bpct\b|\bpc\b", re.IGNORECASE)
_POINTS = re.compile(r"\bpoints?\b|\bbps?\b", re.IGNORECASE)
_WHOLE = Decimal(100)


@lru_cache(maxsize=1)
def _fractions() -> Mapping[str, Decimal]:
    return {word: Decimal(str(share)) for word, share in words("quantities")["shares"].items()}


@lru_cache(maxsize=1)
def _bounds() -> Mapping[str, tuple[Decimal, Decimal]]:
    table: Mapping[str, list[float]] = words("quantities")["share_bounds"]
    return {word: (Decimal(str(low)), Decimal(str(high))) for word, (low, high) in table.items()}


def parse_share(text: str, how: Vagueness = "exact", *, start: int = -1) -> Share | None:
    """The part of a whole that a text names: "49%", "two thirds", "30 to 40 per cent", "a majority"."""
    place = {"text": text, "start": start, "end": start + len(text)}
    bounds = _bounds().get(text.lower())
    if bounds is not None:
        low, high = bounds
        return Share(minimum=low if low > 0 else None, maximum=high if high < 1 else None, **place)  # type: ignore[arg-type]
    numbers = _per_cents(text) or _fraction(text)
    if not numbers or _POINTS.search(text) or max(numbers) > 1:
        return None
    if len(numbers) > 1:
        return Share(minimum=min(numbers), maximum=max(numbers), **place)  # type: ignore[arg-type]
    return _with_vagueness(numbers[0], how, place)


def _per_cents(text: str) -> list[Decimal]:
    return [number / _WHOLE for number in find_numbers(text)] if _PER_CENT.search(text) else []


def _fraction(text: str) -> list[Decimal]:
    parts = re.findall(r"[a-z]+", text.lower())
    share = next((_fractions()[word] for word in parts if word in _fractions()), None)
    if share is None:
        return []
    many = find_numbers(" ".join(word for word in parts if word not in _fractions()))
    return [share * (many[0] if many else 1)]


def _with_vagueness(value: Decimal, how: Vagueness, place: Mapping[str, object]) -> Share:
    match how:
        case "minimum":
            return Share(minimum=value, **place)  # type: ignore[arg-type]
        case "maximum":
            return Share(maximum=value, **place)  # type: ignore[arg-type]
        case _:
            return Share(value, approximate=how == "approximate", **place)  # type: ignore[arg-type]
