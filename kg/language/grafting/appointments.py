"""Tokens as parsed → tokens in which whom one names to a post is the object ("named Ana Ruiz to replace him").

To the parser a name after *name* is what somebody is called, as in "a man named Ana Ruiz".
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from kg.language.document import Token
from kg.language.grafting.moving import Places, is_finite, moved
from kg.vocabulary import words

_AROUND = frozenset({"dobj", "auxpass", "nsubjpass"})  # beside them a name is what somebody is called


def appointed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, people whom somebody names being objects of that verb."""
    places: Places = {}
    for token in tokens:
        verb = tokens[token.head - tokens[0].i]
        if token.kind == "person" and token.dep == "oprd" and _names(tokens, verb):
            places[token.i] = (verb.i, "dobj")
    return moved(tokens, places)


def _names(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether somebody does the naming, and nobody else is its object."""
    beside = {tokens[c].dep for c in verb.children}
    acting = "nsubj" in beside or is_finite(tokens, verb)
    return verb.lemma in _verbs() and acting and verb.dep != "acl" and _AROUND.isdisjoint(beside)


@lru_cache(maxsize=1)
def _verbs() -> frozenset[str]:
    return frozenset(words("control")["naming"]["list"])
