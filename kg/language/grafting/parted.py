"""Tokens as parsed → tokens in which a semicolon parts two subjects, and a firm's description is not its town's."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token
from kg.language.grafting.moving import Places, moved
from kg.language.mentions import nouns

_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_FIRMS = frozenset({"company", "organization", "media"})


def parted(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, what stands before a semicolon being no second subject of the verb behind it, and "Canada's largest
    bank" in "Acme of Montreal, Canada's largest bank" being Acme."""
    places: Places = {}
    for token in tokens:
        if token.text == ";":
            places |= _before(tokens, token)
        elif token.dep == "appos" and not token.kind:
            places |= _of_town(tokens, token)
    return moved(tokens, places)


def _before(tokens: Sequence[Token], mark: Token) -> Places:
    """The subjects across a semicolon from a verb that has another right before it."""
    places: Places = {}
    for verb in tokens[mark.i + 1 :]:
        if verb.sentence != mark.sentence:
            break
        subjects = [tokens[i] for i in verb.children if tokens[i].dep in _SUBJECTS]
        behind = any(mark.i < each.i < verb.i for each in subjects)
        places |= {each.i: (verb.i, "dep") for each in subjects if behind and each.i < mark.i}
    return places


def _of_town(tokens: Sequence[Token], noun: Token) -> Places:
    """The noun for a firm that the parser has said of the town which the firm is "of" or "in"."""
    town = tokens[noun.head]
    link = tokens[town.head]
    firm = tokens[link.head]
    fits = town.kind == "place" and link.lemma in ("of", "in") and town.dep == "pobj" and firm.kind in _FIRMS
    return {noun.i: (firm.i, "appos")} if fits and nouns().kinds.get(noun.lemma.lower()) in _FIRMS else {}
