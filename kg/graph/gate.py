"""Contents → those that keep to the ontology, and the claims that do not, each with the rule that it breaks.

The rules are those of ontology/shapes and ontology/checks that one claim can break, and some that only sense tells.
"""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import NamedTuple

from kg.graph.days import days
from kg.model import QUALIFIERS, Assertion, Contents, Date, Kind, Money, Share
from kg.vocabulary import fits, relation


@dataclass(frozen=True, slots=True)
class Refusal:
    """A claim that may not enter: the rule that it breaks, by the name of its shape or check, and why in a sentence."""

    claim: Assertion
    rule: str
    why: str


class Gated(NamedTuple):
    """What may enter, and what may not."""

    contents: Contents
    refused: tuple[Refusal, ...]


def gate(contents: Contents) -> Gated:
    """Part the claims that keep to the ontology from those that do not, each refused for the first rule it breaks.

    An entity or run that only refused claims speak of stays out with them.
    """
    refused = tuple(refusal for claim in contents.assertions if (refusal := judge(claim, contents)))
    if not refused:
        return Gated(contents, ())
    barred = {refusal.claim.iri for refusal in refused}
    claims = tuple(claim for claim in contents.assertions if claim.iri not in barred)
    gone = _named(refusal.claim for refusal in refused) - _named(claims)
    entities = {iri: entity for iri, entity in contents.entities.items() if iri not in gone}
    runs = {iri: made_by for iri, made_by in contents.runs.items() if iri not in gone}
    merges = tuple(merge for merge in contents.merges if merge.entity in entities)
    return Gated(replace(contents, assertions=claims, entities=entities, runs=runs, merges=merges), refused)


def _named(claims: Iterable[Assertion]) -> set[str]:
    """The IRIs of what the claims speak of, who says so, and the runs that made them."""
    ends = ((c.subject, c.object, c.run, *c.attributed_to, *c.via) for c in claims)
    return {end for each in ends for end in each if isinstance(end, str)}


def judge(claim: Assertion, contents: Contents) -> Refusal | None:
    """The first rule that a claim breaks; None if it keeps to all."""
    for rule, find in _RULES.items():
        why = find(claim, contents)
        if why:
            return Refusal(claim, rule, why)
    return None


def quarantine(refused: Iterable[Refusal]) -> str:
    """The refused claims as JSON lines, to be written to a file beside the graph."""
    return "".join(json.dumps(_line(refusal), ensure_ascii=False, sort_keys=True) + "\n" for refusal in refused)


def _line(refusal: Refusal) -> dict[str, str]:
    claim = refusal.claim
    end = claim.object if isinstance(claim.object, str) else str(getattr(claim.object, "value", ""))
    said = {"claim": claim.iri, "subject": claim.subject, "relation": claim.relation, "object": end}
    return {
        **said,
        "article": claim.article,
        "quote": claim.passages[0].quote,
        "rule": refusal.rule,
        "why": refusal.why,
    }


def _ends(claim: Assertion, contents: Contents) -> str:
    known = relation(claim.relation)
    for word, end, kinds in (("subject", claim.subject, known.domain), ("object", claim.object, known.range)):
        kind = _kind(end, contents)
        if not fits(kind, kinds):
            return f"the {word} of {known.name} cannot be of the kind {kind!r}; it takes {', '.join(sorted(kinds))}"
    return ""


def _kind(end: str | Money | Date, contents: Contents) -> Kind:
    if not isinstance(end, str):
        return end.kind
    if end in contents.entities:
        return contents.entities[end].kind
    return "work" if end in contents.articles else "other"


def _itself(claim: Assertion, contents: Contents) -> str:
    return f"nothing can stand in {claim.relation} to itself" if claim.subject == claim.object else ""


def _share(claim: Assertion, contents: Contents) -> str:
    share = claim.share or Share()
    bounds = [bound for bound in (share.value, share.minimum, share.maximum) if bound is not None]
    beyond = [bound for bound in bounds if not Decimal(0) <= bound <= Decimal(1)]
    return f"a stake of {beyond[0]:%} is no part of a whole" if beyond else ""


_CURRENCY = re.compile(r"[A-Z]{3}", re.ASCII)


def _sums(claim: Assertion, contents: Contents) -> str:
    sums = [money for money in (claim.amount, claim.object) if isinstance(money, Money)]
    strange = next((money.currency for money in sums if not _CURRENCY.fullmatch(money.currency)), None)
    if strange is not None:
        return f"{strange!r} is no ISO 4217 code of a currency"
    is_empty = any(money.value is None and money.minimum is None and money.maximum is None for money in sums)
    return "a sum of money needs a value or bounds" if is_empty else ""


def _qualifiers(claim: Assertion, contents: Contents) -> str:
    strange = sorted(_given(claim) - relation(claim.relation).qualifiers)
    return f"{claim.relation} takes no {strange[0]}" if strange else ""


def _given(claim: Assertion) -> set[str]:
    """The qualifiers that a claim has, by their names in the ontology."""
    return {"stake" if name == "share" else name for name in QUALIFIERS if getattr(claim, name)}


def _order(claim: Assertion, contents: Contents) -> str:
    begin, end = days(claim.since), days(claim.until)
    backwards = bool(begin and end and end.last < begin.first)
    return f"it ends in {claim.until}, before it begins in {claim.since}" if backwards else ""


def _future(claim: Assertion, contents: Contents) -> str:
    """What is stated as done cannot lie after the article that states it."""
    article = contents.articles.get(claim.article)
    if not article or not isinstance(claim.object, Date) or claim.status != "Stated" or claim.tense == "Future":
        return ""
    published, happened = days(article.published), days(claim.object.value)
    is_later = bool(published and happened and happened.first > published.last)
    return f"{claim.object.value} is after the article of {article.published}" if is_later else ""


def _quote(claim: Assertion, contents: Contents) -> str:
    wrong = next((each for each in claim.passages if len(each.quote) != each.end - each.start), None)
    return f"the quote is not as long as its place, {wrong.start} to {wrong.end}" if wrong else ""


Rule = Callable[[Assertion, Contents], str]
_RULES: dict[str, Rule] = {
    "claim-fits-its-relation": _ends,
    "nothing-relates-to-itself": _itself,
    "Claim-stake": _share,
    "Money": _sums,
    "qualifier-fits-its-relation": _qualifiers,
    "nothing-ends-before-it-begins": _order,
    "nothing-is-done-after-it-is-reported": _future,
    "quote-fits-its-place": _quote,
}
