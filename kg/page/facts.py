"""Contents → facts: one line of the page each, with every claim that bears on it and how they agree.

A fact is a subject, a relation and an object; several articles may state, plan, doubt or deny it.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

from kg import vocabulary
from kg.model import Article, Assertion, Contents, Date, Money, Share, Status
from kg.page.wording import value_text

Dispute = Literal["denied", "amounts", "stakes"]
STRENGTH: tuple[Status, ...] = ("Stated", "Planned", "Possible", "Denied")  # a line takes the first that was said


@dataclass(frozen=True, slots=True)
class Fact:
    """What is said by at least one assertion, newest first; the object is an entity's IRI or a value."""

    subject: str
    relation: str
    object: str | Money | Date
    assertions: tuple[Assertion, ...]

    @property
    def linked(self) -> bool:
        """Whether it is a line between two entities, not a value of one."""
        return isinstance(self.object, str)

    @property
    def status(self) -> Status:
        """How it was said by whoever said it most firmly."""
        said = {assertion.status for assertion in self.assertions}
        return next(status for status in STRENGTH if status in said)


def facts(contents: Contents) -> tuple[Fact, ...]:
    """Every fact whose ends are known entities, in a fixed order; the two ways to say a symmetric one are one."""
    groups: dict[tuple[str, str, str], list[Assertion]] = defaultdict(list)
    ends: dict[tuple[str, str, str], tuple[str, str | Money | Date]] = {}
    for assertion in contents.assertions:
        subject, value = _ends(assertion)
        if subject not in contents.entities or (isinstance(value, str) and value not in contents.entities):
            continue
        key = (subject, assertion.relation, value if isinstance(value, str) else f"={value_text(value)}")
        groups[key].append(assertion)
        ends[key] = min(ends.get(key, (subject, value)), (subject, value), key=repr)
    return tuple(
        Fact(subject, relation, ends[subject, relation, value][1], _newest_first(group, contents.articles))
        for (subject, relation, value), group in sorted(groups.items())
    )


def _ends(assertion: Assertion) -> tuple[str, str | Money | Date]:
    if symmetric(assertion.relation) and isinstance(assertion.object, str):
        return min(assertion.subject, assertion.object), max(assertion.subject, assertion.object)
    return assertion.subject, assertion.object


def symmetric(name: str) -> bool:
    """Whether a relation says the same both ways."""
    relation = vocabulary.relations().get(name)
    return relation is not None and relation.symmetric


def _newest_first(assertions: Iterable[Assertion], articles: Mapping[str, Article]) -> tuple[Assertion, ...]:
    by_name = sorted(assertions, key=lambda assertion: (assertion.article, assertion.iri))
    return tuple(sorted(by_name, key=lambda assertion: published(assertion, articles), reverse=True))


def published(assertion: Assertion, articles: Mapping[str, Article]) -> str:
    """The day on which its article came out, as an ISO date; "" where it is not known."""
    article = articles.get(assertion.article)
    return (article.published or "") if article else ""


def dispute(fact: Fact) -> Dispute | None:
    """What its claims disagree about: whether it is so at all, the sum, or the share; None if nothing."""
    if any(
        _same_time(one, other)
        for one in fact.assertions
        for other in fact.assertions
        if one.status == "Denied" != other.status
    ):
        return "denied"
    if len(set(camps(fact.assertions, "amount"))) > 1:
        return "amounts"
    return "stakes" if len(set(camps(fact.assertions, "share"))) > 1 else None


def camps(assertions: Sequence[Assertion], quantity: Literal["amount", "share"]) -> list[int]:
    """For each assertion that gives the quantity (in order), the number of the camp that it agrees with: 0, 1, …

    Only claims of one status about one time can disagree.
    """
    members: list[list[Assertion]] = []
    numbers = []
    for assertion in assertions:
        if getattr(assertion, quantity) is None:
            continue
        number = next((n for n, camp in enumerate(members) if _fits(assertion, camp, quantity)), len(members))
        members[number:] = members[number:] or [[]]
        members[number].append(assertion)
        numbers.append(number)
    return numbers


def _fits(assertion: Assertion, camp: Iterable[Assertion], quantity: str) -> bool:
    return all(
        assertion.status != other.status
        or not _same_time(assertion, other)
        or compatible(getattr(assertion, quantity), getattr(other, quantity))
        for other in camp
    )


def _same_time(one: Assertion, other: Assertion) -> bool:
    """Whether they may speak of one time: neither says when, or one is the other or a part of it."""
    if one.tense != other.tense and "Past" in (one.tense, other.tense):
        return False
    return one.time is None or other.time is None or one.time.startswith(other.time) or other.time.startswith(one.time)


def compatible(one: Money | Share, other: Money | Share) -> bool:
    """Whether two quantities can both be right: 14.3 and 14 can (rounded), 14.3 and 15 cannot, "over 10" and 14 can."""
    if isinstance(one, Money) and isinstance(other, Money) and one.currency != other.currency:
        return True
    grain = max(_grain(one), _grain(other))
    (low, high), (least, most) = _bounds(one, grain), _bounds(other, grain)
    return low <= most and least <= high


def _bounds(quantity: Money | Share, grain: Decimal) -> tuple[Decimal, Decimal]:
    if quantity.value is None:
        return quantity.minimum or Decimal(0), quantity.maximum or Decimal("Infinity")
    slack = quantity.value / 10 if quantity.approximate else grain / 4
    return quantity.value - slack, quantity.value + slack


def _grain(quantity: Money | Share) -> Decimal:
    """The last place given: 100 million for 14.3 billion, one billion for 14 billion, 0.01 for 49 %."""
    if not quantity.value:
        return Decimal(0)
    return Decimal(1).scaleb(int(quantity.value.normalize().as_tuple().exponent))
