"""Tokens as parsed → tokens in which a noun taken for a verb is one: "a bid for the software startup Birch"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.document import NAMED, Token
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words


def mistaken(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, each such noun in the place of the word before it, with the name behind it set beside it."""
    found = {token.i for token in tokens if _is_mistaken(tokens, token)}
    if not found:
        return tuple(tokens)
    places: Places = {}
    for i in found:
        places |= _places(tokens, tokens[i - tokens[0].i])
    nouns = tuple(t._replace(tag="NN", pos="NOUN", lemma=t.text.lower()) if t.i in found else t for t in tokens)
    return moved(nouns, places)


def _is_mistaken(tokens: Sequence[Token], token: Token) -> bool:
    """Whether a word that is never a verb was tagged as one between a noun and a name."""
    at = token.i - tokens[0].i
    if token.tag[:2] != "VB" or token.text.lower() not in _never_verbs() or not 0 < at < len(tokens) - 1:
        return False
    before, name = tokens[at - 1], tokens[at + 1]
    return before.pos in ("NOUN", "PROPN") and name.kind in NAMED and name.head == token.i


def _places(tokens: Sequence[Token], token: Token) -> Places:
    """Where the noun, the word before it, what stood on that and the name behind go."""
    before = tokens[token.i - tokens[0].i - 1]
    place = (before.head, before.dep) if before.head not in (before.i, token.i) else (token.head, token.dep)
    if place[0] in (token.i, before.i):
        return {}
    children = {c: (token.i, tokens[c - tokens[0].i].dep) for c in before.children if c != token.i}
    return {token.i: place, before.i: (token.i, "compound"), token.i + 1: (token.i, "appos"), **children}


@cache
def _never_verbs() -> frozenset[str]:
    return frozenset(words("role_nouns")["never_verbs"]["list"])
