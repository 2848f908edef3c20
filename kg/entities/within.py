"""Units of one article → the same with those joined that are one thing, as articles name a thing and go on about it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from kg.entities.names import Name, company_words, initials
from kg.entities.partition import Partition
from kg.entities.units import Unit


def join_within(units: Sequence[Unit]) -> Partition:
    """Join the units of one article by name, acronym, surname and short name."""
    partition = Partition(len(units))
    _join_equal(units, partition)
    named = [n for n, unit in enumerate(units) if unit.names]
    for n in named:
        unit = units[n]
        partition.join_if_one(n, [m for m in named if is_acronym_of(unit, units[m])], "acronym of", 0.95)
        partition.join_if_one(n, [m for m in named if is_surname_of(unit, units[m])], "surname of", 0.95)
        partition.join_if_one(n, [m for m in named if _goes_on_as(units[m], unit)], "short for", 0.9)
    return partition


def _join_equal(units: Sequence[Unit], partition: Partition) -> None:
    alike: dict[tuple[str, str], list[int]] = defaultdict(list)
    for n, unit in enumerate(units):
        if unit.main is not None:
            alike[unit.family, unit.main.key].append(n)
    for same in alike.values():
        partition.join(same, "same name", 0.99)


def is_acronym_of(short: Unit, full: Unit) -> bool:
    """Whether one is called by the initials of the other, or by what the article gives in brackets after its name."""
    if short is full or short.family != full.family or short.family == "person":
        return False
    acronyms = [name.key for name in short.names if name.is_acronym]
    return any(key in full.acronyms or any(key in initials(name) for name in full.names) for key in acronyms)


def is_surname_of(short: Unit, full: Unit) -> bool:
    """Whether the person called only "Birch" may be "Ada Birch" (or "Birch Xiaoming", the family name first)."""
    if short is full or short.family != "person" or full.family != "person":
        return False
    if any(len(name.words) > 1 for name in short.names):
        return False
    ends = {word for name in full.names if len(name.words) > 1 for word in (name.words[-1], name.words[0])}
    return any(name.words[0] in ends for name in short.names)


def _goes_on_as(full: Unit, short: Unit) -> bool:
    """Whether "Delmar Airlines" may go on as "Delmar". Where the reader has linked mentions, it knows better."""
    if (
        full is short
        or full.family != "organization"
        or short.family != "organization"
        or (full.linked and short.linked)
    ):
        return False
    return any(is_short_for(less, more) for less in short.names for more in full.names)


def is_short_for(short: Name, full: Name) -> bool:
    """Whether the one name is the other without words that only say what kind of business it is."""
    size = len(short.words)
    rest = full.words[size:]
    return full.words[:size] == short.words and bool(rest) and all(word in company_words() for word in rest)
