"""The words beside a quantity → how exact it is: approximate, at least, at most."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal

from kg.vocabulary import words

Vagueness = Literal["exact", "approximate", "minimum", "maximum"]
LONGEST = 4  # words in the longest phrase of the list


@lru_cache(maxsize=1)
def _phrases() -> Mapping[tuple[str, ...], Vagueness]:
    lists: Mapping[Vagueness, list[str]] = words("quantities")["vague"]
    return {tuple(phrase.split()): how for how, phrases in lists.items() for phrase in phrases}


def vagueness(left: list[str]) -> Vagueness:
    """How exact the quantity right of these words is; the longest phrase that ends there decides."""
    low = [word.lower() for word in left[-LONGEST:]]
    for first in range(len(low)):
        how = _phrases().get(tuple(low[first:]))
        if how is not None:
            return how
    return "exact"
