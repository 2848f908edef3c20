"""Claims → the same with the posts that other claims of the same person give.

"Acme's chief executive, Ana Ruiz, resigned": it is as chief executive that she leaves.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.scene import Scene
from kg.model import Claim, Mention
from kg.vocabulary import words

_NEAR = 250  # letters between the claim and what names the post


def settled(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """The claims in their order; of comings, goings and successions each with the post, where one is told."""
    told = [each for each in claims if each.role and each.relation in _words("told") and _is_post(each.role)]
    if not told:
        return list(claims)
    return [replace(each, role=_post(scene, each, told)) if _is_open(each) else each for each in claims]


def _is_open(claim: Claim) -> bool:
    """A post that somebody has now need not be the one in which she began."""
    begun = claim.relation == "joins" and claim.tense != "Future"
    return claim.role is None and claim.relation in _words("open") and not begun


def _post(scene: Scene, claim: Claim, told: Sequence[Claim]) -> str | None:
    """The one post that the claim can be about: of two that are told it may be either."""
    near = [each for each in told if abs(each.passage.start - claim.passage.start) <= _NEAR]
    for fitting in _ways(scene, claim, near):
        found = {(each.role or "").lower(): each.role for each in fitting}
        if found:
            return next(iter(found.values())) if len(found) == 1 else None
    return None


def _ways(scene: Scene, claim: Claim, near: Sequence[Claim]) -> Iterator[list[Claim]]:
    """What tells of the post: of a successor what she becomes, else what the one before was; of others both ends."""
    if claim.relation == "succeeds":
        yield [each for each in near if _is_of(scene, each, claim.subject) and _is_new(each, claim)]
        yield [each for each in near if _is_of(scene, each, claim.object) and each.passage == claim.passage]
        return
    person, house = (claim.subject, claim.object) if claim.relation != "hires" else (claim.object, claim.subject)
    yield [e for e in near if _is_of(scene, e, person) and scene.key(e.object) == scene.key(house) and _fits(e, claim)]


def _is_of(scene: Scene, claim: Claim, person: object) -> bool:
    return isinstance(person, Mention) and scene.key(claim.subject) == scene.key(person)


def _is_new(told: Claim, claim: Claim) -> bool:
    """Whether a post may be the one taken over: of one who is still to succeed, the post of now is not."""
    to_come = claim.tense == "Future" or claim.status != "Stated"
    return told.tense == "Future" or told.status != "Stated" if to_come else told.tense != "Past"


def _is_post(role: str) -> bool:
    """Whether a title is one that somebody takes over or leaves: "Acme veteran Ana Ruiz" has no such one."""
    return role.split()[0].lower() not in _words("ranking")


def _fits(told: Claim, claim: Claim) -> bool:
    """A post to come is not the one left, nor is one that is over the one taken."""
    return told.tense != ("Future" if claim.relation == "leaves" else "Past")


@cache
def _words(name: str) -> frozenset[str]:
    return frozenset(words("jobs")["posts"][name])
