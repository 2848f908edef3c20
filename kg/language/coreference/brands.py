"""A noun with a well-known brand or trade ("the iPhone maker", "the search giant") → the options known for it."""

from __future__ import annotations

from functools import cache

from kg.language.coreference.chains import Chains
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.document import Document, Token
from kg.vocabulary import words

_TOLD = frozenset({"told so"})  # the sign that an option was called by the words of the noun


def of_known_maker(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the iPhone maker": who makes it, as everybody knows; nobody where the article does not name them."""
    brand = document.tokens[token.i - 1]
    makers = _makers().get(brand.text, ()) if token.pos == "NOUN" and token.lemma.lower() in listed("branded") else ()
    if not makers:
        return options
    named = {chains.find(one.mention) for one in options if one.mention >= 0}
    theirs = {group for group in named if _is_named(document, chains, group, makers)}
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in theirs]


def of_known_trade(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the social media giant": who is known for it, if it is among them and the article calls nobody else so."""
    before = [each.text.lower() for each in document.tokens[max(0, token.i - 3) : token.i] if each.text != "-"]
    names = next((_trades()[" ".join(before[-n:])] for n in (2, 1) if " ".join(before[-n:]) in _trades()), ())
    fits = token.pos == "NOUN" and token.lemma.lower() in listed("branded") and names
    if not fits or any(not _TOLD.isdisjoint(one.signs) for one in options):
        return options
    named = [one for one in options if one.mention >= 0]
    known = [one for one in named if _is_named(document, chains, chains.find(one.mention), names)]
    return known or options


@cache
def _trades() -> dict[str, tuple[str, ...]]:
    return {trade: tuple(names) for trade, names in words("known_trades").items()}


def _is_named(document: Document, chains: Chains, group: int, makers: tuple[str, ...]) -> bool:
    names = (document.mentions[i].text for i in chains.members[group] if document.mentions[i].form == "name")
    return any(f"{name} ".startswith(f"{maker} ") for name in names for maker in makers)


@cache
def _makers() -> dict[str, tuple[str, ...]]:
    """Brand → the names of whoever makes or owns it."""
    found: dict[str, tuple[str, ...]] = {}
    for maker, brands in words("known_makers").items():
        for brand in brands:
            found[brand] = (*found.get(brand, ()), maker)
    return found
