"""Claims of the network's alone, held against labels → how likely each relation must be for such a claim.

The lowest likelihood from which on enough of them are right; where a relation has few, it borrows from all.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

import numpy as np

from tests.bench.learned.alone import Alone

GRID = tuple(round(x, 2) for x in np.arange(0.3, 0.96, 0.05))
WANTED = 0.75
BORROWED = 6.0  # claims of all relations that count with a relation's own
NEVER = 1.1


def thresholds(found: Iterable[Alone], names: Sequence[str]) -> Mapping[str, float]:
    """One for each relation; NEVER where none is high enough."""
    every = list(found)
    return {name: _lowest([one for one in every if one.relation == name], every) for name in names}


def _lowest(own: Sequence[Alone], every: Sequence[Alone]) -> float:
    for threshold in GRID:
        all_right, all_made = _counts(every, threshold)
        right, made = _counts(own, threshold)
        if (right + BORROWED * all_right / max(1, all_made)) / (made + BORROWED) >= WANTED:
            return threshold
    return NEVER


def _counts(found: Iterable[Alone], threshold: float) -> tuple[int, int]:
    """How many claims are as likely as that and right, and how many there are."""
    above = [one for one in found if one.likelihood >= threshold]
    return sum(one.right for one in above), len(above)
