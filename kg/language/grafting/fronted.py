"""Tokens as parsed → tokens in which what opens a sentence ends before the subject ("After leaving Acme, Ana Ruiz …").

The parser takes the subject for an apposition of the last name in the opening, or for another item of a list with it,
and leaves the verb without a subject, or gives it that last name.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import groupby, islice
from operator import attrgetter
from typing import NamedTuple

from kg.language.document import Token
from kg.language.grafting.asides import alike, kind_of
from kg.language.grafting.moving import Places, is_above, is_finite, moved

_SUBJECTS = ("nsubj", "nsubjpass", "csubj", "csubjpass")
_HELPERS = ("aux", "auxpass", "neg", "advmod")
_NOUNS = frozenset({"NN", "NNS", "NNP", "NNPS"})
_INNER = frozenset({"DT", "PRP$", "JJ", "JJR", "JJS", "NN", "NNS", "NNP", "NNPS", "CD", "POS", "HYPH"})
_NO_SUBJECTS = frozenset({"money", "share", "date"})
_QUOTES = frozenset({'"', "“", "'", "‘", "``"})
_OPENERS = frozenset({"IN", "TO", "VBG", "VBN", "WRB", "RB", "JJ"})  # "After", "To", "Having", "Founded", "Together"


class _Phrase(NamedTuple):
    """The nouns right before a verb and behind a comma: from `first` on, with their head."""

    first: int
    head: int


def fronted(tokens: Sequence[Token]) -> tuple[Token, ...]:
    """The tokens, the name between an opening and the verb of a sentence being the subject of that verb."""
    places: Places = {}
    for _, sentence in groupby(tokens, key=attrgetter("sentence")):
        for first in islice((t for t in sentence if t.text not in _QUOTES and t.dep != "cc"), 1):
            for verb in _verbs(tokens, first):
                places |= _repaired(tokens, first.i, verb)
    return moved(tokens, places)


def _verbs(tokens: Sequence[Token], first: Token) -> Iterator[Token]:
    """The main verb of the sentence, and that of what is said in "Acme has grown, she said"."""
    at = first
    while at.head != at.i:
        at = tokens[at.head]
    for token in (at, *(tokens[c] for c in at.children if c < at.i and tokens[c].dep == "ccomp")):
        if token.pos in ("VERB", "AUX") and not token.kind and is_finite(tokens, token):
            yield token


def _repaired(tokens: Sequence[Token], first: int, verb: Token) -> Places:
    phrase = _before(tokens, first, verb)
    if phrase is None or any(tokens[c].dep in ("expl", "mark") for c in verb.children):
        return {}
    wrong = [tokens[c] for c in verb.children if c < phrase.first and tokens[c].dep in _SUBJECTS]
    name = tokens[phrase.head]
    if not wrong and (name.head == verb.i or tokens[first].tag not in _OPENERS or tokens[first].kind):
        return {}
    places: Places = {}
    for token in wrong:
        if _opens(tokens, first, token) and _describes(tokens, token, name):
            return {name.i: (token.i, "appos")}
        place = _place(tokens, first, token, verb)
        if place is None:
            return {}
        places[token.i] = place
    left = [c for c in name.children if c < phrase.first and tokens[c].dep != "punct"]  # "Born in | Austin, Texas"
    places |= {c: (name.head, name.dep) for c in left if name.head < phrase.first}
    passive = any(tokens[c].dep == "auxpass" for c in verb.children)
    return places | {name.i: (verb.i, "nsubjpass" if passive else "nsubj")}


def _before(tokens: Sequence[Token], first: int, verb: Token) -> _Phrase | None:
    """The nouns between a comma and the verb, or between a comma and something in commas before the verb."""
    end = verb.i
    while end - 1 in verb.children and tokens[end - 1].dep in _HELPERS:
        end -= 1
    if tokens[end - 1].text == ",":
        end = next((i for i in range(end - 2, first, -1) if tokens[i].text == ","), first)
    start = _start(tokens, first, end)
    if start - 2 <= first or start == end or tokens[start - 1].text != ",":
        return None
    heads = [t for t in tokens[start:end] if not start <= t.head < end and t.dep not in ("cc", "punct")]
    if len(heads) != 1 or heads[0].kind in _NO_SUBJECTS or not (heads[0].kind or heads[0].tag in _NOUNS):
        return None
    return _Phrase(start, heads[0].i)


def _start(tokens: Sequence[Token], first: int, end: int) -> int:
    """Where the nouns that end before token `end` begin, with those that *and* joins to them."""
    start = end
    while start > first and (tokens[start - 1].kind or tokens[start - 1].tag in _INNER | {"CC"}):
        start -= 1
    return start


def _opens(tokens: Sequence[Token], first: int, noun: Token) -> bool:
    """Whether the noun's phrase is the first of the sentence: "A former banker at Acme", "Once a banker"."""
    begin = first + 1 if tokens[first].tag == "RB" else first
    return not noun.kind and tokens[begin].tag == "DT" and _start(tokens, first, noun.i + 1) == begin


def _describes(tokens: Sequence[Token], noun: Token, name: Token) -> bool:
    """Whether a noun says what a name is; of a person also a noun unknown to us: "A friend of Ana Ruiz, | Ben Ode"."""
    some = any(tokens[c].lemma.lower() == "a" for c in noun.children)
    kind = kind_of(noun) or ("person" if some and name.kind == "person" else "")
    return kind != "" and noun.tag == "NN" and alike(kind, kind_of(name)) and not is_above(tokens, name, noun)


def _place(tokens: Sequence[Token], first: int, token: Token, verb: Token) -> tuple[int, str] | None:
    """What the opening needs the token for: "leaving | Acme", "with | Acme", or its verb, "Led by Acme"."""
    if min([token.i, *token.children]) == first and token.tag not in _NOUNS:
        return (verb.i, "advcl") if token.pos in ("VERB", "AUX") else None
    before = tokens[_start(tokens, first, token.i + 1) - 1]
    if before.i < first or is_above(tokens, token, before) or before.kind:
        return None
    if before.tag in ("IN", "TO") and not any(tokens[c].dep in ("pobj", "pcomp") for c in before.children):
        return before.i, "pobj"
    if before.pos == "VERB" and not any(tokens[c].dep in ("dobj", "dative") for c in before.children):
        return before.i, "dobj"
    return None
