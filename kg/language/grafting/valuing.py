"""Tokens as parsed → tokens in which "values" is what a round does ("The latest round values Acme at $2 billion").

The parser makes a noun of it, "the latest round values", with whom it is about as an apposition. And what is worth
$5 million in "a deal with Acme worth $5 million" is the deal.
"""

from __future__ import annotations

from collections.abc import Sequence
from functools import cache

from kg.language.document import NAMED, Token, phrase_start
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words

_WITHIN = ("det", "amod", "compound", "nmod", "poss")
_VALUED = ("appos", "dobj", "dep")
_SAID = ("amod", "acl", "relcl", "appos")
_PARTNERS = frozenset({"with", "from", "for", "to", "by"})
_REACH = 8  # tokens from "values" to the sum


def valued(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, "values" between what has a price and "at" a sum being a verb, the noun before it its subject."""
    places: Places = {}
    for token in tokens:
        if token.text == "worth" and token.dep in _SAID:
            places |= _of_deal(tokens, token)
        elif token.text == "worth" and token.dep == "advcl":
            places |= _as_clause(tokens, token)
    verbs = [t for t in tokens if t.text == "values" and t.tag == "NNS" and _is_followed_by_sum(tokens, t)]
    for verb in verbs:
        places |= _placed(tokens, verb)
    away = moved(tokens, places)
    mended = {verb.i for verb in verbs if verb.i - 1 in places}
    return tuple(t._replace(tag="VBZ", pos="VERB", lemma="value") if t.i in mended else t for t in away)


def _of_deal(tokens: Sequence[Token], worth: Token) -> Places:
    """The word hung on the deal that somebody behind *with* or *from* has made: "signed a | deal | with Acme worth"."""
    name = tokens[worth.head]
    partner = tokens[name.head] if name.dep == "appos" else name
    link = tokens[partner.head]
    if name.kind not in NAMED or partner.dep != "pobj" or link.lemma not in _PARTNERS:
        return {}
    above = tokens[link.head]
    near = (above, *(tokens[c] for c in above.children if c < link.i and tokens[c].dep in ("dobj", "nsubjpass")))
    deal = next((t for t in near if t.lemma.lower() in _priced()), None)
    return {} if deal is None else {worth.i: (deal.i, "amod")}


def _as_clause(tokens: Sequence[Token], worth: Token) -> Places:
    """The same where the parser makes a clause of it: "signed a deal | with Acme worth $5 million"."""
    kids = [tokens[c] for c in worth.children if c < worth.i]
    links = [t for t in kids if t.dep == "mark" and t.lemma in _PARTNERS]
    names = [t for t in kids if t.dep == "nsubj" and t.kind in NAMED]
    deals = (tokens[c] for c in tokens[worth.head].children if c < worth.i)
    deal = next((t for t in deals if t.dep in ("dobj", "nsubjpass") and t.lemma.lower() in _priced()), None)
    if deal is None or not (links and names):
        return {}
    return {links[0].i: (deal.i, "prep"), names[0].i: (links[0].i, "pobj"), worth.i: (deal.i, "amod")}


@cache
def _priced() -> frozenset[str]:
    """What has a price and is made with or for somebody: "deal", "contract"."""
    return frozenset(words("quantities")["deals"]["between"])


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
