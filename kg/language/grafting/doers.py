"""Tokens as parsed → tokens in which "by Acme" after the object of an active verb belongs to that object."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import NAMED, VALUES, Token
from kg.language.grafting.moving import Places, moved

_PASSIVE = frozenset({"auxpass", "nsubjpass", "csubjpass"})


def whose(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a *by* with a name right behind a noun being that noun's: "uses pumps | by Acme"."""
    places: Places = {}
    for token in tokens:
        noun = tokens[token.i - tokens[0].i - 1] if token.i > tokens[0].i else token
        if token.text.lower() == "by" and token.dep in ("prep", "agent") and _is_own(tokens, token, noun):
            places[token.i] = (noun.i, "prep")
    return moved(tokens, places)


def _is_own(tokens: Sequence[Token], by: Token, noun: Token) -> bool:
    """Whether the verb that the parser hung *by* on has no doer to name, and the noun before has a maker."""
    verb = tokens[by.head - tokens[0].i]
    named = any(tokens[c - tokens[0].i].kind in NAMED - {"place"} for c in by.children)
    before = noun.pos in ("NOUN", "PROPN") and noun.kind not in VALUES and noun.i != verb.i
    return verb.pos in ("VERB", "AUX") and named and before and (by.i < verb.i or not _is_passive(tokens, verb))


def _is_passive(tokens: Sequence[Token], verb: Token) -> bool:
    helpers = [tokens[c - tokens[0].i] for c in verb.children]
    perfect = any(t.dep == "aux" and t.lemma == "have" for t in helpers)
    return any(t.dep in _PASSIVE for t in helpers) or (verb.tag == "VBN" and not perfect)
