"""Things of one article that have no name → what each goes by: its owner, a noun, and where it is."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Collection, Mapping, Sequence
from functools import cache
from typing import NamedTuple

from kg.entities.names import fold, parse
from kg.entities.units import Unit
from kg.vocabulary import words

_OWNED = re.compile(r"(?P<owner>.+?)(?:['’]s|(?<=s)['’]) (?P<noun>.+)")
_DEFINITE = re.compile(r"the (?P<noun>.+)")
Noun = tuple[str, ...]


class Owned(NamedTuple):
    """What a thing is called by; the numbers are those of things of its article."""

    noun: Noun  # folded, without the names of places: ("ai", "unit")
    owner: int | None  # None for "the Tarrow refinery", which goes by its place alone
    places: tuple[int, ...]  # where the article says that it is


def owned_of(units: Sequence[Unit], located: Mapping[int, Collection[int]]) -> dict[int, Owned]:
    """What those without a name go by, by their numbers; `located` has the places that the article says they are in."""
    named = _by_name(units)
    found: dict[int, Owned] = {}
    for n, unit in enumerate(units):
        if unit.main is None and unit.family not in ("person", "source", "topic"):
            owner, noun = _taken_apart(unit.phrase, named)
            places = tuple(sorted(located.get(n, ())))
            rest = _without_places(tuple(map(fold, noun.split())), [units[place] for place in places])
            if _is_of_one(rest) and (places or owner is not None):
                found[n] = Owned(rest, owner, places)
    return found


def goes_by_owner(phrase: str) -> bool:
    """Whether a phrase stands for what has no name but an owner: "Acme's plant", but not "Pellow's Bakery"."""
    owned = _OWNED.fullmatch(phrase)
    return owned is not None and owned["noun"].rpartition(" ")[2].islower()


def _by_name(units: Sequence[Unit]) -> dict[str, set[int]]:
    named: dict[str, set[int]] = defaultdict(set)
    for n, unit in enumerate(units):
        for name in unit.names:
            named[name.key].add(n)
    return named


def _taken_apart(phrase: str, named: Mapping[str, set[int]]) -> tuple[int | None, str]:
    """The owner in a phrase and what it owns; no owner in "the Tarrow refinery", and no noun in what is neither."""
    if owned := _OWNED.fullmatch(phrase):
        owners = named.get(parse(owned["owner"]).key, set())
        return (min(owners), owned["noun"]) if len(owners) == 1 else (None, "")
    definite = _DEFINITE.fullmatch(phrase)
    return None, definite["noun"] if definite else ""


def _without_places(noun: Noun, places: Sequence[Unit]) -> Noun:
    """ "Tarrow refinery" as "refinery", where it is known to be in Tarrow."""
    for name in (name for place in places for name in place.names):
        size = len(name.words)
        at = next((i for i in range(len(noun) - size) if noun[i : i + size] == name.words), None)
        noun = noun if at is None else noun[:at] + noun[at + size :]
    return noun


def _is_of_one(noun: Noun) -> bool:
    """Whether it can be of one thing at any time: neither "shops" nor "next plant"."""
    plural = noun[-1:] and noun[-1].endswith("s") and not noun[-1].endswith("ss")
    return bool(noun) and not plural and _list("passing").isdisjoint(noun)


def tells(noun: Noun) -> bool:
    """Whether an owner hardly has two such things: neither "battery plant" nor "new unit", but "scooter unit"."""
    telling = [word for word in noun if word not in _list("new")]
    return noun[-1] not in _list("many") and (len(telling) > 1 or noun[-1] not in _list("vague"))


@cache
def _list(which: str) -> frozenset[str]:
    return frozenset(words("owned")[which])
