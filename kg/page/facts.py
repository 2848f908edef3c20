"""Contents → facts: one line of the page each, with every claim that bears on it.

A fact is a subject, a relation and an object; several articles may state, plan, doubt or deny it.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kg import vocabulary
from kg.model import Article, Assertion, Contents, Date, Money, Status
from kg.questions.wording import value_text

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
        key = (subject, assertion.relation, value if isinstance(value, str) else f"={value_text(value, contents)}")
        groups[key].append(assertion)
        known = ends.setdefault(key, (subject, value))
        if not isinstance(value, str):  # one sum may be written in several ways
            ends[key] = min(known, (subject, value), key=repr)
    return tuple(
        Fact(subject, relation, ends[subject, relation, value][1], _newest_first(group, contents.articles))
        for (subject, relation, value), group in sorted(groups.items())
    )


def _ends(assertion: Assertion) -> tuple[str, str | Money | Date]:
    if symmetric(assertion.relation) and isinstance(assertion.object, str):
        return min(assertion.subject, assertion.object), max(assertion.subject, assertion.object)
    return assertion.subject, assertion.object


def relation_text(name: str) -> str:
    """What a relation is called: "invests in"; an unknown one is taken apart: "hasSeenOff" → "has seen off"."""
    relation = vocabulary.relations().get(name)
    return relation.label if relation else re.sub(r"(?<=[a-z])(?=[A-Z])", " ", name).lower()


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
