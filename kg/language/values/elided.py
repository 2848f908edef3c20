"""Bare numbers → sums in the money named before: "a profit of 88 million pounds on revenue of | 612 million"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from kg.language.document import Document, Token
from kg.language.values.numbers import find_numbers
from kg.model import Date, Money, Share
from kg.vocabulary import words


def elided(document: Document, values: Mapping[int, Money | Share | Date]) -> Iterator[tuple[int, Money]]:
    """Tokens with their sums: what revenue or the like is "of", where the sentence has named a sum of money before."""
    sums = [(i, value) for i, value in sorted(values.items()) if isinstance(value, Money)]
    for token in document.tokens if sums else ():
        if _is_bare(document, token):
            before = [value for i, value in sums if i < token.i and document.tokens[i].sentence == token.sentence]
            if before:
                yield token.i, _sum(document, token, before[-1].currency)


def _is_bare(document: Document, token: Token) -> bool:
    """Whether a token is the "million" of "revenue of 612 million"."""
    scale = not token.kind and token.dep == "pobj" and token.text.lower() in words("quantities")["magnitudes"]
    if not scale or document.tokens[token.i - 1].head != token.i or document.tokens[token.i - 1].pos != "NUM":
        return False
    of = document.tokens[token.head]
    return of.lemma == "of" and document.tokens[of.head].lemma in words("quantities")["elided"]


def _sum(document: Document, token: Token, currency: str) -> Money:
    start = document.tokens[token.i - 1].start
    text = document.article.text[start : token.end]
    return Money(currency, find_numbers(text)[0], text=text, start=start, end=token.end)
