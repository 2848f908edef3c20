"""Claims → those whose topic can be made, offered or worked on: nobody develops a problem or provides a buyout."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.extractors.scene import Scene
from kg.model import Claim, Mention
from kg.vocabulary import words

_SUPERLATIVE = frozenset({"JJS", "RBS"})


def settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in their order, without those of what is no ware, service or field, or denied in the same breath."""
    denied = {_told(scene, claim) for claim in claims if claim.status == "Denied"}
    kept = (c for c in claims if c.status != "Stated" or c.relation not in _ways() or _told(scene, c) not in denied)
    return [claim for claim in kept if not _is_of_nothing(scene, claim)]


def _told(scene: Scene, claim: Claim) -> object:
    """What a claim tells, wherever its sentence says it: "Acme does not make its own chips" tells of none."""
    end = claim.object.start if isinstance(claim.object, Mention) else None
    return claim.relation, scene.key(claim.subject), end


def _is_of_nothing(scene: Scene, claim: Claim) -> bool:
    way = _ways().get(claim.relation)
    if way is None or not isinstance(claim.object, Mention):
        return False
    if claim.object.form == "name" and claim.object.kind != "topic":
        return False
    inside = scene.document.between(claim.object.start, claim.object.end)
    if way == "worked_on" and any(token.tag in _SUPERLATIVE for token in inside):
        return True  # "one of the fastest-growing software companies"
    lemmas = [token.lemma.lower() for token in inside if token.pos != "PUNCT"]
    ends = (" ".join(lemmas[-1:]), " ".join(lemmas[-2:]))
    return claim.object.kind == "topic" and not _never(way).isdisjoint(ends)


@cache
def _never(way: str) -> frozenset[str]:
    nouns = words("topics")["never"]
    return frozenset((*nouns["any"], *nouns[way]))


@cache
def _ways() -> Mapping[str, str]:
    return {relation: way for way, relations in words("topics")["ways"].items() for relation in relations}
