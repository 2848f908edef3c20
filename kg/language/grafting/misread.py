"""Tokens as parsed → tokens in which verbs that were read as nouns are verbs, and the other way round.

"She runs sales and | reports | to Ana Ruiz", "She will report to | co-founder | Ana Ruiz".
"""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.document import Token
from kg.language.grafting.moving import Places, moved
from kg.language.models import load_models

_STOPS = frozenset({"PUNCT", "CCONJ"})


def misread(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, "reports" in "and reports to" being a verb and "co-founder" in "to co-founder Ana Ruiz" a noun."""
    verbs = load_models().verbs
    said = {t.i for t in tokens if t.tag == "NNS" and t.dep == "conj" and _goes_on(tokens, t, verbs)}
    titles = [t for t in tokens[1:-1] if t.tag == "VB" and _is_title(tokens, t, verbs)]
    named = {t.i for t in titles}
    places: Places = {}
    for title in titles:
        places |= {
            title.i: (title.i + 1, "compound"),
            title.i + 1: (title.i - 1, "pobj"),
            title.i - 1: (title.head, "prep"),
        }
    mended = moved(tokens, places)
    return tuple(_noun(t) if t.i in named else _preposition(t) if t.i + 1 in named else _verb(t, said) for t in mended)


def _goes_on(tokens: Sequence[Token], token: Token, verbs: frozenset[str]) -> bool:
    """Whether a bare plural is joined to a verb in the present, and something depends on it: it is a verb, too."""
    head = tokens[token.head]
    bare = not token.kind and not any(c < token.i for c in token.children) and token.lemma in verbs
    after = token.i + 1 < len(tokens) and tokens[token.i + 1].pos not in _STOPS
    return bare and after and head.tag == "VBZ" and head.i < token.i


def _is_title(tokens: Sequence[Token], token: Token, verbs: frozenset[str]) -> bool:
    """Whether what was taken for an infinitive is no verb, and stands between *to* and a person."""
    before, name = tokens[token.i - 1], tokens[token.i + 1]
    beside = before.head == name.head == token.i and token.head != token.i
    return before.tag == "TO" and name.kind == "person" and beside and token.lemma.lower() not in verbs


def _noun(token: Token) -> Token:
    return token._replace(tag="NN", pos="NOUN")


def _preposition(token: Token) -> Token:
    return token._replace(tag="IN", pos="ADP")


def _verb(token: Token, said: set[int]) -> Token:
    return token._replace(tag="VBZ", pos="VERB") if token.i in said else token
