"""Claims read in a labelled text → which of them its labels have."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors import extract
from kg.language import understand
from kg.model import Article, Claim
from tests.bench.learned.annotated import Annotated, Known, Spans


def judged(text: Annotated) -> Iterator[tuple[Claim, bool]]:
    """The claims read in a text that its labels do not leave open, each with whether they have it."""
    for claim in extract(understand(Article("text", text.text)), reader="full"):
        right = is_right(text, claim)
        if right is not None:
            yield claim, right


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
