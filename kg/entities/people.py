"""Persons that articles name → those of different articles that are one person: by name and the company they keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from itertools import groupby
from typing import NamedTuple

from kg.entities.across import main
from kg.entities.called import may_be_one
from kg.entities.names import Name
from kg.entities.partition import Partition
from kg.entities.profiles import Profile

Company = Mapping[int, frozenset[int]]  # a person → organizations, by the numbers of their groups


class Circles(NamedTuple):
    """The company that persons keep: whom each works for, and all organizations that its article names."""

    employers: Company
    named: Company


def join_people(units: Sequence[Profile], circles: Circles, partition: Partition) -> None:
    """Join persons by full name, by spellings that agree, and by surname.

    Two of one name stay apart when both have employers, none of them the same, and their articles have no organization
    in common. Names that merely may be one person's are joined only where the articles do. Organizations must be
    joined before.
    """
    namesakes: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.family == "person" and unit.main is not None:
            namesakes[unit.main.key].append(n)
    for same in namesakes.values():
        _join_namesakes(same, circles, partition, single=len(main(units[same[0]]).words) == 1)
    _join_spellings(units, namesakes, circles.named, partition)


def circles_of(units: Sequence[Profile], groups: Sequence[int]) -> Circles:
    """The company that each person keeps, by number; `groups` has the group of each unit.

    The units come article by article.
    """
    employers: dict[int, frozenset[int]] = {}
    named: dict[int, frozenset[int]] = {}
    start = 0
    for _, article in groupby(units, key=lambda unit: unit.article):
        there = list(article)
        circle = frozenset(groups[start + n] for n, unit in enumerate(there) if unit.is_company)
        for n, unit in enumerate(there):
            if unit.family == "person" and unit.main is not None:
                employers[start + n] = frozenset(groups[start + m] for m in unit.employers)
                named[start + n] = circle
        start += len(there)
    return Circles(employers, named)


def _join_namesakes(same: Sequence[int], circles: Circles, partition: Partition, single: bool) -> None:
    """Join those that an organization links; then those without employers to the largest group of the name.

    A `single` name, a first name or surname, says too little for the second step.
    """
    employers = circles.employers
    seen_with = _seen_with(same, {n: circles.named[n] | employers[n] for n in same})
    for organization in sorted(seen_with):
        partition.join(seen_with[organization], "same name, same company", 0.95)
    if single:
        return
    sizes: dict[int, int] = defaultdict(int)
    for n in same:
        sizes[partition.find(n)] += 1
    largest = min(sizes, key=lambda group: (-sizes[group], group))
    known = {partition.find(n) for n in same if employers[n]}
    free = [n for n in same if partition.find(n) not in known]
    partition.join([largest, *free], "same name", 0.85)
    if len(known) == 1:
        partition.join([min(known), largest], "same name", 0.85)


def _join_spellings(
    units: Sequence[Profile], namesakes: Mapping[str, Sequence[int]], circles: Company, partition: Partition
) -> None:
    """Join "A. Birch", "Bill Birch", "Birch" to the one person seen in the same company whose name agrees."""
    names = {key: main(units[same[0]]) for key, same in namesakes.items()}
    by_surname: dict[str, list[str]] = defaultdict(list)
    for key, name in names.items():
        if len(name.words) > 1:
            by_surname[name.words[-1]].append(key)
    for key, name in names.items():
        fulls = [full for full in by_surname[name.words[-1]] if full != key and _can_stand_for(name, names[full])]
        seen_with = _seen_with([n for full in fulls for n in namesakes[full]], circles)
        for n in namesakes[key] if seen_with else ():
            seen = {full for organization in circles[n] for full in seen_with.get(organization, ())}
            partition.join_if_one(n, seen, "name agrees, same company", 0.8)


def _seen_with(people: Iterable[int], company: Company) -> dict[int, list[int]]:
    """Each organization → the people seen with it."""
    found: dict[int, list[int]] = defaultdict(list)
    for n in people:
        for organization in company.get(n, ()):
            found[organization].append(n)
    return found


def _can_stand_for(short: Name, full: Name) -> bool:
    """Whether the one is a shorter or as long a form of the other."""
    return len(short.words) == 1 or (len(short.key) <= len(full.key) and may_be_one(short, full))
