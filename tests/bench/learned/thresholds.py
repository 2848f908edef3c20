"""Items kept for tuning, scored → how likely each relation must be for a claim of the network's alone.

The lowest likelihood from which on enough of the guesses are right; where a relation has few, it borrows from all.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from tests.bench.learned.items import NO, YES, Item

GRID = tuple(round(x, 2) for x in np.arange(0.6, 0.96, 0.05))
PRECISION = 0.8  # over pairs of mentions; the grammar and kinds that a claim must fit besides bring it higher
BORROWED = 8.0  # guesses of all relations that count with a relation's own
NEVER = 1.1
Scores = NDArray[np.float32]


def thresholds(items: Sequence[Item], scores: Sequence[Scores], names: Sequence[str]) -> Mapping[str, float]:
    """One for each relation; NEVER where none is high enough."""
    right, guessed = counts(items, scores, len(names))
    pooled = right.sum(1) / np.maximum(1, guessed.sum(1))
    precision = (right + BORROWED * pooled[:, None]) / (guessed + BORROWED)
    return {name: _lowest(precision[:, number]) for number, name in enumerate(names)}


def _lowest(precision: NDArray[np.float64]) -> float:
    good = [t for t, p in zip(GRID, precision, strict=True) if p >= PRECISION]
    return float(good[0]) if good else NEVER


def counts(
    items: Sequence[Item], scores: Sequence[Scores], relations: int
) -> tuple[NDArray[np.float64], NDArray[np.float64]]:
    """(thresholds, relations): how many guesses are right, and how many there are, where it is known."""
    right, guessed = np.zeros((len(GRID), relations)), np.zeros((len(GRID), relations))
    for item, score in zip(items, scores, strict=True):
        true = item.cells == YES
        for group in item.groups:
            for cell in group:
                true[cell] = True
        known = true | (item.cells == NO)
        for row, threshold in enumerate(GRID):
            above = (score >= threshold) & known
            right[row] += (above & true).sum(0)
            guessed[row] += above.sum(0)
    return right, guessed


def recall(
    items: Sequence[Item], scores: Sequence[Scores], chosen: Mapping[str, float], names: Sequence[str]
) -> tuple[int, int, int]:
    """True pairs found, guesses, true pairs, at the chosen thresholds, where it is known."""
    limit = np.array([chosen[name] for name in names])
    hit = made = there = 0
    for item, score in zip(items, scores, strict=True):
        known, true, above = (item.cells == YES) | (item.cells == NO), item.cells == YES, score >= limit
        hit, made, there = hit + int((above & true).sum()), made + int((above & known).sum()), there + int(true.sum())
    return hit, made, there
