"""Claims → where the nameless are who have a part in them: "a Danish competitor", "a law firm in Oslo"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.extractors.ends.places import demonyms
from kg.extractors.scene import Scene
from kg.language.document import ORGANIZATIONS, Token
from kg.language.nations import area
from kg.model import Claim, Mention
from kg.vocabulary import words

_SEATED = ORGANIZATIONS - {"government"}
_PLACING = frozenset({"locatedIn", "headquarteredIn"})  # what a frame says of where it is needs no second voice
_SIGNS = (("form:noun", 1.0), ("predicate:noun", 1.0), ("rule:locatedIn", 1.0))


def extract(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """That the organizations without a name that the claims speak of are where the words beside them tell.

    A government is in its own country: that says nothing new.
    """
    ends = (end for claim in claims if claim.relation not in _PLACING for end in (claim.subject, claim.object))
    found = {(end.start, end.end): end for end in ends if isinstance(end, Mention) and end.kind in _SEATED}
    return [_claim(scene, one, place) for _, one in sorted(found.items()) for place in _places(scene, one)]


def _claim(scene: Scene, one: Mention, place: Mention) -> Claim:
    passage = scene.passage(scene.document.between(one.start, one.end)[-1].i)
    return Claim("locatedIn", one, place, (passage,), witnesses=("seats",), signs=_SIGNS)


def _places(scene: Scene, one: Mention) -> Iterator[Mention]:
    head = scene.document.between(one.start, one.end)[-1]
    if one.form == "noun" and one.chain not in scene.named and not _is_title(scene, head):
        yield from [*_before(scene, one, head)] or _after(scene, one, head)


def _is_title(scene: Scene, head: Token) -> bool:
    """Whether a noun stands before a name, or is for those who are no body: "the Saudi fund | Corvane", "its staff"."""
    after = scene.document.tokens[head.i + 1 : head.i + 2]
    return bool(after and after[0].kind) or head.lemma.lower() in words("role_nouns")["party"]["seatless"]


def _before(scene: Scene, one: Mention, head: Token) -> Iterator[Mention]:
    """The one nation or region in a noun phrase: "a Danish competitor", "Norway's biggest bakery"."""
    tokens = scene.document.tokens
    told = [t.i for t in scene.document.between(one.start, head.start) if area(tokens, t.i) is not None]
    if len(told) == 1:
        yield from demonyms(scene.document, *told)


def _after(scene: Scene, one: Mention, head: Token) -> Iterator[Mention]:
    """Where a firm or site is: "a law firm in Oslo", but not "importers in Spain", who are nobody in particular."""
    named = (scene.document.mention(i) for place in scene.at(head.i) for i in place.fillers("in"))
    yield from (mention for mention in named if one.name and mention is not None and mention.kind == "place")
