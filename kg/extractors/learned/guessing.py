"""Document → guesses: between which two things of a sentence which relation holds, and how likely."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

import numpy as np

from kg.extractors.ends import ends
from kg.extractors.learned.candidates import Candidate, candidates, fitting_relations, pairs
from kg.extractors.learned.pieces import LONGEST, pieces
from kg.extractors.learned.ways import ways
from kg.extractors.learned.weights import Weights
from kg.extractors.scene import End, Scene
from kg.language.document import Sentence
from kg.model import Kind, Mention
from kg.vocabulary import Relation, relation

LEAST = 0.1  # what is less likely is not worth a look


class Guess(NamedTuple):
    """A relation that may hold between two things of one sentence; the heads are their tokens."""

    relation: Relation
    subject: Mention
    object: End
    heads: tuple[int, int]
    sentence: int
    likelihood: float


def guesses(scene: Scene, weights: Weights) -> Iterator[Guess]:
    """The guesses of every sentence in which two things stand that a relation may hold between, in text order."""
    for sentence in scene.document.sentences:
        if scene.document.blocks[sentence.block].kind not in ("row", "clutter"):
            yield from _of_sentence(scene, sentence, weights)


def _of_sentence(scene: Scene, sentence: Sentence, weights: Weights) -> Iterator[Guess]:
    found = candidates(scene, sentence)
    two = pairs(scene, found)
    if not two:
        return
    made = pieces(weights.tokenizer, scene.document.sentence_tokens(sentence), found)
    if len(made.ids) > LONGEST:
        return
    left, right = (np.array(side, dtype=np.int64) for side in zip(*two, strict=True))
    likely = weights.likelihoods(made, left, right, ways(scene, sentence, found, two, made))
    for pair, output in zip(*np.nonzero(likely >= LEAST), strict=True):
        one, other = (found[number] for number in two[pair])
        guess = _guess(scene, weights.relations[output], one, other, sentence, float(likely[pair, output]))
        if guess is not None:
            yield guess


def _guess(
    scene: Scene, name: str, one: Candidate, other: Candidate, sentence: Sentence, likelihood: float
) -> Guess | None:
    """The guess with its ends, if both can be of the relation's kinds."""
    if name not in fitting_relations(one.type, other.type):
        return None
    meaning = relation(name)
    subject, object_ = _end(scene, one.head, meaning.domain), _end(scene, other.head, meaning.range)
    if not isinstance(subject, Mention) or object_ is None or scene.key(subject) == scene.key(object_):
        return None
    return Guess(meaning, subject, object_, (one.head, other.head), sentence.index, likelihood)


def _end(scene: Scene, head: int, kinds: frozenset[Kind]) -> End | None:
    """What stands at a token as an end of these kinds: the thing itself, and nothing that it lists."""
    if (head, kinds) not in scene.known_ends:
        scene.known_ends[head, kinds] = ends(scene, head, kinds)
    found, token = scene.known_ends[head, kinds], scene.token(head)
    own = (end for end in found if end.start <= token.start < end.end or end.end == token.end)
    return next(own, found[0] if len(found) == 1 else None)
