"""Bindings → those that no other makes idle."""

from __future__ import annotations

from collections.abc import Iterable

from kg.extractors.frames.matching import Binding
from kg.extractors.scene import Scene


def narrowest(scene: Scene, found: Iterable[Binding]) -> list[Binding]:
    """The bindings without those that a narrower relation of the same two ends, in the same predication, implies."""
    every = list(found)
    implied = {(*_ends(scene, one), wider) for one in every for wider in one.frame.relation.wider}
    return [one for one in every if (*_ends(scene, one), one.frame.relation.name) not in implied]


def _ends(scene: Scene, one: Binding) -> tuple[int, object, object]:
    return one.predication.head, scene.key(one.subject), scene.key(one.object)
