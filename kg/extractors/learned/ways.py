"""Pairs of candidates → the words that link them in the parse of their sentence, as the network takes them."""

from __future__ import annotations

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kg.extractors.learned.candidates import Candidate
from kg.extractors.learned.grammar import path, top
from kg.extractors.learned.pieces import Pieces
from kg.extractors.scene import Scene
from kg.language.document import Sentence

# Where a word lies: on the way up from the first candidate, where the way turns, on the way down to the second; the two
# themselves, where the way does not turn there.
UP, TOP, DOWN, FIRST, SECOND = PARTS = 1, 2, 3, 4, 5
WIDE = len(PARTS) + 1  # a mark is a part, and this many times the number of what links its word to the word above
# The parser's labels, in the order of their numbers, from 1: appending is free, any other change asks for new weights.
LINKS = (
    "ROOT", "acl", "acomp", "advcl", "advmod", "agent", "amod", "appos", "attr", "aux", "auxpass", "case", "cc",
    "ccomp", "compound", "conj", "csubj", "csubjpass", "dative", "dep", "det", "dobj", "expl", "intj", "mark",
    "meta", "neg", "nmod", "npadvmod", "nsubj", "nsubjpass", "nummod", "oprd", "parataxis", "pcomp", "pobj", "poss",
    "preconj", "predet", "prep", "prt", "punct", "quantmod", "relcl", "xcomp",
)  # fmt: skip
_NUMBERS = {name: number for number, name in enumerate(LINKS, start=1)}
Ways = NDArray[np.uint16]


def ways(
    scene: Scene, sentence: Sentence, found: Sequence[Candidate], pairs: Sequence[tuple[int, int]], made: Pieces
) -> Ways:
    """(pairs, pieces): for each pair which pieces lie on the way between its heads, and how each is linked; 0 is none.

    A word counts by its first piece.
    """
    marks = np.zeros((len(pairs), len(made.ids)), dtype=np.uint16)
    for row, (left, right) in enumerate(pairs):
        one, other = found[left].head, found[right].head
        turn, before = top(scene, one, other), True
        for token in path(scene, one, other):
            before = before and token != turn
            part = _part(token, (one, other), turn, before=before)
            link = _NUMBERS.get(scene.token(token).dep, 0)
            marks[row, made.words[token - sentence.first]] = part + WIDE * link
    return marks


def _part(token: int, ends: tuple[int, int], turn: int, *, before: bool) -> int:
    """Where on the way between two ends a token lies."""
    if token == turn:
        return TOP
    if token in ends:
        return FIRST if token == ends[0] else SECOND
    return UP if before else DOWN
