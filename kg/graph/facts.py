"""Assertions → facts: which plain triples stand in the graph."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from kg.model import Assertion, Date, Money
from kg.vocabulary import relation


class Fact(NamedTuple):
    """A plain triple: `subject` is an IRI, `object` an IRI or a value."""

    subject: str
    relation: str
    object: str | Money | Date


def is_fact(assertion: Assertion) -> bool:
    """Whether what it says stands in the graph as a plain triple: it is stated, and not of a state that is over."""
    return assertion.status == "Stated" and assertion.tense != "Past"


def facts(assertions: Iterable[Assertion]) -> Iterator[Fact]:
    """The plain triples that the assertions put into the graph, with the wider relations and the mirrored ones.

    One triple may come several times, once for each assertion that supports it.
    """
    for assertion in assertions:
        if is_fact(assertion):
            yield from implied(assertion)


def implied(assertion: Assertion) -> Iterator[Fact]:
    """What an assertion says as triples, whether it is a fact or not: itself, the wider relations, and mirrors."""
    for name in (assertion.relation, *relation(assertion.relation).wider):
        yield Fact(assertion.subject, name, assertion.object)
        if relation(name).symmetric and isinstance(assertion.object, str):
            yield Fact(assertion.object, name, assertion.subject)
