"""A noun with a well-known brand, "the iPhone maker" → the options that have the name of whoever makes it."""

from __future__ import annotations

from functools import cache

from kg.language.coreference.antecedents import Candidate
from kg.language.coreference.chains import Chains
from kg.language.coreference.profiles import listed
from kg.language.document import Document, Token
from kg.vocabulary import words


def of_known_maker(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the iPhone maker": who makes it, as everybody knows; nobody where the article does not name them."""
    brand = document.tokens[token.i - 1]
    makers = _makers().get(brand.text, ()) if token.pos == "NOUN" and token.lemma.lower() in listed("branded") else ()
    if not makers:
        return options
    named = {chains.find(one.mention) for one in options if one.mention >= 0}
    theirs = {group for group in named if _is_named(document, chains, group, makers)}
    return [one for one in options if one.mention >= 0 and chains.find(one.mention) in theirs]


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
