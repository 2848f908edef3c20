"""Penalty → the authority that the words before say imposed one, for words without it: "got off without a fine"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.model import Kind
from kg.vocabulary import words

_BODIES: frozenset[Kind] = frozenset({"government", "organization"})
_ROLES = ("agent", "by", "from", "possessor")


def fining(scene: Scene, predication: Predication) -> tuple[int, ...]:
    """The head token of the authority that last fined anybody before a predication; nothing where two have."""
    before = (place for place in scene.document.predications if place.head < predication.head)
    fines = (place for place in before if place.lemma in words("quantities")["penalising"])
    found = [head for place in fines for head in _bodies(scene, place)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


def _bodies(scene: Scene, place: Predication) -> Iterator[int]:
    for head in (head for role in _ROLES for head in place.fillers(role)):
        mention = scene.document.mention(head)
        if mention is not None and mention.kind in _BODIES and mention.chain in scene.named:
            yield head
