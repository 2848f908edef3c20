"""A noun for something young or big ("the start-up", "the tech giant"), or behind a label → what it may stand for."""

from __future__ import annotations

from kg.language.coreference.antecedents import Candidate
from kg.language.coreference.chains import Chains
from kg.language.coreference.profiles import listed
from kg.language.document import ORGANIZATIONS, Document, Token, phrase_start


def of_its_size(token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the start-up" nothing that was called a giant, and what was called a start-up if one alone was; so for giants.

    In "Acme, a tech giant, bought into Corvane, a start-up. … the AI start-up's last valuation" that is Corvane.
    """
    lemma = token.lemma.lower()
    own = next((name for name in ("young", "big") if lemma in listed(name)), "")
    if not own or token.pos != "NOUN" or token.kind:
        return options
    other = listed("big" if own == "young" else "young")
    left = [one for one in options if _said(one, chains).isdisjoint(other)]
    called = {chains.find(one.mention) for one in left if not _said(one, chains).isdisjoint(listed(own))}
    if own == "young" and len(called) == 1:
        return [one for one in left if one.mention >= 0 and chains.find(one.mention) in called]
    return left


def labelled(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For the noun that opens what a label tells of: Acme in "Acme eyes chips: The Oslo giant has bought Corvane".

    None for any other.
    """
    start, first = phrase_start(document.tokens, token.i), document.sentences[token.sentence].first
    if token.pos != "NOUN" or start <= first or document.tokens[start - 1].text != ":":
        return []
    label = document.tokens[first : start - 1]
    named = {chains.find(document.heads[t.i]) for t in label if t.kind in ORGANIZATIONS and t.i in document.heads}
    left = [one for one in options if one.mention >= 0 and chains.find(one.mention) in named]
    return left if len(named) == 1 else []


def _said(one: Candidate, chains: Chains) -> frozenset[str]:
    """What a candidate has been called so far."""
    return frozenset(chains.said[chains.find(one.mention)]) if one.mention >= 0 else frozenset()
