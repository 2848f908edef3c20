"""Written numbers → Decimal: digits, words and magnitudes."""

from __future__ import annotations

import re
from collections.abc import Mapping
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from kg.vocabulary import words

_NUMBER = re.compile(r"(\d{1,3}(?:[, ]\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)[ -]?([a-z]*)(?:[ -]([a-z]+))?", re.IGNORECASE)


@lru_cache(maxsize=1)
def _magnitudes() -> Mapping[str, int]:
    magnitudes: Mapping[str, int] = words("quantities")["magnitudes"]
    return magnitudes


@lru_cache(maxsize=1)
def _numerals() -> Mapping[str, int]:
    numerals: Mapping[str, int] = words("quantities")["numbers"]
    return numerals


def find_numbers(text: str) -> list[Decimal]:
    """All numbers in a short text with their magnitudes: "10 to 15 billion" gives both in billions."""
    found = [(_digits(m[1]), _magnitude(m[2], m[3])) for m in _NUMBER.finditer(text)] or _spelled(text)
    last = next((magnitude for _, magnitude in reversed(found) if magnitude), 1)
    return [number * (magnitude or (last if number < 1000 else 1)) for number, magnitude in found]


def _magnitude(word: str, after: str | None) -> int | None:
    """What a number is multiplied by: "million", "lakh crore"."""
    first, second = (_magnitudes().get(each.lower()) for each in (word, after or ""))
    return first * second if first and second else first


def _digits(text: str) -> Decimal:
    return Decimal(re.sub(r"[, ]", "", text))


def _spelled(text: str) -> list[tuple[Decimal, int | None]]:
    total, seen, magnitude = Decimal(0), False, None
    said = re.findall(r"[a-z]+", text.lower())
    for word, after in pairwise([*said, ""]):
        if word in ("a", "an") and after in _numerals() and _numerals()[after] != 100:
            continue  # "a fourteen-million-dollar investment" is one of fourteen million
        if word in _numerals():
            value = _numerals()[word]
            total, seen = (max(total, Decimal(1)) * value if value == 100 else total + value), True
        elif word in _magnitudes() and len(word) > 2:
            magnitude = _magnitudes()[word]
    return [(total, magnitude)] if seen else []
