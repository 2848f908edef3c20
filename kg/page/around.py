"""Contents and some entities → what lies within a few steps of them."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable

from kg.model import Assertion, Contents
from kg.page.facts import Fact
from kg.questions.parts import keep


def around(contents: Contents, entities: Iterable[str], depth: int = 2) -> Contents:
    """The claims whose ends all lie within `depth` steps of one of the entities (IRIs), and what those rest on."""
    near = _reached(contents.assertions, entities, depth)
    return keep(contents, lambda assertion: near.issuperset(ends(assertion)))


def _reached(assertions: Iterable[Assertion], entities: Iterable[str], depth: int) -> set[str]:
    neighbours: dict[str, set[str]] = defaultdict(set)
    for assertion in assertions:
        for end in ends(assertion):
            neighbours[end].update(ends(assertion))
    reached = set(entities)
    for _ in range(depth):
        reached |= {other for entity in reached for other in neighbours[entity]}
    return reached


def ends(said: Assertion | Fact) -> tuple[str, ...]:
    """The entities that an assertion or a fact is about, by their IRIs: two, or one where the other end is a value."""
    return (said.subject, said.object) if isinstance(said.object, str) else (said.subject,)
