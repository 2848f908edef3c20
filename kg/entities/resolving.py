"""Mentions of any articles → groups of mentions that name one thing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import groupby

from kg.entities.across import join_things
from kg.entities.hints import NO_HINTS, Hints
from kg.entities.partition import Partition
from kg.entities.people import employers_nearby, join_people
from kg.entities.units import Unit, place, unit_of, units_of
from kg.entities.wishes import Tag, Wishes
from kg.entities.within import join_within
from kg.model import Mention


@dataclass(frozen=True, slots=True)
class Merge:
    """A statement that two names mean one thing: why, how sure that is (0..1), and in which article if only there."""

    left: str
    right: str
    reason: str
    confidence: float
    article: str = ""


@dataclass(frozen=True, slots=True)
class Resolution:
    """Things, each as the units that speak of it, and every step that brought different names together."""

    things: tuple[tuple[Unit, ...], ...]
    merges: tuple[Merge, ...]


def resolve(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Group mentions of any articles by what they name; each group and all groups in the order of articles and texts.

    Uses `text`, `name`, `kind` and `article`, and `chain` where the mentions have one. Pronouns and nouns stay in their
    chain; unnamed sources are never the same in two articles. Linear in the mentions but for names that share a word.
    """
    groups = [[mention for unit in thing for mention in unit.mentions] for thing in resolve_units(mentions).things]
    return sorted((sorted(group, key=place) for group in groups), key=lambda group: place(group[0]))


def resolve_units(mentions: Iterable[Mention], hints: Hints = NO_HINTS) -> Resolution:
    """As `resolve`, with the reasons, and with what is known beyond the mentions."""
    found = units_of(mentions, hints)
    units: list[Unit] = []
    merges: list[Merge] = []
    for article, members in groupby(found, key=lambda unit: unit.article):
        here = list(members)
        partition = Partition(len(here), _tags(here, hints.wishes))
        join_within(here, partition)
        merges += _merges(here, partition, article)
        units += [_together([here[n] for n in group], hints) for group in partition.groups()]
    partition = Partition(len(units), _tags(units, hints.wishes))
    _join_wished(units, hints.wishes, partition)
    join_things(units, partition)
    join_people(units, _employers(units, hints.belongs, partition), partition)
    things = tuple(tuple(units[n] for n in group) for group in partition.groups())
    return Resolution(things, tuple(sorted({*merges, *_merges(units, partition, "")}, key=str)))


def _tags(units: Sequence[Unit], wishes: Wishes) -> dict[int, frozenset[Tag]]:
    if not wishes.different:
        return {}
    return {n: wishes.tags(name.text for name in unit.names) for n, unit in enumerate(units)}


def _join_wished(units: Sequence[Unit], wishes: Wishes, partition: Partition) -> None:
    for same in wishes.same:
        members = [n for n, unit in enumerate(units) if any(name.key in same for name in unit.names)]
        if members:
            partition.join(members, "so decided", 1.0)


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


def _merges(units: Sequence[Unit], partition: Partition, article: str) -> list[Merge]:
    """The steps between different names; that equal names are one thing goes without saying."""
    names = [(units[step.left].shown, units[step.right].shown, step) for step in partition.steps]
    return [Merge(left, right, step.reason, step.confidence, article) for left, right, step in names if left != right]
