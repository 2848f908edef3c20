"""Item → the same with other names in it: so that the network learns how a thing is said, not of whom."""

from __future__ import annotations

import random
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

import numpy as np

from kg.extractors.learned.candidates import TYPES
from kg.extractors.learned.pieces import LONGEST, Pieces
from tests.bench.learned.items import Item

Name = tuple[int, ...]  # its word pieces
Names = Mapping[int, Sequence[Name]]  # of each type of candidate, in TYPES
OFTEN = {"own": 0.5, "examples": 0.5}  # our own texts have few names, and made-up ones
SELDOM = 0.25
_NAMED = frozenset(number for number, name in enumerate(TYPES) if name.startswith("name:"))


def names_of(items: Iterable[Item]) -> Names:
    """The names in the items, each once, in a fixed order."""
    found = defaultdict[int, set[Name]](set)
    for item in items:
        for number, type_ in enumerate(item.pieces.types):
            if type_ in _NAMED:
                found[int(type_)].add(_name(item.pieces, number))
    return {type_: sorted(names) for type_, names in found.items()}


def renamed(item: Item, names: Names, order: random.Random) -> Item:
    """The item as it is, or now and then with all its names exchanged: the same name for the same."""
    if order.random() >= OFTEN.get(item.source, SELDOM):
        return item
    chosen: dict[tuple[int, Name], Name] = {}
    made, at = list[int](), list[int]()  # `at`: where each old piece now stands
    inside = {int(first): number for number, first in enumerate(item.pieces.first) if _is_plain(item.pieces, number)}
    position = 0
    while position < len(item.pieces.ids):
        at.append(len(made))
        made.append(int(item.pieces.ids[position]))
        if position in inside:
            number = inside[position]
            type_, old = int(item.pieces.types[number]), _name(item.pieces, number)
            new = chosen.setdefault((type_, old), order.choice(names[type_]))
            at += [len(made)] * len(old)
            made += new
            position += len(old)
        position += 1
    if len(made) > LONGEST:
        return item
    where, before = np.array(at, dtype=np.int64), item.pieces
    ways = np.zeros((len(item.ways), len(made)), dtype=item.ways.dtype)
    row, column = np.nonzero(item.ways)
    ways[row, where[column]] = item.ways[row, column]
    pieces = Pieces(
        np.array(made, dtype=np.int64), where[before.first], where[before.last], before.types, where[before.words]
    )
    return replace(item, pieces=pieces, ways=ways)


def _name(pieces: Pieces, number: int) -> Name:
    return tuple(int(piece) for piece in pieces.ids[pieces.first[number] + 1 : pieces.last[number]])


def _is_plain(pieces: Pieces, number: int) -> bool:
    """Whether it is a name with no other candidate in it."""
    inner = range(int(pieces.first[number]) + 1, int(pieces.last[number]))
    return int(pieces.types[number]) in _NAMED and not any(int(other) in inner for other in pieces.first)
