"""Somebody called by a nation ("The Dane, who has held the job since 2014") → those of the options that it can be."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.coreference.chains import Chains
from kg.language.coreference.scene import Candidate
from kg.language.document import Document, Token
from kg.language.nations import nation, native


def nationals(document: Document, token: Token, options: list[Candidate], chains: Chains) -> list[Candidate]:
    """The people known to be of that nation, else those who do something in the sentence before, or suffer it.

    A newspaper calls a person so whom it has just spoken of, to tell where he or she is from. All that is returned
    stands for one person: where it may be one of several, there is none.
    """
    wanted = nation(document.tokens, token.i) if native(document.tokens, token.i) else None
    if wanted is None:
        return []
    people = [one for one in options if one.mention >= 0 and chains.kind(one.mention) == "person"]
    people = [one for one in people if chains.named[chains.find(one.mention)]]
    told = {chains.find(one.mention): frozenset(_told(document, chains, one)) for one in people}
    same = {group for group, nations in told.items() if wanted in nations}
    acting = {group for role in ("agent", "theme") for group in _in_role(document, token.sentence - 1, role, chains)}
    found = same or {group for group, nations in told.items() if not nations} & acting
    return [one for one in people if chains.find(one.mention) in found] if len(found) == 1 else []


def _told(document: Document, chains: Chains, one: Candidate) -> Iterator[str]:
    """The nations that words say somebody is of: "the Danish banker Ana Ruiz", "Ana Ruiz, a Dane"."""
    group = chains.find(one.mention)
    for place in document.predications:
        holders = (document.heads.get(head, -1) for head in place.fillers("holder"))
        if place.kind == "noun" and any(i >= 0 and chains.find(i) == group for i in holders):
            found = (nation(document.tokens, i) for i in (place.head, *place.fillers("modifier")))
            yield from (name for name in found if name is not None)


def _in_role(document: Document, sentence: int, role: str, chains: Chains) -> Iterator[int]:
    """The groups of those in a role of the main verbs of a sentence."""
    for place in document.predications:
        token = document.tokens[place.head]
        if place.kind == "verb" and token.sentence == sentence and token.dep != "relcl":
            heads = (document.heads.get(head, -1) for head in place.fillers(role))
            yield from (chains.find(i) for i in heads if i >= 0)
