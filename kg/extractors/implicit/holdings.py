"""Holder → the company that the words before say it has a share in, for words that leave it out: "sold its shares"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.vocabulary import words

_HOLDERS = ("holder", "possessor", "agent")  # roles of the one who has the share
_COMPANIES = ("in", "of", "possessor", "theme", "into", "modifier")


def held_by(scene: Scene, predication: Predication) -> tuple[int, ...]:
    """The head token of the company that an actor of the predication is last said to back, own or have a share in.

    "Acme, Birch's biggest backer, is selling its shares" and "Acme owns 5% of Birch. It may sell the stake" speak of
    shares in Birch. Nothing where the words before tie the actor to no company, or to several.
    """
    actors = {scene.chain(head) for head in predication.fillers("agent")} - {None}
    ties = (place for place in scene.document.predications if place.head < predication.head and _is_tie(place))
    mine = (place for place in ties if not actors.isdisjoint(_holders(scene, place)))
    found = [head for place in mine for head in _companies(scene, place, actors)]
    return tuple(found[-1:]) if scene.are_one(found) else ()


def _is_tie(place: Predication) -> bool:
    return place.status != "Denied" and place.lemma in words("quantities")["holding"]


def _holders(scene: Scene, place: Predication) -> set[int | None]:
    return {scene.chain(head) for role in _HOLDERS for head in place.fillers(role)}


def _companies(scene: Scene, place: Predication, actors: set[int | None]) -> Iterator[int]:
    """What is held, directly ("a stake in Birch") or by way of its shares ("a third of the shares in Birch")."""
    direct = [head for role in _COMPANIES for head in place.fillers(role)]
    inner = [i for head in direct for part in scene.at(head) for role in ("in", "of") for i in part.fillers(role)]
    for head in (*direct, *inner):
        if scene.is_company(head) and scene.chain(head) not in actors:
            yield head
