"""Tokens as parsed → tokens in which "trade" is what shares do ("whose shares trade in Oslo"), no noun."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token
from kg.language.grafting.moving import Places, moved

_CLAUSES = frozenset({"ROOT", "relcl", "ccomp", "advcl", "conj"})  # what a verb can be and a noun after "shares" is not
_SUBJECTS = frozenset({"compound", "nsubj", "nmod"})


def trading(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, "trade" behind the shares that do it, or behind their *which*, being a verb with these as subject."""
    subjects = {t.i: subject for t in tokens if (subject := _subject(tokens, t)) is not None}
    places: Places = {subject: (verb, "nsubj") for verb, subject in subjects.items()}
    for verb, subject in subjects.items():
        owners = (c for c in tokens[verb].children if c < subject and tokens[c].dep in ("poss", "det", "amod", "nmod"))
        places |= {c: (subject, tokens[c].dep) for c in owners}  # "| its | shares trade", of one phrase by the parse
    away = moved(tokens, places)
    return tuple(t._replace(tag="VBP", pos="VERB", lemma="trade") if t.i in subjects else t for t in away)


def _subject(tokens: Sequence[Token], trade: Token) -> int | None:
    """What is traded, by the parse a part of the noun "trade" or its subject; None for other words and other trades."""
    if trade.text != "trade" or trade.tag != "NN" or trade.dep not in _CLAUSES:
        return None
    before = [c for c in trade.children if c < trade.i and tokens[c].dep in _SUBJECTS]
    traded = (c for c in before if tokens[c].text in ("shares", "stocks", "which"))
    return next(traded, None)
