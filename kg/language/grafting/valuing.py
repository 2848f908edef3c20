"""Tokens as parsed → tokens in which "values" is what a round does ("The latest round values Acme at $2 billion").

The parser makes a noun of it, "the latest round values", with whom it is about as an apposition.
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token, phrase_start
from kg.language.grafting.moving import Places, moved

_WITHIN = ("det", "amod", "compound", "nmod", "poss")
_VALUED = ("appos", "dobj", "dep")
_REACH = 8  # tokens from "values" to the sum


def valued(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, "values" between what has a price and "at" a sum being a verb, the noun before it its subject."""
    places: Places = {}
    verbs = [t for t in tokens if t.text == "values" and t.tag == "NNS" and _is_followed_by_sum(tokens, t)]
    for verb in verbs:
        places |= _placed(tokens, verb)
    away = moved(tokens, places)
    mended = {verb.i for verb in verbs if verb.i - 1 in places}
    return tuple(t._replace(tag="VBZ", pos="VERB", lemma="value") if t.i in mended else t for t in away)


def _is_followed_by_sum(tokens: Sequence[Token], verb: Token) -> bool:
    after = [t for t in tokens[verb.i + 1 : verb.i + _REACH] if t.sentence == verb.sentence]
    at = next((i for i, t in enumerate(after) if t.text == "at"), 0)
    return at > 0 and any(t.kind == "money" for t in after[at:])


def _placed(tokens: Sequence[Token], verb: Token) -> Places:
    """Of the nouns around "values": the one before it its subject, the one behind it its object."""
    before = [c for c in verb.children if c < verb.i and tokens[c].dep in _WITHIN]
    behind = next((c for c in verb.children if c > verb.i and tokens[c].dep in _VALUED), -1)
    if verb.i - 1 not in before or behind < 0 or phrase_start(tokens, behind) != verb.i + 1:
        return {}
    subject = verb.i - 1
    places: Places = {c: (subject, tokens[c].dep) for c in before if c != subject}
    prices = (c for c in tokens[behind].children if tokens[c].text == "at")
    return places | dict.fromkeys(prices, (verb.i, "prep")) | {subject: (verb.i, "nsubj"), behind: (verb.i, "dobj")}
