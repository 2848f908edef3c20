"""ontology/words/agreement.toml → of which relations somebody has one thing, at a time or for ever, and which recur."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from kg.vocabulary import relation, words


@dataclass(frozen=True, slots=True)
class Rules:
    """What ontology/words/agreement.toml says of relations, posts and days."""

    one_for_ever: frozenset[str]
    one_object: frozenset[str]
    one_subject: frozenset[str]
    one_sum: frozenset[str]
    recurring: frozenset[str]
    holdings: frozenset[str]
    once: frozenset[str]
    posts: Mapping[str, str]  # each name of a post → the post
    days_apart: int


@cache
def rules() -> Rules:
    """The rules by which claims are compared."""
    data = words("agreement")
    names = ("one_for_ever", "one_object", "one_subject", "one_sum", "recurring", "holdings", "once")
    relations = {name: frozenset(data[name]) for name in names}
    posts = {name: post for post, others in data["posts"].items() for name in others}
    return Rules(**relations, posts=posts, days_apart=data["days_apart"])


def family(name: str) -> str:
    """The widest relation that a relation implies: investsIn for acquiresStakeIn."""
    return (name, *relation(name).wider)[-1]
