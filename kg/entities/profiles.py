"""The mentions of one article → profiles: what it calls each thing and says of it, without where it says so.

A profile is all that is compared with other articles: no mention need be held for that.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import NamedTuple

from kg.entities.authority import Known
from kg.entities.hints import NO_HINTS, Hints, votes_of
from kg.entities.merging import NONE, Joints, chained, stepped
from kg.entities.names import Family, Name
from kg.entities.owned import Owned, owned_of
from kg.entities.partition import Partition
from kg.entities.units import Unit, counted, place, unit_of, units_of
from kg.entities.wishes import Tag
from kg.entities.within import join_within
from kg.language.pronouns import is_of_person
from kg.model import Kind, Mention

NEAR = 60  # characters between a person's and an organization's name that read as "of": "Ada Birch, who heads Acme"
WATCHERS = frozenset({"media", "government"})  # named everywhere: to be named beside them says nothing
NO_TAGS: frozenset[Tag] = frozenset()


class Found(NamedTuple):
    """One thing in one article, and why its names are taken for one."""

    unit: Unit
    joints: Joints


@dataclass(frozen=True, slots=True)
class Profile:
    """One thing in one article, as it is compared with those of other articles."""

    article: str
    kind: Kind
    family: Family
    names: Mapping[Name, int]  # how often each name is used; empty for a thing without a name
    main: Name | None  # the fullest of its names
    phrase: str  # what stands for it where it has no name
    first: tuple[int, int, str]  # where it is first mentioned, and how
    texts: tuple[tuple[str, int], ...]  # how often each name is written so
    votes: tuple[tuple[Kind, int], ...]  # how many mentions are of each kind
    demands: tuple[frozenset[Kind], ...]  # the kinds that each claim about it asks for
    surely_person: bool  # called he or she, or by a first name or title
    employers: tuple[int, ...]  # of a person: what of the same article it belongs to, by number
    joints: Joints
    owned: Owned | None = None  # what it goes by where it has no name
    tags: frozenset[Tag] = NO_TAGS  # names that people call different
    wished: tuple[int, ...] = ()  # which of the names that people call the same
    known: Known | None = None  # the record of an authority file

    @property
    def is_company(self) -> bool:
        """Whether it is an organization that persons are told apart by."""
        return _is_company(self)

    @property
    def place(self) -> tuple[str, int, int, str]:
        """Where it is first mentioned."""
        return (self.article, *self.first)


def things_of(mentions: Iterable[Mention], hints: Hints = NO_HINTS) -> list[Found]:
    """The things of one article in the order of the text, each with all that the article calls it."""
    units = units_of(mentions, hints)
    partition = Partition(len(units), _tags(units, hints))
    join_within(units, partition)
    steps = stepped(units, partition)
    return [
        Found(
            _together([units[n] for n in members], hints),
            NONE.union(*(chained(units[n]) for n in members), steps.get(members[0], NONE)),
        )
        for members in partition.groups()
    ]


def profiles_of(found: Sequence[Found], hints: Hints = NO_HINTS) -> list[Profile]:
    """The profiles of the things of one article, in the same order."""
    units = [one.unit for one in found]
    employers, owned = _employers(units, hints), owned_of(units, _numbered(hints.located, units))
    return [_profile(one, employers.get(n, ()), owned.get(n), hints) for n, one in enumerate(found)]


def _profile(found: Found, employers: Iterable[int], owned: Owned | None, hints: Hints) -> Profile:
    unit, wishes = found.unit, hints.wishes
    votes, demands = votes_of(unit.mentions, hints)
    keys = {name.key for name in unit.names}
    first = min(map(place, unit.mentions))
    texts = counted(mention.text for mention in unit.mentions if mention.form == "name")
    return Profile(
        article=unit.article,
        kind=unit.kind,
        family=unit.family,
        names=unit.names,
        main=unit.main,
        phrase=unit.phrase,
        first=first[1:],
        texts=tuple(texts.items()),
        votes=tuple(votes.items()),
        demands=tuple(demands),
        surely_person=_is_surely_a_person(unit),
        employers=tuple(sorted(employers)),
        joints=found.joints or NONE,  # one empty set for all: another takes as much as a name
        owned=owned,
        tags=_own_tags(unit, hints) or NO_TAGS,
        wished=tuple(n for n, same in enumerate(wishes.same) if not same.isdisjoint(keys)),
        known=wishes.authority.find(unit.main, unit.family),
    )


def _tags(units: Sequence[Unit], hints: Hints) -> dict[int, frozenset[Tag]]:
    return {n: tags for n, unit in enumerate(units) if (tags := _own_tags(unit, hints))}


def _own_tags(unit: Unit, hints: Hints) -> frozenset[Tag]:
    """Which of the names that people call different it has."""
    wishes = hints.wishes
    return wishes.tags(name.text for name in unit.names) | wishes.parted(
        {name.key for name in unit.names}, unit.article
    )


def _together(units: Sequence[Unit], hints: Hints) -> Unit:
    if len(units) == 1:
        return units[0]
    return unit_of(sorted((mention for unit in units for mention in unit.mentions), key=place), hints)


def _is_surely_a_person(unit: Unit) -> bool:
    if unit.family != "person" or unit.main is None:
        return False
    said = {mention.text.casefold() for mention in unit.mentions if mention.form != "name"}
    titled = any(mention.form == "name" and mention.text != unit.shown for mention in unit.mentions)
    return titled or len(unit.main.words) > 1 or any(map(is_of_person, said))


def _employers(units: Sequence[Unit], hints: Hints) -> Mapping[int, Iterable[int]]:
    """Each person → what it belongs to: what the article says, else the organizations named close to its full name."""
    companies = [n for n, unit in enumerate(units) if _is_company(unit)]
    near = {
        n: {m for m in companies if _are_near(unit, units[m])}
        for n, unit in enumerate(units)
        if unit.family == "person" and unit.names
    }
    return near | _numbered(hints.belongs, units)


def _numbered(pairs: Sequence[tuple[Mention, Mention]], units: Sequence[Unit]) -> dict[int, set[int]]:
    """The pairs by the numbers of their units: each first → all that it is with."""
    found: dict[int, set[int]] = defaultdict(set)
    number = {mention: n for n, unit in enumerate(units) for mention in unit.mentions} if pairs else {}
    for first, second in pairs:
        found[number[first]].add(number[second])
    return found


def _is_company(one: Unit | Profile) -> bool:
    return one.family == "organization" and one.kind not in WATCHERS and bool(one.names)


def _are_near(person: Unit, organization: Unit) -> bool:
    full = [mention for mention in person.mentions if mention.form == "name" and " " in mention.text]
    return any(
        -NEAR <= mention.start - other.end <= NEAR or -NEAR <= other.start - mention.end <= NEAR
        for mention in full
        for other in organization.mentions
        if other.form == "name"
    )
