"""Sentences for tuning → which claims of the network's alone are right, and thresholds by that.

Where the frames are silent the network is right less often than elsewhere: its thresholds must be set there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator, Mapping
from typing import NamedTuple

import kg
from tests.bench.learned.thresholds import GRID, NEVER
from tests.bench.reading_sentences import scored
from tests.bench.sentences import Labelled

WANTED = 0.75
BORROWED = 2.0


class Alone(NamedTuple):
    """A claim that only the network made."""

    relation: str
    likelihood: float
    right: bool
    signs: tuple[tuple[str, float], ...]


def alone(texts: Iterable[Labelled], weights: str) -> Iterator[Alone]:
    """The claims of the network's alone, held against the labels."""
    for text in texts:
        score = scored(text, kg.read(text.text, weights=weights))
        judged = [*((claim, True) for claim, _ in score.right), *((claim, False) for claim in score.wrong)]
        for claim, right in judged:
            if all(witness.startswith("learned") for witness in claim.witnesses):
                odds = dict(claim.signs)["learned"]
                yield Alone(claim.relation, 1 / (1 + math.exp(-odds)), right, claim.signs)


def raised(thresholds: Mapping[str, float], found: Iterable[Alone]) -> dict[str, float]:
    """The thresholds, where need be raised until enough of the claims are right; those of NEVER stay.

    Of a relation that it never claimed here the threshold stays if the items alone were good enough for the lowest.
    """
    every = list(found)
    made = {one.relation for one in every}
    return {
        name: least if name not in made and least <= GRID[0] else max(least, _lowest(name, least, every))
        for name, least in thresholds.items()
    }


def _lowest(name: str, least: float, every: list[Alone]) -> float:
    for threshold in GRID:
        above = [one for one in every if one.likelihood >= threshold - 0.01]
        own = [one for one in above if one.relation == name]
        pooled = sum(one.right for one in above) / max(1, len(above))
        precision = (sum(one.right for one in own) + BORROWED * pooled) / (len(own) + BORROWED)
        if threshold >= least and precision >= WANTED:
            return threshold
    return NEVER
