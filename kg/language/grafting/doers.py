"""Tokens as parsed → tokens in which "by Acme" or "from Acme" right behind a ware is the ware's and not the verb's."""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache
from itertools import pairwise

from kg.language.document import NAMED, ORGANIZATIONS, VALUES, Token
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words

_PASSIVE = frozenset({"auxpass", "nsubjpass", "csubjpass"})


def whose(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, such a preposition being the noun's: "uses pumps | by Acme", "competes with Vireo | from Acme"."""
    places: Places = {}
    for noun, token in pairwise(tokens):
        own = {"by": _has_doer, "from": _has_maker}.get(token.text.lower())
        if own and _is_behind(tokens, noun, token) and own(tokens, noun, token):
            places[token.i] = (noun.i, "prep")
    return moved(tokens, places)


def _is_behind(tokens: Sequence[Token], noun: Token, preposition: Token) -> bool:
    """Whether a preposition of a verb stands behind a noun; a headline without a full stop ends with one, too."""
    hung = preposition.dep in ("prep", "agent") and tokens[preposition.head - tokens[0].i].pos in ("VERB", "AUX")
    return hung and noun.pos in ("NOUN", "PROPN") and noun.sentence == preposition.sentence


def _has_doer(tokens: Sequence[Token], noun: Token, by: Token) -> bool:
    """Whether the verb that the parser hung *by* on has no doer to name, so that it is the noun's."""
    verb = tokens[by.head - tokens[0].i]
    active = by.i < verb.i or not _is_passive(tokens, verb)
    return active and noun.kind not in VALUES and noun.i != verb.i and _names(tokens, by, NAMED - {"place"})


def _has_maker(tokens: Sequence[Token], noun: Token, preposition: Token) -> bool:
    """Whether a ware is behind a preposition, and so is nothing that the verb takes from somebody: "bought pumps |"."""
    ware = noun.kind == "product" or (not noun.kind and noun.lemma.lower() in _goods())
    behind = noun.dep == "pobj" and tokens[noun.head - tokens[0].i].text.lower() != "of"  # "all of its flour |"
    return ware and behind and _names(tokens, preposition, ORGANIZATIONS)


def _names(tokens: Sequence[Token], preposition: Token, kinds: frozenset[str]) -> bool:
    return any(tokens[child - tokens[0].i].kind in kinds for child in preposition.children)


def _is_passive(tokens: Sequence[Token], verb: Token) -> bool:
    helpers = [tokens[c - tokens[0].i] for c in verb.children]
    perfect = any(t.dep == "aux" and t.lemma == "have" for t in helpers)
    return any(t.dep in _PASSIVE for t in helpers) or (verb.tag == "VBN" and not perfect)


@cache
def _goods() -> frozenset[str]:
    return frozenset(word for made in words("goods").values() for word in made)
