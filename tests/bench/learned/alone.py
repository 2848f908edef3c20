"""Texts for tuning → which claims of the network's alone are right: what its thresholds are set by.

Where the frames are silent the network is right less often than elsewhere, so they must be set there.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import NamedTuple

from kg.extractors import extract
from kg.language import understand
from kg.model import Article, Claim
from tests.bench.learned.annotated import Annotated, Known, Spans


class Alone(NamedTuple):
    """A claim that only the network made."""

    relation: str
    likelihood: float
    right: bool


def alone(texts: Iterable[Annotated], weights: Path) -> Iterator[Alone]:
    """The claims of the network's alone that can be held against the labels of their texts."""
    for text in texts:
        for claim in extract(understand(Article("text", text.text)), reader="full", weights=str(weights)):
            right = is_right(text, claim)
            if right is not None and all(witness.startswith("learned") for witness in claim.witnesses):
                yield Alone(claim.relation, likelihood(claim), right)


def likelihood(claim: Claim) -> float:
    """How likely the network found a claim of its own, 0..1."""
    return 1 / (1 + math.exp(-dict(claim.signs)["learned"]))


def is_right(text: Annotated, claim: Claim) -> bool | None:
    """Whether the labels have a claim; None where they leave it open."""
    between = [
        (known, (claim.relation, flip))
        for known in text.known
        for flip in (False, True)
        if _lies_between(claim, known, flip=flip)
    ]
    if any(said in known.holds or said in known.one_of for known, said in between):
        return True
    if any(said in known.never for known, said in between):
        return False
    is_open = any(said in known.open for known, said in between)
    return False if claim.relation in text.complete and not is_open else None


def _lies_between(claim: Claim, known: Known, *, flip: bool) -> bool:
    one, other = (known.second, known.first) if flip else (known.first, known.second)
    return _is_in(claim.subject.start, claim.subject.end, one) and _is_in(claim.object.start, claim.object.end, other)


def _is_in(start: int, end: int, spans: Spans) -> bool:
    return any(first < end and start < last for first, last in spans)
