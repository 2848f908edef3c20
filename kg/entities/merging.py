"""Steps that brought names together → statements of which names are taken for one entity, why, and how surely."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from typing import NamedTuple, Protocol

from kg.entities.called import may_be_one
from kg.entities.iris import digest
from kg.entities.names import Family, Name, fold, initials
from kg.entities.partition import Partition
from kg.entities.units import Unit
from kg.entities.within import is_short_for
from kg.model import Entity, Merge

SAME = "same name"  # the reason that goes without saying


class Joint(NamedTuple):
    """Two names taken for one, or one name that two articles use of one thing; why, and how sure that is, 0..1."""

    names: tuple[str, ...]
    reason: str
    confidence: float


Joints = frozenset[Joint]
NONE: Joints = frozenset()


class Named(Protocol):
    """A thing that has a name, or a phrase that stands for it."""

    @property
    def main(self) -> Name | None: ...

    @property
    def family(self) -> Family: ...

    @property
    def phrase(self) -> str: ...


def chained(unit: Unit) -> Joints:
    """Why the other names that an article uses in one chain are taken for one with the fullest of them."""
    main = unit.main
    if main is None or len(unit.names) == 1:
        return NONE
    others = [name for name in unit.names if name.text.casefold() != main.text.casefold()]
    return frozenset(_joint(main, name, *why(name, main, unit.family)) for name in others)


def stepped(units: Sequence[Named], partition: Partition) -> Mapping[int, Joints]:
    """What the steps of a partition say, by the first unit of each group; that equal names are one is not said."""
    found: dict[int, set[Joint]] = defaultdict(set)
    for left, right, reason, confidence in partition.steps:
        here, there = units[left].main, units[right].main
        if here is None or there is None:
            found[partition.find(left)].add(_joined(units[left].phrase, units[right].phrase, reason, confidence))
            continue
        if reason == SAME and here.text.casefold() != there.text.casefold():
            reason, confidence = why(there, here, units[left].family)
        if reason != SAME:
            found[partition.find(left)].add(_joint(here, there, reason, confidence))
    return {group: frozenset(joints) for group, joints in found.items()}


def merges_of(entity: Entity, joints: Iterable[Joint]) -> list[Merge]:
    """The statements about one entity, one for each pair of its names, with the surest reason."""
    shown = {name.casefold(): name for name in (*entity.aliases, entity.name)}
    surest: dict[tuple[str, ...], Joint] = {}
    for joint in sorted(joints, key=lambda joint: (joint.confidence, joint.reason)):
        names = tuple(sorted({shown.get(name.casefold(), name) for name in joint.names}))
        if len(names) == len(joint.names):
            surest[names] = joint
    return [
        Merge(f"{_base(entity.iri)}merge/{digest(entity.iri, names)[:20]}", entity.iri, names, reason, confidence)
        for names, (_, reason, confidence) in sorted(surest.items())
    ]


def why(short: Name, full: Name, family: str) -> tuple[str, float]:
    """How one name of a thing comes from the fullest: the reason, and how often that rightly makes them one."""
    if short.key == full.key:
        return _same_key(short, full)
    if short.key in initials(full) or full.key in initials(short):
        return "acronym", 0.9
    if family == "person" and len(short.words) == 1 and short.words[0] in (full.words[-1], full.words[0]):
        return ("surname", 0.9) if short.words[0] == full.words[-1] else ("first name", 0.9)
    if family == "person" and may_be_one(short, full):
        return "nickname, initial or middle name", 0.85
    if is_short_for(short, full) or is_short_for(full, short):
        return "short name", 0.85
    shared = set(short.words) & set(full.words)
    return ("one article uses both, with a word in common", 0.8) if shared else ("one article uses both", 0.6)


def _same_key(left: Name, right: Name) -> tuple[str, float]:
    if "".join(left.words) != "".join(right.words):
        return "another common name", 0.97
    if left.ending != right.ending:
        return "legal form", 0.97
    return ("title", 0.97) if fold(left.text) != fold(right.text) else ("spelling", 0.97)


def _joint(left: Name, right: Name, reason: str, confidence: float) -> Joint:
    return _joined(left.text, right.text, reason, confidence)


def _joined(left: str, right: str, reason: str, confidence: float) -> Joint:
    """One name is enough where they differ in no more than capitals."""
    texts = {text.casefold(): text for text in sorted((left, right))}
    return Joint(tuple(sorted(texts.values())), reason, confidence)


def _base(entity: str) -> str:
    return entity.rpartition("entity/")[0]
