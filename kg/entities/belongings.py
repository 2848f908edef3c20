"""Things that go by their owner → those of different articles that are one: by owner, noun and where they are."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.entities.owned import Noun, Owned, tells
from kg.entities.partition import Partition
from kg.entities.profiles import Profile


class Seat(NamedTuple):
    """The owner and the places of a thing, by the numbers of their groups."""

    owner: int | None
    places: frozenset[int]


def seats_of(units: Sequence[Profile], groups: Sequence[int]) -> dict[int, Seat]:
    """Whose and where each thing is that goes by its owner or place; `groups` has the group of each unit.

    The units come article by article.
    """
    found: dict[int, Seat] = {}
    start = 0
    for _, article in groupby(units, key=lambda unit: unit.article):
        there = list(article)
        for n, unit in enumerate(there):
            if unit.owned is not None:
                found[start + n] = _seat(unit.owned, start, groups)
        start += len(there)
    return found


def _seat(owned: Owned, start: int, groups: Sequence[int]) -> Seat:
    owner = None if owned.owner is None else groups[start + owned.owner]
    return Seat(owner, frozenset(groups[start + place] for place in owned.places))


def join_belongings(units: Sequence[Profile], seats: Mapping[int, Seat], partition: Partition) -> None:
    """Join "Acme's refinery" and "Acme Corp's Tarrow refinery"; and with them their articles' "the Tarrow refinery".

    Organizations and places must be joined before. Of what an owner has many, those alone are joined
    that articles place.
    """
    called: dict[tuple[int, Noun], list[int]] = defaultdict(list)
    owned_in: dict[tuple[str, Noun], list[int]] = defaultdict(list)
    nouns = {n: owned.noun for n in seats if (owned := units[n].owned) is not None}
    for n, (owner, places) in seats.items():
        if owner is not None and (places or tells(nouns[n])):
            called[owner, nouns[n]].append(n)
            owned_in[units[n].article, nouns[n]].append(n)
    for same in called.values():
        _join_owned(same, seats, partition)
    for n, (owner, _) in seats.items():
        if owner is None:
            there = _around(n, owned_in.get((units[n].article, nouns[n]), ()), seats)
            partition.join_if_one(n, there, "the article has one there", 0.8)


def _join_owned(same: Sequence[int], seats: Mapping[int, Seat], partition: Partition) -> None:
    """Join what is at the same places, and what is at fewer to the one thing that is there: in a land, and its town."""
    at: dict[frozenset[int], list[int]] = defaultdict(list)
    for n in same:
        at[seats[n].places].append(n)
    for places in sorted(at, key=lambda places: (-len(places), sorted(places))):
        partition.join(at[places], "same owner, same place" if places else "same owner", 0.9 if places else 0.75)
        wider = [n for n in _around(at[places][0], same, seats) if seats[n].places != places]
        partition.join_if_one(at[places][0], wider, "same owner", 0.75)


def _around(n: int, others: Iterable[int], seats: Mapping[int, Seat]) -> list[int]:
    """Those of the others that are everywhere where the first is."""
    return [other for other in others if seats[n].places <= seats[other].places]
