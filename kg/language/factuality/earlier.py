"""A happening named again → the status it had when the article told of it before: "this investment", "the deal"."""

from __future__ import annotations

from typing import NamedTuple

from kg.language.document import Document, Predication
from kg.language.factuality.nouns import is_definite
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import State


class Happening(NamedTuple):
    """One telling of something that happens."""

    verb: str
    participants: frozenset[int | str]
    state: State


def happening(predication: Predication, document: Document, signs: Signs) -> Happening:
    """The predication as a happening, its state not yet known."""
    verb = signs.events.get(predication.lemma, predication.lemma)
    roles = [_participant(role.head, document) for role in predication.roles]
    return Happening(verb, frozenset(each for each in roles if each is not None), State())


def told_before(now: Happening, before: list[Happening], signs: Signs) -> State | None:
    """The state of the latest earlier telling of the same happening: same family of verbs, a participant in common."""
    family = signs.families.get(now.verb, frozenset({now.verb}))
    for then in reversed(before):
        if then.verb in family and (not now.participants or now.participants & then.participants):
            return then.state
    return None


def party(predication: Predication, document: Document, signs: Signs) -> str | None:
    """The verb for the deal in which "the seller", of whom the predication tells who it is, takes part."""
    tokens = document.tokens
    heads = [role.head for role in predication.roles if role.name == "agent"]
    heads = [predication.head] if predication.kind == "noun" else heads if predication.lemma == "be" else []
    known = (tokens[head] for head in heads if is_definite(tokens[head], tokens))
    return next((signs.parties[each.lemma] for each in known if each.lemma in signs.parties), None)


def as_pending(told: State | None) -> State | None:
    """What was told of a deal, unless it is done."""
    return None if told is None or told.status == "Stated" else told


def _participant(head: int, document: Document) -> int | str | None:
    """The chain of the filler's mention, else the name itself; values and plain nouns do not tell happenings apart."""
    mention = document.mention(head)
    if mention is not None and mention.chain is not None:
        return mention.chain
    token = document.tokens[head]
    return token.text if token.kind in ("person", "organization", "company", "product", "place") else None
