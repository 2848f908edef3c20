"""Tokens as parsed → tokens in which a series of objects is one: "sold its mill to Acme and its brewery to Birch"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language.document import NAMED, Token
from kg.language.grafting.moving import Places, is_above, moved

_LONGEST = 6  # tokens of a noun phrase before its noun
_PREPOSITIONS = frozenset({"to", "from"})
_LINKS = frozenset({",", ";", "and"})
_PHRASE = frozenset({"NN", "NNS", "NNP", "NNPS", "JJ", "JJR", "JJS", "PRP$", "DT", "CD", "POS", "HYPH", "VBN", "VBG"})
_BEFORE_NOUN = ("compound", "amod", "nmod", "poss")
_MODALS = frozenset({"MD", "VBZ", "VBP", "VBD"})


class _Turn(NamedTuple):
    """One more object of the series, the preposition behind it, and who stands there."""

    object: Token
    preposition: Token
    name: Token


def series(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, each next object joined to the first, and its preposition hung on it."""
    places: Places = {}
    for preposition in tokens:
        if preposition.text.lower() in _PREPOSITIONS and (first := _first_object(tokens, preposition)) is not None:
            for turn in _turns(tokens, preposition):
                if not is_above(tokens, turn.object, first):
                    places[turn.object.i] = (first.i, "conj")
                    places[turn.preposition.i] = (turn.object.i, "prep")
                    if not any(tokens[c - tokens[0].i].dep == "pobj" for c in turn.preposition.children):
                        places[turn.name.i] = (turn.preposition.i, "pobj")
    return moved(tokens, places)


def _first_object(tokens: Sequence[Token], preposition: Token) -> Token | None:
    """The object of the verb that a preposition with a name behind it hangs on, if it stands right before."""
    offset = tokens[0].i
    verb = tokens[preposition.head - offset]
    objects = [tokens[c - offset] for c in verb.children if tokens[c - offset].dep == "dobj" and c < preposition.i]
    if verb.pos != "VERB" or not objects or objects[0].i < verb.i:
        return None
    return objects[0] if _name(tokens, preposition) is not None else None


def _name(tokens: Sequence[Token], preposition: Token) -> Token | None:
    """The name behind a preposition, over what says what it is: "to the brewer | Acme"."""
    at = preposition.i - tokens[0].i + 1
    for token in tokens[at : at + _LONGEST]:
        if token.kind in NAMED and not (token.dep in _BEFORE_NOUN and token.head > token.i):
            return token
        if token.tag not in _PHRASE:
            return None
    return None


def _turns(tokens: Sequence[Token], preposition: Token) -> Iterator[_Turn]:
    """The objects that follow on a name, one behind the other, each with the same preposition."""
    name = _name(tokens, preposition)
    while name is not None:
        turn = _next(tokens, name, preposition.text.lower())
        if turn is None:
            return
        yield turn
        name = turn.name


def _next(tokens: Sequence[Token], name: Token, word: str) -> _Turn | None:
    """ ", its logistics unit | to | Birch" behind a name, or behind the year after it."""
    offset = tokens[0].i
    at = name.i - offset + 1
    at += 2 if [t.kind for t in tokens[at : at + 2]] == ["", "date"] and tokens[at].tag == "IN" else 0
    start = at
    while at < min(start + 2, len(tokens)) and tokens[at].text in _LINKS:
        at += 1
    phrase = list(_phrase(tokens, at)) if at > start else []
    behind = at + len(phrase)
    if not phrase or behind >= len(tokens) or tokens[behind].text.lower() != word:
        return None
    noun, other = phrase[-1], _name(tokens, tokens[behind])
    fits = other is not None and noun.sentence == name.sentence == other.sentence and noun.pos in ("NOUN", "PROPN")
    if other is None or not fits or noun.kind or not _opens(phrase[0]) or _is_subject(tokens, other):
        return None
    return _Turn(noun, tokens[behind], other)


def _phrase(tokens: Sequence[Token], at: int) -> Iterator[Token]:
    for token in tokens[at : at + _LONGEST]:
        if token.tag not in _PHRASE:
            return
        yield token


def _opens(token: Token) -> bool:
    """Whether a noun phrase opens with whose or which it is: "its brewery", "the Oslo mill", "three ships"."""
    return token.tag in ("PRP$", "DT", "CD")


def _is_subject(tokens: Sequence[Token], name: Token) -> bool:
    """Whether a verb follows on the name, so that a new clause has begun."""
    at = name.i - tokens[0].i + 1
    return at < len(tokens) and tokens[at].tag in _MODALS
