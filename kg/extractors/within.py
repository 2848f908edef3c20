"""Place → what it lies in, where the text says so beside it: "Austin, Texas", "Bergen in Norway"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.scene import Scene
from kg.language.whereabouts import around
from kg.model import Claim, Mention


def extract(scene: Scene) -> list[Claim]:
    """That a place is located in another, in text order."""
    return [
        Claim("locatedIn", one, holder, (scene.passage(head),), witnesses=("within",), signs=(("rule:locatedIn", 1.0),))
        for head, one, holder in _places(scene)
    ]


def _places(scene: Scene) -> Iterator[tuple[int, Mention, Mention]]:
    document = scene.document
    for head in sorted(document.heads):
        at = around(document.tokens, head)
        one, holder = document.mention(head), document.mention(at) if at is not None else None
        if one is not None and holder is not None:
            yield head, one, holder
