"""A noun for something young or big ("the start-up", "the tech giant"), or behind a label → what it may stand for."""

from __future__ import annotations

from kg.language.coreference.chains import Chains
from kg.language.coreference.profiles import listed
from kg.language.coreference.scene import Candidate
from kg.language.determiners import tells_which
from kg.language.document import ORGANIZATIONS, Document, Token, phrase_start
from kg.vocabulary import words


def of_its_size(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """For "the start-up" nothing that was called a giant or is known as one, and what was called so if one alone was.

    In "Acme, a tech giant, bought into Corvane, a start-up. … the AI start-up's last valuation" that is Corvane.
    """
    lemma = token.lemma.lower()
    own = next((name for name in ("young", "big") if lemma in listed(name)), "")
    if not own or token.pos != "NOUN" or token.kind:
        return options
    said = {chains.find(one.mention): frozenset[str]() for one in options if one.mention >= 0}
    said = {group: _called(document, chains, group) for group in said}
    other = listed("big" if own == "young" else "young")
    out = {group for group, words_ in said.items() if not words_.isdisjoint(other)}
    called = {group for group, words_ in said.items() if not words_.isdisjoint(listed(own))} - out
    if own == "young":
        out |= {group for group in said if group not in called and _is_giant(document, chains, group)}
        out |= said.keys() - called if len(called) == 1 else set()
    return [one for one in options if one.mention < 0 or chains.find(one.mention) not in out]


def _called(document: Document, chains: Chains, group: int) -> frozenset[str]:
    """What the text calls a thing where it names it: "the AI start-up Acme", "Acme, a start-up", not "the start-up"."""
    heads = [document.tokens[head] for head, i in document.heads.items() if chains.find(i) == group]
    before = (document.tokens[c] for head in heads if head.kind for c in head.children if c < head.i)
    nouns = (head for head in heads if not head.kind and not _is_definite(document, head))
    return frozenset(token.lemma.lower() for token in (*before, *nouns))


def _is_definite(document: Document, noun: Token) -> bool:
    left = (document.tokens[child] for child in noun.children if child < noun.i)
    return any(tells_which(token.lemma) for token in left if token.dep == "det")


def _is_giant(document: Document, chains: Chains, group: int) -> bool:
    """Whether a thing has the name of a company that everybody knows to be big."""
    names = (document.mentions[i].text for i in chains.members[group] if document.mentions[i].form == "name")
    return any(f"{name} ".startswith(f"{giant} ") for name in names for giant in words("known_giants")["names"])


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
