"""Claims → an answer: one sentence for each thing said, how sure it is, and the passages that say it."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from kg.model import Assertion, Contents, Passage
from kg.questions.agreement import compare_money, compare_shares
from kg.questions.sources import independent
from kg.questions.wording import claim_text, value_text

NOTHING = "The graph does not say."
_ORDER = ("Stated", "Planned", "Possible", "Denied")


@dataclass(frozen=True, slots=True)
class Said:
    """A sentence of an answer and the claims that it rests on."""

    text: str
    claims: tuple[Assertion, ...]

    @property
    def passages(self) -> tuple[Passage, ...]:
        """The passages of its claims."""
        return tuple(dict.fromkeys(passage for claim in self.claims for passage in claim.passages))


@dataclass(frozen=True, slots=True)
class Answer:
    """What the graph says to a question; nothing, if there are no sentences. `query` is the SPARQL of an LLM."""

    sentences: tuple[Said, ...]
    query: str = ""
    unread: tuple[str, ...] = ()  # words of the question that were not understood and narrowed nothing

    def __str__(self) -> str:
        return "\n".join(each.text for each in self.sentences) or NOTHING


def answered(
    contents: Contents, claims: Iterable[Assertion], *, query: str = "", unread: tuple[str, ...] = ()
) -> Answer:
    """The answer that claims give: what is so before what is planned, possible or denied, the surest first.

    Claims of one thing are one sentence, unless their sums or shares differ.
    """
    groups: dict[tuple[object, ...], list[list[Assertion]]] = defaultdict(list)
    for claim in sorted(claims, key=lambda claim: (_ORDER.index(claim.status), -claim.confidence, claim.iri)):
        _add(groups[claim.subject, claim.relation, claim.object, claim.status, claim.tense], claim)
    said = (_said(contents, tuple(group)) for alike in groups.values() for group in alike)
    return Answer(tuple(said), query, unread)


def _add(groups: list[list[Assertion]], claim: Assertion) -> None:
    """Put a claim to the first group that it fits, or into one of its own."""
    for group in groups:
        if all(_fits(claim, other) for other in group):
            group.append(claim)
            return
    groups.append([claim])


def _fits(claim: Assertion, other: Assertion) -> bool:
    """Whether both can be said with one sum and one share."""
    sums = not (claim.amount and other.amount) or compare_money(claim.amount, other.amount) == "agree"
    shares = not (claim.share and other.share) or compare_shares(claim.share, other.share) == "agree"
    return sums and shares


def _said(contents: Contents, claims: tuple[Assertion, ...]) -> Said:
    return Said(f"{claim_text(_full(claims), contents)}: {'; '.join(_how(contents, claims))}.", claims)


def _full(claims: tuple[Assertion, ...]) -> Assertion:
    """The surest claim, with the sum and share that another one has."""
    amount = next((claim.amount for claim in claims if claim.amount), None)
    share = next((claim.share for claim in claims if claim.share), None)
    return replace(claims[0], amount=amount, share=share)


def _how(contents: Contents, claims: tuple[Assertion, ...]) -> Iterator[str]:
    """How sure it is: its status, who says so, how many say it, and the confidence of having read that rightly."""
    yield claims[0].status.lower()
    sources = dict.fromkeys(value_text(source, contents) for claim in claims for source in claim.attributed_to)
    if sources:
        yield f"says {', '.join(sources)}"
    articles, apart = len({claim.article for claim in claims}), len(independent(claims, contents))
    if articles > 1:
        yield f"in {articles} articles, {apart} of them independent" if apart > 1 else f"in {articles} articles"
    yield f"read with confidence {claims[0].confidence:.2f}"
