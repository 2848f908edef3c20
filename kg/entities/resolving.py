"""Mentions of any articles → groups of mentions that name one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.entities.across import join_things
from kg.entities.authority import Known
from kg.entities.hints import NO_HINTS, Hints
from kg.entities.merging import NONE, Joints, chained, stepped
from kg.entities.partition import Partition
from kg.entities.people import employers_nearby, join_people
from kg.entities.units import Unit, place, unit_of, units_of
from kg.entities.wishes import Tag, Wishes
from kg.entities.within import join_within
from kg.model import Mention


class Group(NamedTuple):
    """One thing: the units that speak of it, one an article, and why their names are taken for one."""

    units: tuple[Unit, ...]
    joints: Joints


def resolve(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Group mentions of any articles by what they name; each group and all groups in the order of articles and texts.

    Uses `text`, `name`, `kind` and `article`, and `chain` where the mentions have one. Pronouns and nouns stay in their
    chain; unnamed sources are never the same in two articles. Linear in the mentions but for names that share a word.
    """
    groups = [[mention for unit in thing.units for mention in unit.mentions] for thing in resolve_units(mentions)]
    return sorted((sorted(group, key=place) for group in groups), key=lambda group: place(group[0]))


def resolve_units(mentions: Iterable[Mention], hints: Hints = NO_HINTS) -> list[Group]:
    """As `resolve`, with the reasons, and with what is known beyond the mentions."""
    found = (Group((unit,), chained(unit)) for unit in units_of(mentions, hints))
    single: list[Group] = []
    for _, members in groupby(found, key=lambda group: group.units[0].article):
        single += _join_article(list(members), hints)
    units = [group.units[0] for group in single]
    known = [hints.wishes.authority.find(unit.main, unit.family) for unit in units]
    partition = Partition(len(units), _tags(units, hints.wishes, known))
    _join_wished(units, hints.wishes, partition)
    join_things(units, partition)
    _join_known(units, known, partition)
    join_people(units, _employers(units, hints.belongs, partition), partition)
    return _grouped(single, partition)


def _join_article(groups: Sequence[Group], hints: Hints) -> list[Group]:
    """The things of one article, each as one unit."""
    units = [group.units[0] for group in groups]
    partition = Partition(len(units), _tags(units, hints.wishes))
    join_within(units, partition)
    return [Group((_together(group.units, hints),), group.joints) for group in _grouped(groups, partition)]


def _grouped(groups: Sequence[Group], partition: Partition) -> list[Group]:
    """Each group of the partition as one, with the reasons of its parts and of the steps that made it."""
    steps = stepped([group.units[0] for group in groups], partition)
    return [
        Group(
            tuple(unit for n in members for unit in groups[n].units),
            NONE.union(*(groups[n].joints for n in members), steps.get(members[0], NONE)),
        )
        for members in partition.groups()
    ]


def _tags(units: Sequence[Unit], wishes: Wishes, known: Sequence[Known | None] = ()) -> dict[int, frozenset[Tag]]:
    """What keeps units apart: names that people call different, and two records of an authority file."""
    records = {n: frozenset({(-1, one.slug)}) for n, one in enumerate(known) if one is not None}
    if not wishes.different:
        return records
    tags = {n: wishes.tags(name.text for name in unit.names) for n, unit in enumerate(units)}
    return {n: tags[n] | records.get(n, frozenset()) for n in tags}


def _join_known(units: Sequence[Unit], known: Sequence[Known | None], partition: Partition) -> None:
    """Join things, persons aside, that one record of an authority file names."""
    named: dict[Known, list[int]] = defaultdict(list)
    for n, one in enumerate(known):
        if one is not None and units[n].family != "person":
            named[one].append(n)
    for members in named.values():
        partition.join(members, "authority file", 0.97)


def _join_wished(units: Sequence[Unit], wishes: Wishes, partition: Partition) -> None:
    for same in wishes.same:
        members = [n for n, unit in enumerate(units) if any(name.key in same for name in unit.names)]
        if members:
            partition.join(members, "decided by hand", 1.0)


def _together(units: Sequence[Unit], hints: Hints) -> Unit:
    if len(units) == 1:
        return units[0]
    return unit_of(sorted((mention for unit in units for mention in unit.mentions), key=place), hints)


def _employers(
    units: Sequence[Unit], belongs: Iterable[tuple[Mention, Mention]], partition: Partition
) -> Mapping[int, frozenset[int]]:
    """Each person → the organizations it belongs to, as groups: what articles say, else what stands close by."""
    number = {mention: n for n, unit in enumerate(units) for mention in unit.mentions}
    said: dict[int, set[int]] = {}
    for person, organization in belongs:
        said.setdefault(number[person], set()).add(partition.find(number[organization]))
    return employers_nearby(units, partition) | {n: frozenset(groups) for n, groups in said.items()}
