"""Tokens as parsed → tokens in which *and* joins what is alike: "Acme of Norway | and | Birch Labs of Texas"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import NAMED, ORGANIZATIONS, Token
from kg.language.grafting.moving import Places, is_above, moved

_BEARERS = ORGANIZATIONS | {"person"}


def twins(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, a name that has a home or a *which* of its own joined to the one before it that has such too.

    The parser joins it to the nearest: to Norway, or to Corvane in "Acme, which bought Corvane, and Birch Labs, which".
    """
    places: Places = {}
    for token in tokens:
        if token.dep == "conj" and token.kind in NAMED:
            places |= _with_home(tokens, token) or _with_clause(tokens, token)
    return moved(tokens, places)


def _with_home(tokens: Sequence[Token], name: Token) -> Places:
    """ "Acme of Norway and | Birch Labs | of | Texas": the two names, each with its own home."""
    home = tokens[name.head]
    link = tokens[home.head]
    firm, behind = tokens[link.head], tokens[name.i + 1 : name.i + 3]
    if home.kind != "place" or link.lemma != "of" or link.i + 1 != home.i or name.kind not in _BEARERS:
        return {}
    if [t.text for t in behind[:1]] != ["of"] or behind[-1].kind != "place" or not _alike(firm, name):
        return {}
    return {name.i: (firm.i, "conj"), behind[0].i: (name.i, "prep"), behind[-1].i: (behind[0].i, "pobj")}


def _with_clause(tokens: Sequence[Token], name: Token) -> Places:
    """ "Acme, which bought Corvane, and | Birch Labs |, which …": the two names, each with its own clause."""
    clause = _clause_above(tokens, name)
    if clause is None or not _is_followed(tokens, name.i) or tokens[name.i - 2].text != ",":
        return {}
    firm = tokens[clause.head]
    if not _is_followed(tokens, firm.i) or not _alike(firm, name) or is_above(tokens, name, firm):
        return {}
    return {name.i: (firm.i, "conj")}


def _clause_above(tokens: Sequence[Token], token: Token) -> Token | None:
    """The relative clause that a token stands in."""
    at = token
    while at.head != at.i and at.dep != "relcl":
        at = tokens[at.head]
    return at if at.dep == "relcl" else None


def _is_followed(tokens: Sequence[Token], i: int) -> bool:
    """Whether a comma and *which* or *who* stand right behind token i."""
    behind = tokens[i + 1 : i + 3]
    return len(behind) == 2 and behind[0].text == "," and behind[1].tag in ("WDT", "WP")


def _alike(one: Token, other: Token) -> bool:
    return one.kind == other.kind or (one.kind in ORGANIZATIONS and other.kind in ORGANIZATIONS)
