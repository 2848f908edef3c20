"""A deal that the text calls off or completes → what it told of the same deal shortly before is denied, or done.

"Acme agreed to buy Birch Labs in May. The deal fell through in June": it did not buy it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.document import Document, Predication
from kg.language.factuality.clauses import States, state_of
from kg.language.factuality.earlier import Happening
from kg.language.factuality.nouns import is_definite
from kg.language.factuality.signs import Signs
from kg.language.factuality.state import State

_BACK = 3  # sentences
_TELLING = frozenset({"prep", "acl", "relcl", "compound"})
_ANY = "deal"  # the verb of whose family all happenings are


def undone(
    document: Document, told: Sequence[tuple[int, Happening]], signs: Signs, states: States
) -> Iterator[tuple[int, State]]:
    """The predications that a later "the deal fell through" denies, by number; `told`: all, in the text's order.

    "The deal closed" makes them Stated.
    """
    for at, (k, then) in enumerate(told):
        predication = document.predications[k]
        noun = _recalled(predication, document, signs)
        if noun is not None and then.state.status == "Stated" and not _is_reversed(predication, document, signs):
            if state_of(noun, document, signs, states).status == "Denied":
                yield from _settled(noun, told[:at], State("Denied"), document, signs)
            elif _is_finished(predication, noun, then.state, document, signs):
                yield from _settled(noun, told[:at], State(), document, signs)


def _recalled(predication: Predication, document: Document, signs: Signs) -> int | None:
    """The known deal of which a verb says what becomes of it."""
    heads = (role.head for role in predication.roles if role.name in ("agent", "theme") and predication.kind == "verb")
    known = (head for head in heads if document.tokens[head].lemma.lower() in signs.recalled)
    return next((head for head in known if _is_bare(head, document, signs)), None)


def _is_reversed(predication: Predication, document: Document, signs: Signs) -> bool:
    """ "The bureau blocked the deal, but a court overturned that": whether the same sentence takes it back."""
    later = (document.tokens[i] for i in document.tokens[predication.head].children if i > predication.head)
    return any(token.dep == "conj" and token.lemma.lower() in signs.reversing for token in later)


def _is_finished(predication: Predication, noun: int, state: State, document: Document, signs: Signs) -> bool:
    """ "The deal closed in June", "completed the deal in June"."""
    verb, lemma = document.tokens[predication.head], document.tokens[noun].lemma.lower()
    told = verb.tag in ("VBD", "VBN") and state.tense is None
    return told and lemma in signs.finished and predication.lemma in signs.completing


def _is_bare(noun: int, document: Document, signs: Signs) -> bool:
    """Whether the noun is "the deal", "the $5 million deal": not "the first two deals", or one with who is in it."""
    token = document.tokens[noun]
    kids = [document.tokens[i] for i in token.children if document.tokens[i].kind != "money"]
    named = any(kid.kind or kid.dep in _TELLING for kid in kids)
    other = any(kid.dep in ("amod", "nummod") and kid.lemma.lower() not in signs.modifiers for kid in kids)
    return not named and not other and is_definite(token, document.tokens)


def _settled(
    noun: int, before: Sequence[tuple[int, Happening]], state: State, document: Document, signs: Signs
) -> Iterator[tuple[int, State]]:
    """The latest telling of what was planned, with what its sentence says of the same kind beside it."""
    token = document.tokens[noun]
    lemma = token.lemma.lower()
    family = signs.families.get(signs.events.get(lemma, lemma), signs.families[_ANY])
    found: int | None = None
    for k, then in reversed(before):
        sentence = document.tokens[document.predications[k].head].sentence
        if sentence < token.sentence - _BACK or (found is not None and sentence != found):
            return
        if then.verb in family and then.participants:
            if not _is_pending(then.state):
                return
            found = sentence
            yield k, state


def _is_pending(state: State) -> bool:
    return state.status in ("Planned", "Possible") or state.tense == "Future"
