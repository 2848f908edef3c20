"""People → those who took over their posts or whose posts they took over: "she succeeds Ben Ode, who has retired"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.vocabulary import words

_VERB = (("theme", "agent"), ("from", "agent"), ("agent", "theme"), ("agent", "from"))
_NOUN = (("holder", "possessor"), ("holder", "of"), ("possessor", "holder"), ("of", "holder"))


def heirs(scene: Scene, people: set[int | None], last: int) -> set[int | None]:
    """Before or after whom, by the words up to the token `last`, these people had one post; chains, as theirs are."""
    places = scene.document.predicated(0, last + 1)
    return {other for place in places for other in _others(scene, place, people)} - {None}


def _others(scene: Scene, place: Predication, people: set[int | None]) -> Iterator[int | None]:
    succession = words("control")["succession"]
    pairs = _VERB if place.kind == "verb" and place.lemma in succession["verbs"] else ()
    for theirs, others in pairs or (_NOUN if place.kind == "noun" and place.lemma in succession["nouns"] else ()):
        if not people.isdisjoint(_people(scene, place.fillers(theirs))):
            yield from _people(scene, place.fillers(others))


def _people(scene: Scene, heads: tuple[int, ...]) -> list[int | None]:
    mentions = (scene.document.mention(head) for head in heads)
    return [mention.chain for mention in mentions if mention is not None and mention.kind == "person"]
