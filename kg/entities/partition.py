"""Pairs that are the same, each with its reason → groups."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from typing import NamedTuple


class Step(NamedTuple):
    """Two units, by their numbers, that were found to be the same thing, why, and how sure that is, 0..1."""

    left: int
    right: int
    reason: str
    confidence: float


class Partition:
    """Units 0..size-1 in groups that only grow (union to the smallest number, with path halving).

    `tags` keep groups apart: two never become one that have tags of one number with different names.
    """

    def __init__(self, size: int, tags: Mapping[int, frozenset[tuple[int, str]]] | None = None) -> None:
        self._parent = list(range(size))
        self._tags = dict(tags or {})
        self.steps: list[Step] = []

    def find(self, unit: int) -> int:
        """The smallest unit of the group, which stands for it."""
        parent = self._parent
        while parent[unit] != unit:
            parent[unit] = parent[parent[unit]]
            unit = parent[unit]
        return unit

    def unite(self, left: int, right: int) -> None:
        """Make the groups of two units one, for no reason that anybody asks for."""
        low, high = sorted((self.find(left), self.find(right)))
        self._parent[high] = low

    def join(self, units: Collection[int], reason: str, confidence: float) -> None:
        """Make the groups of all these units one, and note each step that was new.

        What must stay apart from the first of them becomes one by itself.
        """
        first = min(units)
        others: list[int] = []
        for unit in sorted(set(units) - {first}):
            low, high = sorted((self.find(first), self.find(unit)))
            if low != high and self._are_apart(low, high):
                others.append(unit)
            elif low != high:
                self._parent[high] = low
                self._tags[low] = self._tags.get(low, frozenset()) | self._tags.get(high, frozenset())
                self.steps.append(Step(first, unit, reason, confidence))
        if others:
            self.join(others, reason, confidence)

    def join_if_one(self, unit: int, candidates: Collection[int], reason: str, confidence: float) -> None:
        """Join a unit to the one thing that it can stand for; if the candidates are several things, to none."""
        if len({self.find(candidate) for candidate in candidates}) == 1:
            self.join([unit, min(candidates)], reason, confidence)

    def _are_apart(self, left: int, right: int) -> bool:
        here, there = self._tags.get(left, frozenset()), self._tags.get(right, frozenset())
        return any(number == other and name != rival for number, name in here for other, rival in there)

    def groups(self) -> list[list[int]]:
        """All groups, each in order, in the order of their first units."""
        found: dict[int, list[int]] = {}
        for unit in range(len(self._parent)):
            found.setdefault(self.find(unit), []).append(unit)
        return list(found.values())
