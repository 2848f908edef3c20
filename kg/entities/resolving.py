"""Mentions of any articles → groups of mentions that name one thing."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple, Protocol, TypeVar

from kg.entities.across import join_things
from kg.entities.authority import Known
from kg.entities.belongings import Seat, join_belongings, seats_of
from kg.entities.blocks import lots_of
from kg.entities.merging import NONE, Joints, stepped
from kg.entities.partition import Partition
from kg.entities.people import Circles, circles_of, join_people
from kg.entities.profiles import Profile, profiles_of, things_of
from kg.entities.units import place
from kg.model import Mention

LOT = 50_000  # profiles that are resolved at once: some 5,000 articles
_Given = TypeVar("_Given")
_Made = TypeVar("_Made")


class Spread(Protocol):
    """Who does a piece of work for each of many values, as `map` does; the values and what is made can be pickled."""

    def __call__(self, work: Callable[[_Given], _Made], given: Iterable[_Given], /) -> Iterable[_Made]: ...


class Group(NamedTuple):
    """One thing: the numbers of the profiles of it, one an article, and why their names are taken for one."""

    members: tuple[int, ...]
    joints: Joints


class Lot(NamedTuple):
    """Whole blocks of profiles, with what is known of their groups, of whom persons are with, and of who owns what."""

    profiles: Sequence[Profile]
    partition: Partition
    circles: Circles
    seats: Mapping[int, Seat]


def resolve(mentions: Iterable[Mention]) -> list[list[Mention]]:
    """Group mentions of any articles by what they name; each group and all groups in the order of articles and texts.

    Uses `text`, `name`, `kind` and `article`, and `chain` where the mentions have one. Pronouns and nouns stay in their
    chain; unnamed sources are never the same in two articles. Linear in the mentions but for names that share a word.
    """
    by_article = groupby(sorted(mentions, key=place), key=lambda mention: mention.article)
    found = [things_of(members) for _, members in by_article]
    units = [one.unit for things in found for one in things]
    groups = resolve_profiles([profile for things in found for profile in profiles_of(things)])
    together = ((mention for n in group.members for mention in units[n].mentions) for group in groups)
    return sorted((sorted(group, key=place) for group in together), key=lambda group: place(group[0]))


def resolve_profiles(profiles: Sequence[Profile], spread: Spread = map, *, lot: int | None = None) -> list[Group]:
    """The groups of the things of all articles, in the order of their first members.

    The profiles come article by article. They are resolved in lots of whole blocks, about `lot` profiles each, by
    `spread`: first things by their names; then, when it is known which organizations are one, persons by the company
    they keep and things without a name by their owner. How large the lots are makes no difference.
    """
    lots = lots_of(profiles, lot or LOT)
    named = list(spread(join_names, ([profiles[n] for n in lot] for lot in lots)))
    groups = _groups(lots, named, len(profiles))
    circles, seats = circles_of(profiles, groups), seats_of(profiles, groups)
    full = (
        Lot(
            [profiles[n] for n in lot], partition, Circles(*(_of(company, lot) for company in circles)), _of(seats, lot)
        )
        for lot, partition in zip(lots, named, strict=True)
    )
    grouped = zip(lots, spread(join_related, full), strict=True)
    found = [Group(tuple(lot[n] for n in group.members), group.joints) for lot, groups in grouped for group in groups]
    return sorted(found, key=lambda group: group.members[0])


def join_names(profiles: Sequence[Profile]) -> Partition:
    """The groups of a lot by what people decided, by names, and by what an authority file knows."""
    partition = Partition(len(profiles), {n: tags for n, one in enumerate(profiles) if (tags := _tags(one))})
    _join_wished(profiles, partition)
    join_things(profiles, partition)
    _join_known(profiles, partition)
    return partition


def join_related(lot: Lot) -> list[Group]:
    """The groups of a lot, in which persons and what goes by its owner are joined, too."""
    profiles, partition, circles, seats = lot
    join_people(profiles, circles, partition)
    join_belongings(profiles, seats, partition)
    steps = stepped(profiles, partition)
    return [
        Group(tuple(members), NONE.union(*(profiles[n].joints for n in members), steps.get(members[0], NONE)))
        for members in partition.groups()
    ]


def _groups(lots: Iterable[Sequence[int]], named: Iterable[Partition], count: int) -> list[int]:
    """Of each profile of all lots the number of the first one of its group."""
    first = list(range(count))
    for lot, partition in zip(lots, named, strict=True):
        for n, number in enumerate(lot):
            first[number] = lot[partition.find(n)]
    return first


def _of(known: Mapping[int, _Given], numbers: Sequence[int]) -> dict[int, _Given]:
    """What is known of those of these numbers, by their places among them."""
    return {n: known[number] for n, number in enumerate(numbers) if number in known}


def _tags(profile: Profile) -> frozenset[tuple[int, str]]:
    """What keeps it from others: names that people call different, and records of an authority file."""
    return profile.tags | ({(-1, profile.known.slug)} if profile.known is not None else frozenset())


def _join_known(profiles: Sequence[Profile], partition: Partition) -> None:
    """Join things, persons aside, that one record of an authority file names."""
    named: dict[Known, list[int]] = defaultdict(list)
    for n, one in enumerate(profiles):
        if one.known is not None and one.family != "person":
            named[one.known].append(n)
    for members in named.values():
        partition.join(members, "authority file", 0.97)


def _join_wished(profiles: Sequence[Profile], partition: Partition) -> None:
    wished: dict[int, list[int]] = defaultdict(list)
    for n, one in enumerate(profiles):
        for same in one.wished:
            wished[same].append(n)
    for _, members in sorted(wished.items()):
        partition.join(members, "decided by hand", 1.0)
