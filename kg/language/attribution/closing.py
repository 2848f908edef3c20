"""A cue that closes its sentence → who says by it what is before: "…, a person close to the talks said on Friday".

Read from the words and commas, for parsers often hang such a speaker on the last name before the comma.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from kg.language.document import Document, Token

_LEAST = 3  # words of what is said
_LONGEST = 14  # tokens of the speaker, and of what may follow the cue
_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_CUES = _FINITE | {"VBN"}
_NOMINAL = frozenset({"NOUN", "PROPN", "PRON"})
_OPENERS = frozenset({"WDT", "WP", "WRB", "WP$", "CC", "TO", "RB"})


class Closing(NamedTuple):
    """The head token of who speaks, and the tokens from the first to before `end`, which are what is said."""

    source: int
    first: int
    end: int


def closing(cue: Token, document: Document) -> Closing | None:
    """Who says what by a verb at the end of a sentence; None where its words do not show that."""
    tokens, sentence = document.tokens, document.sentences[cue.sentence]
    after = tokens[cue.i + 1 : sentence.last]
    if len(after) > _LONGEST or any(token.tag in _FINITE for token in after) or cue.tag not in _CUES:
        return None
    named = cue.i - 2 if tokens[cue.i - 1].text == "," else None
    comma = _comma_before(cue.i if named is None else named - 1, sentence.first, tokens)
    if comma is None or (named is not None and not (tokens[named].kind and tokens[named - 1].text == ",")):
        return None
    source = named or _speaker(cue, comma, tokens) or _head(tokens[comma + 1 : cue.i], tokens)
    if source is None or not _is_said(tokens[sentence.first : comma], shown=source in cue.children):
        return None
    return Closing(source, sentence.first, comma)


def _comma_before(i: int, first: int, tokens: Sequence[Token]) -> int | None:
    """The nearest comma left of a token, over a short phrase without a clause of its own."""
    for j in range(i - 1, max(first + _LEAST, i - _LONGEST) - 1, -1):
        if tokens[j].text in (",", "—", "–"):
            return j if j < i - 1 and tokens[j + 1].tag not in _OPENERS else None
        if tokens[j].tag in _FINITE:
            return None
    return None


def _speaker(cue: Token, comma: int, tokens: Sequence[Token]) -> int | None:
    """The person right before the cue, behind titles only: "co-founder and chief executive Ana Ruiz said"."""
    titles = all(token.pos in ("NOUN", "PROPN", "ADJ", "CCONJ") for token in tokens[comma + 1 : cue.i - 1])
    return cue.i - 1 if tokens[cue.i - 1].kind == "person" and titles else None


def _head(phrase: Sequence[Token], tokens: Sequence[Token]) -> int | None:
    """The first noun of a phrase that is not part of another's name; none where a preposition opens it."""
    if phrase[0].pos in ("ADP", "SCONJ", "VERB"):
        return None
    for token in phrase:
        if token.pos in _NOMINAL and token.dep not in ("compound", "poss", "nmod", "npadvmod"):
            return token.i
        if token.pos in _NOMINAL and token.dep == "npadvmod" and not token.kind:
            return token.i
    return None


def _is_said(content: Sequence[Token], *, shown: bool) -> bool:
    """Whether it is a clause that stands by itself; any words will do where the tree shows who speaks."""
    opens = any(token.dep == "mark" or token.tag in ("WRB", "VBG", "IN") for token in content[:2])
    return not opens and (shown or any(token.tag in _FINITE for token in content))
