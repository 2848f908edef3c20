"""Tokens as parsed → tokens in which a person behind "and" begins the next clause: "heads Acme and | Ana Ruiz will"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import ORGANIZATIONS, Token
from kg.language.grafting.moving import Places, is_above, moved

_OTHER = ORGANIZATIONS | {"place", "product", "date", "money"}
_HELPERS = frozenset({"MD", "VBZ", "VBP", "VBD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})


def begun(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, such a person being the subject of the verb behind, which has none, and no second firm or place."""
    places: Places = {}
    for token in tokens:
        if token.kind == "person" and token.dep == "conj" and (verb := _verb(tokens, token)) is not None:
            passive = any(tokens[c - tokens[0].i].dep == "auxpass" for c in verb.children)
            places[token.i] = (verb.i, "nsubjpass" if passive else "nsubj")
    return moved(tokens, places)


def _verb(tokens: Sequence[Token], person: Token) -> Token | None:
    """The verb right behind somebody who was joined to a firm or a place by "and"."""
    offset = tokens[0].i
    at = person.i - offset
    if (
        not 0 < at < len(tokens) - 1
        or tokens[at - 1].text.lower() != "and"
        or not _is_firm(tokens[person.head - offset])
    ):
        return None
    following = tokens[at + 1]
    verb = tokens[following.head - offset] if following.dep in ("aux", "auxpass") else following
    finite = following.tag in _HELPERS and verb.pos in ("VERB", "AUX") and verb.i > person.i
    bare = not any(tokens[c - offset].dep in _SUBJECTS for c in verb.children)
    return verb if finite and bare and verb.dep in ("conj", "ccomp") and not is_above(tokens, person, verb) else None


def _is_firm(token: Token) -> bool:
    return token.kind in _OTHER or not token.kind
