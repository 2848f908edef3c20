"""Tokens as parsed → tokens in which a sum is the object of what spends it ("commit $5 million to Acme").

The parser hangs a sum without a dollar sign's noun beside the verb, and what comes behind "an investment that could
exceed $5 million" or "$5 million combined" on the words for how much it is; "at around $5 million" it parts.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.language.document import NAMED, Token
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words

_BESIDE = frozenset({"npadvmod", "advmod", "punct"})  # how the parser hangs a sum that it takes for no object


def summed(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, each sum the object of its verb, and what it goes into hung where the money comes from."""
    places: Places = {}
    for token in tokens:
        if token.kind == "money":
            places |= _spent(tokens, token) or _capped(tokens, token) or _rough(tokens, token)
        elif token.pos == "ADP" and token.text.lower() in ("in", "into", "to"):
            places |= _behind_size(tokens, token)
    return moved(tokens, places)


def _spent(tokens: Sequence[Token], money: Token) -> Places:
    """ "committed | $5 million | to Acme": right behind a verb that spends stands what it spends."""
    verb = tokens[money.head]
    beside = money.dep in _BESIDE and verb.i < money.i and verb.lemma in _words()["spending"]
    return {money.i: (verb.i, "dobj")} if beside and not _has_object(tokens, verb) else {}


def _capped(tokens: Sequence[Token], money: Token) -> Places:
    """ "receive | up to $5 million": the "up to" only tells how much at most."""
    to = tokens[money.head]
    up = tokens[to.i - 1]
    if money.dep != "pobj" or (up.text.lower(), to.text.lower()) != ("up", "to"):
        return {}
    verb = tokens[up.head]
    if to.head not in (up.i, verb.i):
        return {}
    if verb.lemma not in _words()["spending"] or verb.i != up.i - 1 or _has_object(tokens, verb):
        return {}
    return {money.i: (verb.i, "dobj"), up.i: (money.i, "advmod"), to.i: (money.i, "advmod")}


def _rough(tokens: Sequence[Token], money: Token) -> Places:
    """ "put it at | around | $5 million": of two prepositions the second only tells how exact the sum is."""
    rough = tokens[money.head]
    at = tokens[rough.i - 1]
    if money.dep != "pobj" or rough.i != money.i - 1 or rough.text.lower() not in _words()["rough"]:
        return {}
    bare = at.pos == "ADP" and at.dep in ("prep", "dative") and all(c == rough.i for c in at.children)
    return {money.i: (at.i, "pobj"), rough.i: (money.i, "advmod")} if bare else {}


def _behind_size(tokens: Sequence[Token], preposition: Token) -> Places:
    """ "an investment that could exceed $5 million | in Acme", "invest $5 million combined | into Acme"."""
    size = tokens[preposition.head]
    above = tokens[size.head]
    after = any(tokens[c].kind in NAMED for c in preposition.children) and size.i < preposition.i
    if not after or size.head == size.i:
        return {}
    if size.dep == "relcl" and size.lemma in _words()["sizes"] and above.lemma in _words()["deals"]:
        return {preposition.i: (above.i, "prep")}
    if size.dep == "acl" and size.lemma in _words()["together"] and above.kind == "money":
        return {preposition.i: (_verb_above(tokens, above), "prep")}
    return {}


def _verb_above(tokens: Sequence[Token], token: Token) -> int:
    """The nearest verb that a token hangs on; itself where there is none."""
    at = token
    while at.head != at.i:
        at = tokens[at.head]
        if at.pos == "VERB":
            return at.i
    return token.i


def _has_object(tokens: Sequence[Token], verb: Token) -> bool:
    return any(tokens[c].dep in ("dobj", "nsubjpass", "ccomp") for c in verb.children)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    return {name: frozenset(found) for name, found in words("quantities")["sums"].items()}
