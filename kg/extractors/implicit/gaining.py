"""Token of a purchase or merger → who the sentence says gains by it, for words that leave out who buys."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.vocabulary import words


def gainer_of(scene: Scene, head: int) -> tuple[int, ...]:
    """The companies that the happening at the token gives something, that grow by it, or that say what it will do.

    "The purchase of Birch would give Acme a foothold", "Acme doubled its sales after the purchase of Birch", "Acme
    expects the purchase of Birch to close in May".
    """
    sentence = scene.token(head).sentence
    near = (p for p in scene.document.predications if p.kind == "verb" and scene.token(p.head).sentence == sentence)
    found = (
        i for place in near for i in (*_given(scene, place, head), *_grown(place, head), *_telling(scene, place, head))
    )
    return tuple(dict.fromkeys(i for i in found if scene.is_company(i)))


def _given(scene: Scene, place: Predication, head: int) -> Iterator[int]:
    """Whom the happening gives, makes or allows something."""
    if head in place.fillers("agent") and place.lemma in _lemmas("gives"):
        yield from (i for i in place.fillers("recipient") or place.fillers("theme"))
        yield from (
            i for verb in place.fillers("complement") for inner in scene.at(verb) for i in inner.fillers("agent")
        )


def _grown(place: Predication, head: int) -> Iterator[int]:
    """Who does better after the happening, through it or thanks to it."""
    if place.lemma in _lemmas("grows") and any(head in place.fillers(name) for name in _lemmas("through")):
        yield from place.fillers("agent")


def _telling(scene: Scene, place: Predication, head: int) -> Iterator[int]:
    """Who says or expects that the happening will be done, or do some good."""
    if place.lemma in _lemmas("tells"):
        verbs = (inner for verb in place.fillers("complement") for inner in scene.at(verb))
        if any(v.lemma in _lemmas("does") and head in (*v.fillers("agent"), *v.fillers("theme")) for v in verbs):
            yield from place.fillers("agent")


@cache
def _lemmas(name: str) -> frozenset[str]:
    return frozenset(words("quantities")["gaining"][name])
