"""Noun → what is done with the thing that it stands for."""

from __future__ import annotations

from kg.extractors.scene import Scene
from kg.language.document import Predication


def done_with(scene: Scene, head: int) -> tuple[int, ...]:
    """The verbs that say what is done with the noun at the token: "made" in "its filters, which are made by Birch".

    Of a verb without an object it is what does it: "come" in "its cells come from Birch".
    """
    token = scene.token(head)
    verbs = (token.head, *(child for child in token.children if scene.token(child).dep in ("acl", "relcl")))
    return tuple(verb for verb in dict.fromkeys(verbs) if any(_is_about(place, head) for place in scene.at(verb)))


def _is_about(place: Predication, head: int) -> bool:
    return place.kind == "verb" and head in (place.fillers("theme") or place.fillers("agent"))
