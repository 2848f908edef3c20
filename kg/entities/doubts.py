"""Entities of a graph → the pairs of entities that are worth a look."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from itertools import combinations
from typing import NamedTuple

from rapidfuzz import fuzz

from kg.entities.called import may_be_one
from kg.entities.names import FAMILIES, Name, initials, parse
from kg.entities.owned import goes_by_owner
from kg.model import Entity, Merge

ALIKE = 90  # of 100: a spelling this near is worth a look (Levenshtein, as rapidfuzz counts it)
SURE = 0.85  # what a merge must be not to be worth a look
CROWD = 50  # names that share a word; beyond that the word says nothing


class Doubt(NamedTuple):
    """Two entities that may be one, or one name that may be two; why, and how likely they are one (0..1)."""

    left: Entity
    right: Entity
    reason: str
    likelihood: float


def doubtful(entities: Iterable[Entity]) -> list[Doubt]:
    """Pairs of entities with names that are alike and yet were not taken for one thing; the likeliest first."""
    named = [entity for entity in entities if entity.kind not in ("source", "topic") and _has_name(entity)]
    pairs = {pair for crowd in _by_word(named).values() if len(crowd) <= CROWD for pair in combinations(crowd, 2)}
    doubts = [doubt for left, right in sorted(pairs) if (doubt := _doubt(named[left], named[right]))]
    return sorted(doubts, key=lambda doubt: (-doubt.likelihood, doubt.left.iri, doubt.right.iri))


def _has_name(entity: Entity) -> bool:
    """Whether it is called by a name, not by words for its sort such as "a new brand"."""
    return not entity.name.islower()


def doubtful_merges(merges: Iterable[Merge]) -> list[Merge]:
    """Two names that were taken for one on little, the least sure first."""
    weak = (merge for merge in merges if merge.confidence < SURE and len(merge.names) == 2)
    return sorted(weak, key=lambda merge: (merge.confidence, merge.names, merge.iri))


def _by_word(entities: Sequence[Entity]) -> dict[str, list[int]]:
    """Word, beginning of a word or acronym → the entities with a name that has it."""
    crowds: dict[str, list[int]] = defaultdict(list)
    for n, entity in enumerate(entities):
        names = [parse(text, FAMILIES.get(entity.kind, "other")) for text in (entity.name, *entity.aliases)]
        marks = {mark for name in names for mark in (*name.words, name.key[:5], *initials(name))}
        for mark in marks:
            crowds[mark].append(n)
    return crowds


def _doubt(left: Entity, right: Entity) -> Doubt | None:
    if goes_by_owner(left.name) != goes_by_owner(right.name):
        return None  # "Acme" and "Acme's plant"
    family, other = (FAMILIES.get(entity.kind, "other") for entity in (left, right))
    here, there = parse(left.name, family), parse(right.name, other)
    return next((Doubt(left, right, reason, sure) for reason, sure in _likenesses(here, there, family, other)), None)


def _likenesses(left: Name, right: Name, family: str, other: str) -> Iterator[tuple[str, float]]:
    short, long = sorted((left, right), key=lambda name: (len(name.words), name.words))
    if left.key == right.key:
        yield ("one name, two kinds of thing", 0.5) if family != other else ("one name, different company kept", 0.4)
    if family != other:
        return
    if short.is_acronym and short.key in initials(long):
        yield "may be its acronym", 0.5
    if family == "person":
        if len(short.words) > 1 and may_be_one(left, right):
            yield "names agree, but not the company kept", 0.5
        if len(short.words) == 1 and short.words[0] == long.words[-1]:
            yield "may be the surname", 0.4
    elif short.words == long.words[: len(short.words)]:
        yield "one name begins with the other", 0.3
    if min(len(left.key), len(right.key)) > 5 and fuzz.ratio(left.key, right.key) >= ALIKE:
        yield "spelt nearly alike", 0.4
