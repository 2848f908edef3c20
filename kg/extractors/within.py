"""Place or venue → what it lies in, where the text says so beside it: "Austin, Texas", "Birch College, Oslo"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extractors.scene import Scene
from kg.language.document import ORGANIZATIONS
from kg.language.whereabouts import around
from kg.model import Claim, Mention
from kg.vocabulary import words

_ENDS = frozenset({",", ".", ";", ":", ")", "(", "–", "—"})


def extract(scene: Scene) -> list[Claim]:
    """That a place, or a college, church or the like, is located in another place, in text order."""
    return [
        Claim("locatedIn", one, holder, (scene.passage(head),), witnesses=("within",), signs=(("rule:locatedIn", 1.0),))
        for head, one, holder in _places(scene)
    ]


def _places(scene: Scene) -> Iterator[tuple[int, Mention, Mention]]:
    document = scene.document
    for head in sorted(document.heads):
        at = around(document.tokens, head)
        at = _town_of(scene, head) if at is None else at
        one, holder = document.mention(head), document.mention(at) if at is not None else None
        if one is not None and holder is not None:
            yield head, one, holder


def _town_of(scene: Scene, head: int) -> int | None:
    """The town right after a venue's name, "Birch College, | Oslo", which is no next one of a list of places."""
    tokens, one = scene.document.tokens, scene.document.mention(head)
    if one is None or one.form != "name" or one.kind not in ORGANIZATIONS or not _is_venue(one.name):
        return None
    after = tokens[head + 1 : head + 4]
    if len(after) < 3 or after[0].text != "," or after[1].kind != "place" or tokens[head].sentence != after[1].sentence:
        return None
    listed = after[2].text == "and" or (after[2].text not in _ENDS and after[2].pos in ("NOUN", "PROPN", "PART", "ADJ"))
    return None if listed else head + 2


def _is_venue(name: str) -> bool:
    """Whether a name is that of a school, church, hospital or the like, of which many a town has one."""
    spelled = name.split(" ")
    return spelled[-1].lower() in _venues() or spelled[0] in ("St", "St.", "Saint")


@cache
def _venues() -> frozenset[str]:
    return frozenset(words("role_nouns")["places"]["venues"])
