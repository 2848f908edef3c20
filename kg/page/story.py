"""Contents and their facts → what is worth telling first: who matters, which deals, what is new."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Mapping, Sequence
from decimal import Decimal

from kg import vocabulary
from kg.model import Contents, Money
from kg.page.around import ends
from kg.page.facts import Fact, published

_BACKGROUND = {"topic": 0.25, "source": 0.1, "place": 0.5}  # kinds that link much and tell little


def weights(contents: Contents, all_facts: Sequence[Fact], disputed: Collection[str]) -> dict[str, float]:
    """How telling each entity is: the articles it acts in, its ties, and those of them with `disputed` claims."""
    articles: dict[str, set[str]] = defaultdict(set)
    neighbours: dict[str, set[str]] = defaultdict(set)
    disputes: dict[str, int] = defaultdict(int)
    for fact in all_facts:
        for end in ends(fact):
            articles[end] |= {assertion.article for assertion in fact.assertions}
            neighbours[end] |= {other for other in ends(fact) if other != end} or {repr(fact.object)}
            disputes[end] += any(assertion.iri in disputed for assertion in fact.assertions)
    return {
        iri: (2 * len(articles[iri]) + len(neighbours[iri]) + 2 * disputes[iri]) * _BACKGROUND.get(entity.kind, 1.0)
        for iri, entity in contents.entities.items()
    }


def ranked(weight: Mapping[str, float]) -> list[str]:
    """Entities, the most telling first."""
    return sorted(weight, key=lambda iri: (-weight[iri], iri))


def deals(all_facts: Iterable[Fact]) -> list[int]:
    """Places of the facts about money between two entities, the largest sum first, those without one last."""
    chosen = [(_largest(fact), place) for place, fact in enumerate(all_facts) if fact.linked and _is_deal(fact)]
    return [place for _, place in sorted(chosen, key=lambda item: (-item[0], item[1]))]


def newest(contents: Contents, all_facts: Sequence[Fact]) -> list[int]:
    """Places of the facts, the last published first; facts without a date are left out."""
    days = [max(published(assertion, contents.articles) for assertion in fact.assertions) for fact in all_facts]
    dated = [place for place, day in enumerate(days) if day]
    return sorted(dated, key=lambda place: days[place], reverse=True)


def _is_deal(fact: Fact) -> bool:
    relation = vocabulary.relations().get(fact.relation)
    told = any(assertion.amount or assertion.share for assertion in fact.assertions)
    return told or (relation is not None and "amount" in relation.qualifiers)


def _largest(fact: Fact) -> Decimal:
    sums = [_size(assertion.amount) for assertion in fact.assertions if assertion.amount]
    return max(sums, default=Decimal(0))


def _size(money: Money) -> Decimal:
    return money.value or money.minimum or money.maximum or Decimal(0)
