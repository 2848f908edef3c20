"""Two names of persons → whether they can be one person's: by nickname, initial, middle name."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache

from kg.entities.names import Name, fold
from kg.vocabulary import words


def may_be_one(left: Name, right: Name) -> bool:
    """Whether two full names can be one person's: "Bill Birch" and "William J. Birch", "A. Birch" and "Ada Birch"."""
    if left.words[-1] != right.words[-1] or left.generation != right.generation:
        return False
    return _first_names_agree(left.words[0], right.words[0]) and _middle_names_agree(
        left.words[1:-1], right.words[1:-1]
    )


def may_be_called(person: Name, other: Name) -> bool:
    """Whether a person of the one full name can go by the other: part of it, a nickname, initials."""
    first = other.words[0]
    shared = set(person.words) & set(other.words) or _given(first) & _given(person.words[0])
    return bool(shared) or other.is_acronym or len(first) == 1


def _first_names_agree(left: str, right: str) -> bool:
    short, long = sorted((left, right), key=len)
    return left == right or (len(short) == 1 and long.startswith(short)) or bool(_given(left) & _given(right))


def _middle_names_agree(left: Sequence[str], right: Sequence[str]) -> bool:
    """Where both have as many, each agrees up to an initial; else one has none."""
    if not left or not right:
        return True
    return len(left) == len(right) and all(a.startswith(b) or b.startswith(a) for a, b in zip(left, right, strict=True))


def _given(name: str) -> frozenset[str]:
    """The given names that a first name may be short for, and itself."""
    return _nicknames().get(name, frozenset()) | {name}


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    found: dict[str, set[str]] = defaultdict(set)
    for name, shorts in words("nicknames").items():
        for short in shorts:
            found[fold(short)].add(fold(name))
    return {short: frozenset(names) for short, names in found.items()}
