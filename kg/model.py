"""The frozen values that flow: Article → Mention, Proposition, Attribution → Claim → Entity, Assertion, Fact.

Offsets (`start`, `end`) are Unicode code points into the article's text, so that `text[start:end]` is what is meant.
Money is in the currency's unit, shares are 0..1, times are ISO 8601 dates, months or years, or an EDTF string.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Literal

Kind = Literal[
    "person", "organization", "company", "government", "media", "product", "place", "work", "topic", "source",
    "event", "date", "money", "share", "number", "other",
]  # fmt: skip
Form = Literal["name", "noun", "pronoun"]
Status = Literal["Stated", "Planned", "Possible", "Denied"]
Tense = Literal["Past", "Future"]


@dataclass(frozen=True, slots=True)
class Article:
    """One text and what is known about it. `id` is the file's base name or the record's own id."""

    id: str
    text: str
    headline: str | None = None
    author: str | None = None
    publisher: str | None = None
    published: str | None = None  # ISO date, e.g. "2025-06-12"
    url: str | None = None
    language: str | None = None
    sha256: str | None = None  # of the text: a graph keeps the digest of a text, and not the text


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of an article's text."""

    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Mention:
    """A name, noun phrase or pronoun that stands for something; mentions of one thing in one article share `chain`."""

    text: str
    start: int
    end: int
    kind: Kind = "other"
    form: Form = "name"
    chain: int | None = None
    article: str = ""
    name: str = ""  # the fullest name of the chain; the text itself where it has none


@dataclass(frozen=True, slots=True)
class Money:
    """A sum: `value` in the currency's unit, or bounds, or both; `currency` is an ISO 4217 code."""

    currency: str
    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approximate: bool = False
    text: str = field(default="", compare=False)
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)
    kind: Kind = field(default="money", compare=False)


@dataclass(frozen=True, slots=True)
class Share:
    """A part of a whole, 0..1: `value`, or bounds ("a majority" has minimum 0.5), or both."""

    value: Decimal | None = None
    minimum: Decimal | None = None
    maximum: Decimal | None = None
    approximate: bool = False
    text: str = field(default="", compare=False)
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)
    kind: Kind = field(default="share", compare=False)


@dataclass(frozen=True, slots=True)
class Date:
    """A time as precise as the text is: "2025-06-10", "2025-04", "2016", or EDTF such as "2025-35" (third quarter)."""

    value: str
    text: str = field(default="", compare=False)
    start: int = field(default=-1, compare=False)
    end: int = field(default=-1, compare=False)
    kind: Kind = field(default="date", compare=False)


@dataclass(frozen=True, slots=True)
class Passage:
    """The sentence, table row or bullet that says it: `article text[start:end] == quote`."""

    article: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True)
class Proposition:
    """Who did what to whom, in the text's own words: an open relation, before any term of the vocabulary is known."""

    subject: str
    relation: str
    arguments: tuple[str, ...]
    spans: tuple[tuple[Span, ...], ...] = ()  # where subject, relation and each argument stand, in that order
    status: Status = "Stated"
    tense: Tense | None = None


@dataclass(frozen=True, slots=True)
class Attribution:
    """Who said what: `source` may be None (a passive, a bare quotation)."""

    source: Mention | None
    cue: Span
    content: tuple[Span, ...]
    via: Mention | None = None


QUALIFIERS = ("amount", "share", "role", "topic", "round", "time", "since", "until")  # what a claim may say beside


@dataclass(frozen=True, slots=True)
class Claim:
    """One thing that one article says, in the vocabulary's terms; its ends are mentions."""

    relation: str
    subject: Mention
    object: Mention | Money | Date
    passages: tuple[Passage, ...]
    status: Status = "Stated"
    tense: Tense | None = None
    attributed_to: tuple[Mention, ...] = ()
    via: tuple[Mention, ...] = ()
    amount: Money | None = None
    share: Share | None = None
    role: str | None = None
    topic: str | None = None
    round: str | None = None
    time: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 1.0
    witnesses: tuple[str, ...] = ()  # which extractor and which of its rules, e.g. "frames:investsIn.1"
    signs: tuple[tuple[str, float], ...] = field(default=(), compare=False)  # what its confidence is judged by

    @property
    def passage(self) -> Passage:
        """The first passage that says it."""
        return self.passages[0]

    @property
    def stake(self) -> float | None:
        """The share as a plain number, 0..1, where the text gives one."""
        return None if self.share is None or self.share.value is None else float(self.share.value)


def in_text_order(claims: Iterable[Claim]) -> tuple[Claim, ...]:
    """The claims by where they stand in their article."""
    return tuple(sorted(claims, key=_place))


def _place(claim: Claim) -> tuple[int, int, int, str, str]:
    return claim.passage.start, claim.subject.start, claim.object.start, claim.relation, claim.status


@dataclass(frozen=True, slots=True)
class Reading:
    """All that one article says, as `kg.read` found it."""

    article: Article
    mentions: tuple[Mention, ...] = ()
    propositions: tuple[Proposition, ...] = ()
    attributions: tuple[Attribution, ...] = ()
    claims: tuple[Claim, ...] = ()


@dataclass(frozen=True, slots=True)
class Entity:
    """One thing in the world, whatever the articles call it."""

    iri: str
    name: str
    kind: Kind
    aliases: tuple[str, ...] = ()
    articles: tuple[str, ...] = ()  # IRIs of the articles that mention it
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Merge:
    """That names, or the articles that use one name, speak of one entity: why, and how sure that is, 0..1."""

    iri: str
    entity: str  # IRI
    names: tuple[str, ...]  # the two names, or the one, in alphabetical order
    reason: str
    confidence: float = 1.0


@dataclass(frozen=True, slots=True)
class Assertion:
    """A claim as it stands in the graph: its ends are entities, named by their IRIs."""

    iri: str
    article: str  # IRI
    relation: str
    subject: str  # IRI
    object: str | Money | Date  # IRI of an entity, or a value
    passages: tuple[Passage, ...]
    status: Status = "Stated"
    tense: Tense | None = None
    attributed_to: tuple[str, ...] = ()  # IRIs
    via: tuple[str, ...] = ()  # IRIs
    amount: Money | None = None
    share: Share | None = None
    role: str | None = None
    topic: str | None = None
    round: str | None = None
    time: str | None = None
    since: str | None = None
    until: str | None = None
    confidence: float = 1.0
    run: str = ""  # IRI of the run that made it


@dataclass(frozen=True, slots=True)
class Contents:
    """All that a graph holds, as values: what `graph` writes as RDF and reads back from it."""

    articles: Mapping[str, Article]  # by IRI
    entities: Mapping[str, Entity]  # by IRI
    assertions: tuple[Assertion, ...]
    runs: Mapping[str, str] = field(
        default_factory=dict
    )  # IRI of a run → what made it, e.g. "newskg 0.1.0, frames, en_core_web_md 3.7.1"
    base: str = "https://newskg.example/"
    merges: tuple[Merge, ...] = ()
