"""Document → claims: every extractor says what it finds; a claim found twice has two witnesses."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace

from kg.extractors import (
    bylines,
    frames,
    learned,
    lifespans,
    lists,
    natives,
    parties,
    seats,
    tables,
    whence,
    within,
)
from kg.extractors.evidence import confidence, is_made
from kg.extractors.scene import Scene
from kg.extractors.settling import posts, sums, topics
from kg.language.document import Document
from kg.model import QUALIFIERS, Claim, in_text_order

Extractor = Callable[[Scene], Sequence[Claim]]

EXTRACTORS: tuple[Extractor, ...] = (tables.extract, lists.extract, bylines.extract, within.extract)
# What reads sentences; a table has none.
PROSE: tuple[Extractor, ...] = (frames.extract, lifespans.extract, natives.extract, parties.extract, whence.extract)


def extract(document: Document, *, reader: str = "frames", weights: str | None = None) -> tuple[Claim, ...]:
    """What all extractors find in a document and is likelier right than wrong, each claim once, in text order.

    Nothing is said of an end that hardly is who is meant: "he" where he is likelier somebody else.

    `reader` "full" lets the learned reader have its say on the sentences, by the weights in the folder `weights` or
    those that come with newskg; "frames" leaves it out. Raises ModelError without weights.
    """
    return tuple(filter(is_made, weighed(document, reader=reader, weights=weights)))


def weighed(document: Document, *, reader: str = "frames", weights: str | None = None) -> tuple[Claim, ...]:
    """The claims of `extract` with those that are likelier wrong than right or hardly meant.

    Options and errors are `extract`'s.
    """
    scene = Scene(document)
    prose = [claim for extractor in PROSE for claim in extractor(scene)]
    if reader == "full":
        prose = learned.second(scene, prose, weights)
    prose = topics.settled(scene, posts.settled(scene, sums.settled(scene, _outside_tables(scene, prose))))
    prose = [*prose, *seats.extract(scene, prose)]
    found: dict[object, Claim] = {}
    for claim in (*prose, *(claim for extractor in EXTRACTORS for claim in extractor(scene))):
        key = _identity(scene, claim)
        found[key] = _joined(found[key], claim) if key in found else claim
    return in_text_order(replace(claim, confidence=confidence(claim)) for claim in found.values())


def _outside_tables(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """What sentences say: rows of tables are left to those who know their columns."""
    rows = tables.stretches(scene)
    return [c for c in claims if not any(start <= c.passage.start < end for start, end in rows)]


def _identity(scene: Scene, claim: Claim) -> object:
    ends = scene.key(claim.subject), scene.key(claim.object)
    return claim.relation, *ends, claim.status, claim.tense, claim.passage


def _joined(one: Claim, other: Claim) -> Claim:
    """One claim with what either knows; agreement of witnesses is what confidence rests on."""
    return replace(
        one,
        witnesses=tuple(dict.fromkeys((*one.witnesses, *other.witnesses))),
        **{field: getattr(one, field) or getattr(other, field) for field in ("attributed_to", "via", *QUALIFIERS)},
    )
