"""Persons that articles name → those of different articles that are one person: by name and the company they keep."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from kg.entities.called import may_be_one
from kg.entities.names import Name
from kg.entities.partition import Partition
from kg.entities.units import Unit

NEAR = 60  # characters between a person's and an organization's name that read as "of": "Ada Birch, who heads Acme"
WATCHERS = frozenset({"media", "government"})  # named everywhere: to be named beside them says nothing
Company = Mapping[int, frozenset[int]]  # a unit → the organizations that it is seen with, by their groups


def join_people(units: Sequence[Unit], employers: Company, partition: Partition) -> None:
    """Join persons by full name, by spellings that agree, and by surname.

    Two of one name stay apart when both have employers, none of them the same, and their articles have no organization
    in common. Names that merely may be one person's are joined only where the articles do. Organizations must be
    joined before.
    """
    people = [n for n, unit in enumerate(units) if unit.family == "person" and unit.main is not None]
    circles = _circles(units, people, partition)
    namesakes: dict[str, list[int]] = defaultdict(list)
    for n in people:
        namesakes[_name(units[n]).key].append(n)
    for same in namesakes.values():
        _join_namesakes(same, employers, circles, partition, single=len(_name(units[same[0]]).words) == 1)
    _join_spellings(units, namesakes, circles, partition)


def employers_nearby(units: Sequence[Unit], partition: Partition) -> dict[int, frozenset[int]]:
    """Each person → the organizations named close to its full name, when the articles say no more."""
    by_article: dict[str, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.family == "organization" and unit.kind not in WATCHERS and unit.names:
            by_article[unit.article].append(n)
    return {
        n: frozenset(partition.find(m) for m in by_article[unit.article] if _are_near(unit, units[m]))
        for n, unit in enumerate(units)
        if unit.family == "person" and unit.names
    }


def _are_near(person: Unit, organization: Unit) -> bool:
    full = [mention for mention in person.mentions if mention.form == "name" and " " in mention.text]
    return any(
        -NEAR <= mention.start - other.end <= NEAR or -NEAR <= other.start - mention.end <= NEAR
        for mention in full
        for other in organization.mentions
        if other.form == "name"
    )


def _circles(units: Sequence[Unit], people: Iterable[int], partition: Partition) -> dict[int, frozenset[int]]:
    """Each person → all organizations that its article names."""
    named: dict[str, set[int]] = defaultdict(set)
    for n, unit in enumerate(units):
        if unit.family == "organization" and unit.kind not in WATCHERS and unit.names:
            named[unit.article].add(partition.find(n))
    return {n: frozenset(named[units[n].article]) for n in people}


def _join_namesakes(
    same: Sequence[int], employers: Company, circles: Company, partition: Partition, single: bool
) -> None:
    """Join those that an organization links; then those without employers to the largest group of the name.

    A `single` name, a first name or surname, says too little for the second step.
    """
    seen_with = _seen_with(same, {n: circles[n] | employers.get(n, frozenset()) for n in same})
    for organization in sorted(seen_with):
        partition.join(seen_with[organization], "same name, same company", 0.95)
    if single:
        return
    sizes: dict[int, int] = defaultdict(int)
    for n in same:
        sizes[partition.find(n)] += 1
    largest = min(sizes, key=lambda group: (-sizes[group], group))
    known = {partition.find(n) for n in same if employers.get(n)}
    free = [n for n in same if partition.find(n) not in known]
    partition.join([largest, *free], "same name", 0.85)
    if len(known) == 1:
        partition.join([min(known), largest], "same name", 0.85)


def _join_spellings(
    units: Sequence[Unit], namesakes: Mapping[str, Sequence[int]], circles: Company, partition: Partition
) -> None:
    """Join "A. Birch", "Bill Birch", "Birch" to the one person seen in the same company whose name agrees."""
    names = {key: _name(units[same[0]]) for key, same in namesakes.items()}
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


def _name(unit: Unit) -> Name:
    name = unit.main
    assert name is not None, unit.phrase
    return name
