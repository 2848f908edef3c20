"""Verb → what it stands before or completes: whose the noun of a participle is, which verb an infinitive is of."""

from __future__ import annotations

from kg.extractors.scene import Scene


def above(scene: Scene, head: int) -> tuple[int, ...]:
    """The verb that the one at the token completes: "began" of "began | selling Birch"."""
    token = scene.token(head)
    return (token.head,) if token.dep == "xcomp" else ()


def owner_of(scene: Scene, head: int) -> tuple[int, ...]:
    """Whose the noun is that a participle stands before: "Acme" of "Acme's newly | acquired unit"."""
    token = scene.token(head)
    if token.dep != "amod" or token.tag != "VBN" or token.head < head:
        return ()
    return tuple(child for child in scene.token(token.head).children if scene.token(child).dep == "poss")
