"""Document → Document with the value of each sum, share and time, by token."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from itertools import takewhile

from kg.language.document import Document, Token
from kg.language.nations import nation, wider
from kg.language.values.dates import parse_date
from kg.language.values.elided import elided
from kg.language.values.money import currencies_by_nation, parse_money
from kg.language.values.shares import parse_share
from kg.language.values.vagueness import LONGEST, vagueness
from kg.model import Date, Money, Share
from kg.vocabulary import words

__all__ = ["find_values", "parse_date", "parse_money", "parse_share"]


def find_values(document: Document) -> Document:
    """The same document with `.values`: Money, Share or Date by the index of the token that names it."""
    values = {token.i: value for token in document.tokens if (value := _value(document, token)) is not None}
    shared = {i: codes for i, value in values.items() if (codes := _codes(value))}
    spoken = _spoken_of(document) if shared else Counter()
    values |= {i: _local(values[i], codes, spoken) for i, codes in shared.items()}
    return document.with_(values={**values, **dict(elided(document, values))})


def _codes(value: Money | Share | Date) -> Mapping[str, str]:
    return currencies_by_nation(value.text) if isinstance(value, Money) else {}


def _spoken_of(document: Document) -> Counter[str]:
    """How often an article speaks of each nation: by its name, its demonym or a place in it."""
    tokens = document.tokens
    named = (nation(tokens, token.i) for token in tokens)
    places = (each for token in tokens if token.kind == "place" for each in wider(token.text) - {token.text})
    return Counter([*(name for name in named if name), *places])


def _local(value: Money | Share | Date, codes: Mapping[str, str], spoken: Counter[str]) -> Money | Share | Date:
    """ "5 million pesos" in the money of that nation of those with pesos of which the article speaks most."""
    nation_ = max(codes, key=lambda name: spoken[name])
    return replace(value, currency=codes[nation_]) if isinstance(value, Money) and spoken[nation_] else value


def _value(document: Document, token: Token) -> Money | Share | Date | None:
    match token.kind:
        case "money":
            return parse_money(token.text, vagueness(_left(document, token)), start=token.start)
        case "share":
            return parse_share(token.text, vagueness(_left(document, token)), start=token.start)
        case "date":
            return parse_date(token.text, document.article.published, start=token.start)
        case "" if token.text.lower() in _share_words() and _is_part_of_a_whole(document, token):
            return _share_in_words(document, token)
        case _:
            return None


@lru_cache(maxsize=1)
def _share_words() -> frozenset[str]:
    return frozenset(words("quantities")["shares"]) | frozenset(words("quantities")["share_bounds"])


@lru_cache(maxsize=1)
def _held() -> frozenset[str]:
    return frozenset(words("quantities")["held"])


def _left(document: Document, token: Token) -> list[str]:
    """The words left of a quantity: those before its token, and those in it before the first digit or sign."""
    first = max(document.sentences[token.sentence].first, token.i - LONGEST)
    words_of = token.text.split() if token.kind else []
    inside = takewhile(lambda word: word.isalpha() and word.islower(), words_of)
    return [t.text for t in document.tokens[first : token.i]] + list(inside)


def _is_part_of_a_whole(document: Document, token: Token) -> bool:
    """ "half of Acme", "a third of its shares", "a majority stake": not "the third quarter" or "half a day"."""
    after = document.tokens[token.i + 1] if token.i + 1 < len(document.tokens) else token
    return (
        after.lemma == "of"
        or after.pos == "PRON"
        or document.tokens[token.head].lemma in _held()
        or after.lemma in _held()
    )


def _share_in_words(document: Document, token: Token) -> Share | None:
    """A fraction or "majority", with the number before it ("two thirds") if there is one."""
    left = document.tokens[token.i - 1] if token.i else token
    if left.text == "-" and left.i and document.tokens[left.i - 1].pos == "NUM":
        left = document.tokens[left.i - 1]  # "two-thirds"
    if left.pos == "NUM" and left.i != token.i:
        text = document.article.text[left.start : token.end]
        return parse_share(text, vagueness(_left(document, left)), start=left.start)
    before = _left(document, left if left.text.lower() in {"a", "an", "one", "-"} else token)
    return parse_share(token.text, vagueness(before), start=token.start)
