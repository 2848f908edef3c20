"""Tokens as parsed → tokens in which an order has its buyer and its price, and what is sold to somebody is the goods.

"Acme won an order for 12 jets | from Delmar Air", "Delmar ordered six jets, | valued at $660 million", "Acme will sell
| Delmar Air | four jets".
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cache

from kg.language.document import Token
from kg.language.grafting.moving import Places, moved
from kg.vocabulary import words

_FIRMS = frozenset({"company", "organization", "government", "media"})


def ordered(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, each buyer set beside its order, each price beside the goods and each receiver before them."""
    places: Places = {}
    for token in tokens:
        if token.dep == "prep" and token.text.lower() == "from":
            places |= _from_buyer(tokens, token)
        elif token.dep == "advcl" and token.lemma == "value" and token.tag == "VBN":
            places |= _of_goods(tokens, token)
        elif token.lemma in _orders()["giving"]:
            places |= _to_receiver(tokens, token)
    return moved(tokens, places)


def _from_buyer(tokens: Sequence[Token], link: Token) -> Places:
    """Of "won an order for 12 jets from Delmar Air": the order is from there; of "placed an order", it is the jets."""
    goods = tokens[link.head]
    purpose = tokens[goods.head]
    order = tokens[purpose.head]
    fits = goods.dep == "pobj" and purpose.text.lower() == "for" and order.lemma.lower() in _orders()["nouns"]
    fits = fits and tokens[order.head].lemma in _orders()["winning"]
    named = any(tokens[c].kind in _FIRMS for c in link.children)
    many = goods.tag in ("NNS", "NNPS") or any(
        tokens[c].dep == "nummod" for c in goods.children
    )  # but "for a loan from"
    return {link.i: (order.i, "prep")} if fits and named and many and order.pos == "NOUN" else {}


def _of_goods(tokens: Sequence[Token], price: Token) -> Places:
    """Of "ordered six jets on Monday, valued at $5 million": it is the jets that are worth so much."""
    verb = tokens[price.head]
    goods = [tokens[c] for c in verb.children if tokens[c].dep == "dobj" and tokens[c].i < price.i]
    bought = verb.lemma in _orders()["buying"] and price.i > verb.i
    return {price.i: (goods[0].i, "acl")} if bought and goods else {}


def _to_receiver(tokens: Sequence[Token], verb: Token) -> Places:
    """Of "sell Delmar Air four jets": the first object gets the second."""
    objects = [tokens[c] for c in verb.children if tokens[c].dep == "dobj" and c > verb.i]
    if len(objects) != 2 or not _is_named(tokens, objects[0]) or _is_named(tokens, objects[1]):
        return {}
    parted = any(t.text == "," for t in tokens[objects[0].i : objects[1].i])
    return {} if parted or objects[1].kind else {objects[0].i: (verb.i, "dative")}


def _is_named(tokens: Sequence[Token], noun: Token) -> bool:
    """Whether a noun is a firm's name, or has one beside it: "the cargo airline Delmar Air"."""
    return noun.kind in _FIRMS or any(t.kind in _FIRMS for t in _beside(tokens, noun))


def _beside(tokens: Sequence[Token], noun: Token) -> Iterator[Token]:
    return (tokens[c] for c in noun.children if tokens[c].dep == "appos")


@cache
def _orders() -> dict[str, frozenset[str]]:
    return {name: frozenset(listed) for name, listed in words("goods")["orders"].items()}
