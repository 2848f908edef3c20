"""Tokens as parsed → tokens in which "based in" is said of what stands before its comma ("its mill, based in Oslo")."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import ORGANIZATIONS, Token
from kg.language.grafting.asides import kind_of
from kg.language.grafting.moving import Places, is_above, moved

_SEATED = frozenset({"based", "headquartered"})
_LOOSE = frozenset({"prep", "advcl"})


def seated(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, such a participle being the firm's or unit's that it follows, where the parser hangs it on the verb.

    There the subject would be based in Oslo, which is to close that unit.
    """
    places: Places = {}
    for comma, token, link in zip(tokens[1:], tokens[2:], tokens[3:], strict=False):
        if token.text in _SEATED and token.dep in _LOOSE and (comma.text, link.text) == (",", "in"):
            before = tokens[token.i - tokens[0].i - 2]
            if before.head == token.head and kind_of(before) in ORGANIZATIONS and not is_above(tokens, token, before):
                places[token.i] = (before.i, "acl")
    return moved(tokens, places)
