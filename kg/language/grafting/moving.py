"""Tokens as parsed → the same with some of them hung elsewhere, and what has to be known for that."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token

Places = dict[int, tuple[int, str]]  # token → its new head and its label there
_FINITE = frozenset({"MD", "VBD", "VBZ", "VBP"})


def moved(tokens: Sequence[Token], places: Places) -> tuple[Token, ...]:
    """The tokens, each of these in its new place."""
    if not places:
        return tuple(tokens)
    away = [t._replace(head=places[t.i][0], dep=places[t.i][1]) if t.i in places else t for t in tokens]
    children: dict[int, list[int]] = {t.i: [] for t in away}
    for token in away:
        if token.head != token.i:
            children[token.head].append(token.i)
    return tuple(t._replace(children=tuple(children[t.i])) for t in away)


def is_above(tokens: Sequence[Token], above: Token, token: Token) -> bool:
    """Whether the second token hangs, through others, on the first: it cannot be the first one's head then."""
    at, offset = token, tokens[0].i
    while at.head != at.i:
        at = tokens[at.head - offset]
        if at.i == above.i:
            return True
    return False


def is_finite(tokens: Sequence[Token], verb: Token) -> bool:
    """Whether a verb, or what helps it, has a tense: "was founded", "will buy", not "founded in 1999"."""
    helpers = [tokens[c] for c in verb.children if tokens[c].dep in ("aux", "auxpass")]
    return any(token.tag in _FINITE for token in [verb, *helpers])
