"""Tokens as parsed → tokens in which what is said of a name belongs to that name ("a fund at Acme, which …")."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.language.document import ORGANIZATIONS, VALUES, Token
from kg.language.grafting.moving import is_above, moved
from kg.language.mentions import nouns

_THINGS = ORGANIZATIONS | {"place", "product", "work"}
_LOOSE = frozenset({"npadvmod", "dobj", "attr", "dep"})  # what the parser makes of an apposition that it lost


def aside(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, an apposition or a *which* right behind a name and a comma being that name's, where kinds tell so.

    The parser often hangs it higher: on the manager of "a manager at Acme, which holds 5%", on the deal of "a deal
    with Acme, the Oslo brewer", on the verb of "spent $5 million on Acme, the brewer that Ana Ruiz runs"; on the sum of
    "must pay rival Acme $5 million". So is a name that tells who a noun is: "sales at Acme's rival, Corvane".
    """
    places = {token.i: (name.i, _label(token)) for token in tokens for name in _names(tokens, token)}
    places |= {name.i: (noun.i, "appos") for name in tokens for noun in _noun_before(tokens, name)}
    titles = (token for token, name in pairwise(tokens) if _is_title_of_sum(tokens, token, name))
    return moved(tokens, places | {token.i: (token.i + 1, token.dep) for token in titles})


def _names(tokens: Sequence[Token], token: Token) -> Iterator[Token]:
    """The name that an apposition or a relative clause was kept from, if there is one."""
    first = _first(tokens, token)
    if first is None or first < 2 or tokens[first - 1].text != ",":
        return
    name, above = tokens[first - 2], tokens[token.head - tokens[0].i]
    if above.i < name.i and _fits(name, token, above) and not is_above(tokens, token, name):
        yield name


def _noun_before(tokens: Sequence[Token], name: Token) -> Iterator[Token]:
    """The noun right before a name and a comma that the name is of, and not what the noun hangs on.

    In "sales at Acme's rival, Corvane" Corvane is the rival; the parser has said it of the sales.
    """
    at = name.i - tokens[0].i
    if name.dep != "appos" or not name.kind or at < 2 or tokens[at - 1].text != ",":
        return
    noun, above = tokens[at - 2], tokens[name.head - tokens[0].i]
    told = alike(kind_of(noun), name.kind) and not alike(kind_of(above), name.kind)
    apart = is_above(tokens, above, noun) and not is_above(tokens, name, noun)
    if not noun.kind and noun.tag == "NN" and told and apart:
        yield noun


def _label(token: Token) -> str:
    return "appos" if token.dep in _LOOSE else token.dep


def _is_title_of_sum(tokens: Sequence[Token], token: Token, name: Token) -> bool:
    """Whether the parser hung a name and the noun before it side by side on a sum: "pay | rival | Acme | $5m"."""
    above = tokens[token.head - tokens[0].i]
    beside = not token.kind and token.head == name.head and above.kind in VALUES
    return beside and name.kind in _THINGS and kind_of(token) in ORGANIZATIONS


def _first(tokens: Sequence[Token], token: Token) -> int | None:
    """Where an apposition of a common noun, or the *which* of a relative clause, begins; None for other tokens."""
    offset = tokens[0].i
    if token.dep == "relcl":
        which = (c for c in token.children if tokens[c - offset].text == "which" and c < token.i)
        return next((c - offset for c in which), None)
    if token.dep not in {"appos", *_LOOSE} or token.kind or token.tag != "NN":
        return None
    left = [c for c in token.children if c < token.i and tokens[c - offset].dep != "punct"]
    at = tokens[left[0] - offset] if left else None
    while at is not None and at.children and at.children[0] < at.i:
        at = tokens[at.children[0] - offset]
    return None if at is None else at.i - offset


def _fits(name: Token, token: Token, above: Token) -> bool:
    """Whether the name can be what is told, and the word it was told of cannot."""
    if token.dep == "relcl":
        return name.kind in _THINGS and kind_of(above) == "person"
    kind = kind_of(token)
    return kind != "" and alike(kind, name.kind) and not alike(kind, kind_of(above))


def kind_of(token: Token) -> str:
    """The kind of a name, or of what a common noun names; "" where that is not known."""
    return token.kind or nouns().kinds.get(token.lemma.lower(), "")


def alike(one: str, other: str) -> bool:
    """Whether one thing can be of both kinds."""
    return one == other or {one, other} <= ORGANIZATIONS
