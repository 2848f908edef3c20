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

UP, TOP, DOWN = 1, 2, 3  # on the way up from the first candidate, where the way turns, on the way down to the second
Ways = NDArray[np.uint8]


def ways(
    scene: Scene, sentence: Sentence, found: Sequence[Candidate], pairs: Sequence[tuple[int, int]], made: Pieces
) -> Ways:
    """(pairs, pieces): for each pair which pieces lie on the way between its heads; 0 is none of them.

    A word counts by its first piece; the heads themselves count only where the way turns.
    """
    marks = np.zeros((len(pairs), len(made.ids)), dtype=np.uint8)
    for row, (left, right) in enumerate(pairs):
        one, other = found[left].head, found[right].head
        turn, before = top(scene, one, other), True
        for token in path(scene, one, other):
            before = before and token != turn
            if token == turn or token not in (one, other):
                mark = TOP if token == turn else UP if before else DOWN
                marks[row, made.words[token - sentence.first]] = mark
    return marks
