"""Tokens as parsed → tokens in which who gets a sum and the sum are two objects ("fined the pharmacy Acme $5 million").

The parser makes one phrase of both, or an apposition of the second, or hangs the name before the sum on the sum.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from kg.language.document import NAMED, Token
from kg.language.grafting.moving import Places, is_above, moved
from kg.vocabulary import words

_RECEIVERS = NAMED | {"other"}
_INNER = frozenset({"DT", "PRP$", "JJ", "NN", "NNS", "NNP", "NNPS", "POS", "HYPH", "CC"})
_LINKS = ("appos", "compound", "nmod", "nummod", "npadvmod", "dep", "amod", "pobj", "dobj", "dative")


def paid(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a sum right behind a name after *pay*, *fine*, *sell* … being the verb's object, the name another."""
    places: Places = {}
    for token in tokens:
        if token.kind == "money" and token.i > 1:
            places |= _placed(tokens, token)
    return moved(tokens, places)


@lru_cache(maxsize=1)
def _words() -> Mapping[str, frozenset[str]]:
    table = words("quantities")
    vague = {word for each in table["vague"].values() for phrase in each for word in phrase.split()}
    return {"verbs": frozenset(table["paying_out"]), "before": frozenset(vague.union(table["before_sums"]))}


def _placed(tokens: Sequence[Token], money: Token) -> Places:
    """Of a sum, the name before it and what stands between them."""
    first = money.i
    while first > 1 and tokens[first - 1].text.lower() in _words()["before"] and not tokens[first - 1].kind:
        first -= 1
    last = _aside_begins(tokens, first - 1) if tokens[first - 1].text == "," else first - 1
    if last is None or tokens[last].kind not in _RECEIVERS or tokens[last].sentence != money.sentence:
        return {}
    verb = _verb_before(tokens, last)
    of_noun = money.head > money.i and money.dep in ("compound", "nmod", "nummod", "amod")  # "a $5 million bonus"
    if verb is None or of_noun or is_above(tokens, money, tokens[verb]):
        return {}
    between = [t for t in tokens[first : money.i] if is_above(tokens, t, money)]
    receiver = _receiver(tokens, verb, last, money)
    return receiver | {money.i: (verb, "dobj")} | {t.i: (money.i, "advmod") for t in between}


def _aside_begins(tokens: Sequence[Token], comma: int) -> int | None:
    """The token before what stands in commas: "fined Acme, its rival, $5 million"."""
    return next((i - 1 for i in range(comma - 1, 0, -1) if tokens[i].text == ","), None)


def _verb_before(tokens: Sequence[Token], last: int) -> int | None:
    """The verb of payment whose object ends with this token."""
    i = last
    while i and (tokens[i].kind in _RECEIVERS or (not tokens[i].kind and tokens[i].tag in _INNER | {","})):
        i -= 1
    verb = tokens[i]
    passive = any(tokens[c].dep == "auxpass" for c in verb.children)
    return i if verb.lemma in _words()["verbs"] and verb.pos == "VERB" and not verb.kind and not passive else None


def _receiver(tokens: Sequence[Token], verb: int, last: int, money: Token) -> Places:
    """The phrase between the verb and the sum, as the verb's receiver."""
    heads = [t for t in tokens[verb + 1 : last + 1] if not verb < t.head <= last and t.dep in _LINKS]
    name = tokens[last]
    if not heads or any(t.head < verb or is_above(tokens, t, tokens[verb]) for t in heads):
        return {}
    noun = next((t for t in heads if t.i < last and not t.kind and t.tag in ("NN", "NNS")), None)
    if name in heads and noun is not None:
        return {noun.i: (verb, "dative"), name.i: (noun.i, "appos")}
    if name in heads:
        return {t.i: (name.i, t.dep) for t in heads if t.i < last and not t.kind} | {name.i: (verb, "dative")}
    return {heads[0].i: (verb, "dative")}
