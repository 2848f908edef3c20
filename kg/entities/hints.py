"""What is known of mentions beyond their texts → the kind of thing that they most likely name."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from kg.entities.wishes import NO_WISHES, Wishes
from kg.model import Claim, Kind, Mention
from kg.vocabulary import relation

Demand = frozenset[Kind]  # the kinds that one claim allows a thing to be
LEAST_SPECIFIC: tuple[Kind, ...] = ("other", "topic", "organization")  # give way to any other kind of as many mentions


@dataclass(frozen=True, slots=True)
class Hints:
    """What claims and people say of things, beside what mentions look like."""

    asked: Mapping[Mention, Sequence[Demand]] = field(default_factory=dict)  # the kinds each claim asks for
    belongs: tuple[tuple[Mention, Mention], ...] = ()  # a person and an organization that it belongs to
    located: tuple[tuple[Mention, Mention], ...] = ()  # a thing and a place that it is in
    wishes: Wishes = NO_WISHES


NO_HINTS = Hints()


def hints_of(claims: Iterable[Claim], wishes: Wishes = NO_WISHES) -> Hints:
    """What the claims say of kinds, and of who belongs where."""
    asked: dict[Mention, list[Demand]] = defaultdict(list)
    belongs: list[tuple[Mention, Mention]] = []
    located: list[tuple[Mention, Mention]] = []
    for claim in claims:
        meaning = relation(claim.relation)
        asked[claim.subject].append(meaning.domain)
        if isinstance(claim.object, Mention):
            asked[claim.object].append(meaning.range)
            belongs += _belonging(claim.subject, claim.object) + _belonging(claim.object, claim.subject)
            located += [(claim.subject, claim.object)] if claim.relation == "locatedIn" else []
    return Hints(asked, tuple(belongs), tuple(located), wishes)


def _belonging(person: Mention, other: Mention) -> list[tuple[Mention, Mention]]:
    fits = person.kind == "person" and other.kind in ("organization", "company", "media", "government")
    return [(person, other)] if fits else []


def votes_of(mentions: Iterable[Mention], hints: Hints) -> tuple[dict[Kind, int], list[Demand]]:
    """How many mentions are of each kind, a name counting a hundred times; what each claim about them allows."""
    votes: dict[Kind, int] = {}
    demands: list[Demand] = []
    for mention in mentions:
        votes[mention.kind] = votes.get(mention.kind, 0) + (100 if mention.form == "name" else 1)
        demands += hints.asked.get(mention, ())
    return votes, demands


def likely_kinds(votes: Mapping[Kind, int], demands: Iterable[Demand]) -> list[Kind]:
    """The kinds that have votes: first what fits most of the demands, then what has most votes.

    Of as many, the more specific kind is first.
    """
    if len(votes) == 1:
        return list(votes)
    fits = Counter(kind for kinds in demands for kind in kinds)
    return sorted(votes, key=lambda kind: (-fits[kind], kind == "other", -votes[kind], kind in LEAST_SPECIFIC, kind))
