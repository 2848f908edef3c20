"""Tokens as parsed → tokens in which who an opening "According to" names says the rest: "According to Acme, | …"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import NAMED, Token
from kg.language.grafting.moving import Places, moved

_BEFORE_NOUN = frozenset({"nmod", "compound", "amod", "poss"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass"})


def accorded(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, the noun behind the comma being the subject of its clause: "According to Acme, | sales | fell".

    The parser takes the name for what stands before that noun, as in "according to Acme, Birch and Corvane papers".
    """
    places: Places = {}
    for token in tokens:
        if token.text == "According":
            places |= _parted(tokens, token)
    return moved(tokens, places)


def _parted(tokens: Sequence[Token], according: Token) -> Places:
    behind = tokens[according.i + 1 : according.i + 4]
    if len(behind) < 3 or behind[0].text != "to" or behind[1].kind not in NAMED or behind[2].text != ",":
        return {}
    link, name = behind[:2]
    noun, verb = tokens[name.head], tokens[according.head]
    if name.dep not in _BEFORE_NOUN or verb.pos not in ("VERB", "AUX") or not name.i < noun.i < verb.i:
        return {}
    named: Places = {name.i: (link.i, "pobj"), behind[2].i: (verb.i, "punct")}
    if noun.head == verb.i and noun.dep in _SUBJECTS:
        return named
    if noun.head != link.i or any(tokens[i].dep in _SUBJECTS for i in verb.children):
        return {}
    passive = any(tokens[i].dep == "auxpass" for i in verb.children)
    return named | {noun.i: (verb.i, "nsubjpass" if passive else "nsubj")}
