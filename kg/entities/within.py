"""Units of one article → the same with those joined that are one thing, as articles name a thing and go on about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.entities.names import Family, Name, company_words, initials
from kg.entities.partition import Partition
from kg.entities.units import Unit


def join_within(units: Sequence[Unit], partition: Partition) -> None:
    """Join the units of one article by name, acronym, surname and short name."""
    alike: dict[tuple[Family, str], list[int]] = defaultdict(list)
    families: dict[Family, list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.main is not None:
            alike[unit.family, unit.main.key].append(n)
            families[unit.family].append(n)
    for same in alike.values():
        partition.join(same, "same name", 0.99)
    for family, members in families.items():
        if family == "person":
            _join_surnames(units, members, partition)
        else:
            _join_acronyms(units, members, partition)
    _join_short_names(units, families["organization"], partition)


def _join_surnames(units: Sequence[Unit], people: Sequence[int], partition: Partition) -> None:
    """ "Birch" is "Ada Birch" (or "Birch Xiaoming", the family name first), if the article has only one of the name."""
    called: dict[str, list[int]] = defaultdict(list)
    for n in people:
        ends = {end for name in units[n].names if len(name.words) > 1 for end in (name.words[0], name.words[-1])}
        for end in ends:
            called[end].append(n)
    for n in people:
        names = units[n].names
        if all(len(name.words) == 1 for name in names):
            partition.join_if_one(n, [m for name in names for m in called.get(name.key, ())], "surname", 0.95)


def _join_acronyms(units: Sequence[Unit], members: Sequence[int], partition: Partition) -> None:
    """A thing called by the initials of another, or by what the article gives in brackets after the other's name."""
    for n in members:
        acronyms = {name.key for name in units[n].names if name.is_acronym}
        if acronyms:
            fulls = [m for m in members if m != n and acronyms & _short_forms(units[m])]
            partition.join_if_one(n, fulls, "acronym", 0.95)


def _short_forms(unit: Unit) -> set[str]:
    return set(unit.acronyms).union(*map(initials, unit.names))


def _join_short_names(units: Sequence[Unit], organizations: Sequence[int], partition: Partition) -> None:
    """ "Delmar Airlines" goes on as "Delmar". Where the reader has linked mentions into chains, it knows better."""
    for n in organizations:
        fulls = [
            m
            for m in organizations
            if m != n and not (units[m].linked and units[n].linked) and _goes_on_as(units[m], units[n])
        ]
        partition.join_if_one(n, fulls, "short name", 0.9)


def _goes_on_as(full: Unit, short: Unit) -> bool:
    return any(is_short_for(less, more) for less in short.names for more in full.names)


def is_short_for(short: Name, full: Name) -> bool:
    """Whether the one name is the other without words that only say what kind of business it is."""
    size = len(short.words)
    rest = full.words[size:]
    return full.words[:size] == short.words and bool(rest) and all(word in company_words() for word in rest)
