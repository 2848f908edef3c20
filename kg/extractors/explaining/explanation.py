"""Why a sentence makes the claims that it makes, and no others, as frozen values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

from kg.model import Attribution, Claim, Mention, Passage, Status, Tense

# From the nearest miss to the farthest. narrower: another relation of the same ends says more; table: it stands in a
# table, which is read by its columns; same: both ends are one thing; nameless: an end that nobody can name ("a rival");
# kind: one of a kind that the relation has not; without, with: a condition of the frame; empty: nothing is at an end.
Reason = Literal["narrower", "table", "same", "nameless", "kind", "without", "with", "empty"]


@dataclass(frozen=True, slots=True)
class Predicate:
    """A verb, noun or adjective of the sentence with the words that fill its roles, as (role, words)."""

    text: str
    lemma: str
    roles: tuple[tuple[str, str], ...]
    status: Status = "Stated"
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class Stop:
    """One thing that keeps a frame from making a claim: where, what the relation file asks for, what stands there."""

    reason: Reason
    place: str = ""  # a path ("theme.of"); for an end "subject" or "object"
    wanted: tuple[str, ...] = ()  # lemmas; paths; kinds; the name of the frame that says more
    found: tuple[str, ...] = ()  # words of the text, with their kind in brackets


@dataclass(frozen=True, slots=True)
class NearMiss:
    """A frame whose predicate stands in the sentence and that makes no claim of it, with all that stopped it."""

    frame: str  # "investsIn.2": the relation and the frame's place in its file
    predicate: str
    stops: tuple[Stop, ...]


@dataclass(frozen=True, slots=True)
class Heard:
    """What the learned reader finds likely of two things of the sentence, 0..1, whether or not it comes to a claim."""

    subject: str
    relation: str
    object: str
    likelihood: float


@dataclass(frozen=True, slots=True)
class Explanation:
    """One sentence (or row, or bullet): what was understood of it, what it claims, and what it nearly claims."""

    passage: Passage
    mentions: tuple[Mention, ...] = ()
    predicates: tuple[Predicate, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()
    withheld: tuple[Claim, ...] = ()  # what is likelier wrong than right, or of ends that hardly are meant
    misses: tuple[NearMiss, ...] = ()  # those that came closest first
    heard: tuple[Heard, ...] = ()  # the likeliest first
