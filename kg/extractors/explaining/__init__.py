"""Document → explanations: for each sentence what was understood, which frames fired, and what stopped the others."""

from __future__ import annotations

from collections.abc import Iterable
from itertools import filterfalse

from kg.extractors import learned, weighed
from kg.extractors.evidence import is_made
from kg.extractors.explaining.explanation import Explanation, Heard, NearMiss, Predicate, Reason, Stop
from kg.extractors.explaining.misses import filler, named, near_misses
from kg.extractors.explaining.wording import explained
from kg.extractors.frames.frame import frames
from kg.extractors.scene import Scene
from kg.language.document import Document, Predication
from kg.model import Claim, Passage

__all__ = ["Explanation", "Heard", "NearMiss", "Predicate", "Reason", "Stop", "explain", "explained"]


def explain(document: Document, *, reader: str = "frames", weights: str | None = None) -> tuple[Explanation, ...]:
    """Each sentence of an understood article explained, in text order; so are rows and bylines that make claims.

    It walks the functions that frames.matching and frames.claiming are made of; reading itself keeps no record.
    Raises OntologyError if a relation file is wrong.
    """
    scene, claims = Scene(document), weighed(document, reader=reader, weights=weights)
    heard = _heard(scene, weights) if reader == "full" else ()
    return tuple(_explanation(scene, passage, claims, heard) for passage in _passages(scene, claims))


def _heard(scene: Scene, weights: str | None) -> tuple[tuple[int, Heard], ...]:
    """What the learned reader finds likely, with where its first end stands, the likeliest first."""
    found = [
        (guess.subject.start, Heard(named(guess.subject), guess.relation.name, named(guess.object), guess.likelihood))
        for guess in learned.heard(scene, weights)
    ]
    return tuple(sorted(found, key=lambda each: -each[1].likelihood))


def _passages(scene: Scene, claims: Iterable[Claim]) -> list[Passage]:
    """The sentences, and what makes claims without being one."""
    sentences = [scene.stretch(sentence.start, sentence.end) for sentence in scene.document.sentences]
    others = {c.passage for c in claims if not any(_within(c.passage.start, each) for each in sentences)}
    return sorted([*sentences, *others], key=lambda passage: (passage.start, passage.end))


def _within(offset: int, passage: Passage) -> bool:
    return passage.start <= offset < passage.end


def _explanation(
    scene: Scene, passage: Passage, claims: Iterable[Claim], heard: Iterable[tuple[int, Heard]]
) -> Explanation:
    document = scene.document
    made = [claim for claim in claims if _within(claim.passage.start, passage)]
    here = [p for p in document.predications if _within(document.tokens[p.head].start, passage)]
    return Explanation(
        passage,
        mentions=tuple(m for m in document.mentions if _within(m.start, passage)),
        predicates=tuple(_predicate(scene, p) for p in here if p.roles or (p.kind, p.lemma) in frames()),
        attributions=tuple(a for a in document.attributions if _within(a.cue.start, passage)),
        claims=tuple(filter(is_made, made)),
        withheld=tuple(filterfalse(is_made, made)),
        misses=near_misses(scene, here),
        heard=tuple(each for start, each in heard if _within(start, passage)),
    )


def _predicate(scene: Scene, predication: Predication) -> Predicate:
    roles = tuple((role.name, filler(scene, role.head)) for role in predication.roles)
    text = scene.token(predication.head).text
    return Predicate(text, predication.lemma, roles, predication.status, predication.tense)
