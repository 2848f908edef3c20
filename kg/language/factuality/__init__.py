"""Document with predications → each with its status and tense: how the article puts it, never what we believe.

The tree is read downwards: a word says something of what depends on it (`clauses`, `nouns`), by the word lists in
ontology/words (`signs`); a nominal that is taken for granted has the status of the happening it refers to (`earlier`).
"""

from __future__ import annotations

from dataclasses import replace

from kg.language.document import Document, Predication
from kg.language.factuality.clauses import States, state_of
from kg.language.factuality.earlier import Happening, as_pending, happening, party, told_before
from kg.language.factuality.signs import Signs, signs
from kg.language.factuality.state import State
from kg.language.factuality.undone import undone

__all__ = ["judge"]


def judge(document: Document) -> Document:
    """The document with status and tense of every predication filled in, by the law of the vocabulary's statuses.

    Raises OntologyError if a word list is missing or contradicts itself.
    """
    known = signs()
    states: States = {}
    before: list[Happening] = []
    told: list[int] = []
    judged: dict[int, Predication] = {}
    for k in sorted(range(len(document.predications)), key=lambda k: (document.predications[k].head, k)):
        predication = document.predications[k]
        now = happening(predication, document, known)
        state = _state(predication, document, known, states)
        if state.mood == "given" and predication.lemma in known.events:
            state = told_before(now, before, known) or state
        elif state.status == "Stated" and (verb := party(predication, document, known)) is not None:
            state = as_pending(told_before(Happening(verb, frozenset(), state), before, known)) or state
        before.append(now._replace(state=state))
        told.append(k)
        same = state.status == predication.status and state.tense == predication.tense
        judged[k] = predication if same else replace(predication, status=state.status, tense=state.tense)
    for k, state in undone(document, list(zip(told, before, strict=True)), known, states):
        judged[k] = replace(judged[k], status=state.status, tense=state.tense)
    return document.with_(predications=tuple(judged[k] for k in range(len(document.predications))))


def _state(predication: Predication, document: Document, known: Signs, states: States) -> State:
    """The state of the predicate's token; of the verb that carries a noun, where the noun has nothing of its own."""
    state = state_of(predication.head, document, known, states)
    if state.mood == "given" and predication.light is not None and predication.lemma in known.events:
        return state_of(predication.light, document, known, states)
    if predication.kind == "noun":
        return _nominal_tense(predication, state, document, known)
    return state


def _nominal_tense(predication: Predication, state: State, document: Document, known: Signs) -> State:
    """An earlier event is no state that is over; *was chief executive* is one."""
    token = document.tokens[predication.head]
    verb = known.events.get(predication.lemma)
    if verb is not None:
        return state if verb in known.states | known.lasting or state.tense != "Past" else state._replace(tense=None)
    link = document.tokens[token.head]
    was = token.dep == "attr" and link.lemma == "be" and link.tag == "VBD"
    if was and state.status == "Stated" and state.tense is None and state.mood != "reported":
        return state._replace(tense="Past")
    return state
