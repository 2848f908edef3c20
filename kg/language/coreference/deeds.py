"""Document → by what nouns each mention may be called for what it does: who buys is "the buyer" (Acme bought Birch)."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import cache

from kg.language.document import VALUES, Document, Predication
from kg.vocabulary import words

Called = frozenset[str]
NOTHING: Called = frozenset()
_NO_ROLES: Mapping[str, Called] = {}
_PART = "stake"  # what a share of a firm is read as: "owns 31% of Birch"


def deeds(document: Document) -> Mapping[int, Called]:
    """By mention (its index): the nouns that its deeds, and what is done to it, earn it."""
    found: dict[int, set[str]] = defaultdict(set)
    for deed in document.predications:
        for head, called in _earned(document, deed):
            if head in document.heads:
                found[document.heads[head]] |= called
    return {i: frozenset(called) for i, called in found.items()}


@cache
def earned() -> Called:
    """All nouns that are for who does something."""
    return frozenset(noun for roles in _deeds().values() for called in roles.values() for noun in called)


def _earned(document: Document, deed: Predication) -> Iterator[tuple[int, Called]]:
    lemma = _PART if document.tokens[deed.head].kind in VALUES else deed.lemma
    roles = _deeds().get(lemma, _NO_ROLES)
    return ((role.head, roles[role.name]) for role in deed.roles if role.name in roles)


@cache
def _deeds() -> Mapping[str, Mapping[str, Called]]:
    """By verb or noun: by role, the nouns for who has it."""
    found: dict[str, dict[str, Called]] = defaultdict(dict)
    for deed in words("deeds")["deed"]:
        for lemma in deed["words"]:
            for role, called in deed["called"].items():
                found[lemma][role] = found[lemma].get(role, NOTHING) | frozenset(called)
    return found
