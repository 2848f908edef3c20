"""Words → those that have their capitals and are no names: "(R-Ky.)", "traded as CRVN", "House editor"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kg.language.parties import tags
from kg.vocabulary import words as listed

_TICKER = re.compile(r"[A-Z]{1,5}(?:\.[A-Z]{1,2})?|\d{3,6}(?:\.[A-Z]{2})?")
_BEFORE_EXCHANGE = frozenset({"(", "[", ";", ",", "/", "and"})
_EXCHANGE_WORDS = 4  # "Tel Aviv Stock Exchange"
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})


def nameless(text: str, words: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """The indexes of words for parties and seats, tickers, what a reporter writes about, what a minister is of."""
    found = list(tags(text))
    yield from (i for i, start in enumerate(starts) if any(tag.start <= start < tag.last for tag in found))
    for i, word in enumerate(words):
        if _TICKER.fullmatch(word) and _is_ticker(words, i):
            yield i
        if word in _list("beats", "nouns"):
            yield from _beat(words, i)
        if word == "of" and i and words[i - 1].lower() in _list("beats", "ministers"):
            yield from _field(words, i + 1)


def _is_ticker(words: Sequence[str], i: int) -> bool:
    """Whether a word in capitals is how an exchange writes a firm: "as CRVN", "symbol “CRVN”", "(NYSE: CRVN)"."""
    before = [word for word in words[max(0, i - 5) : i] if word not in _QUOTES]
    if not before or (words[i][0].isdigit() and before[-1] != ":"):
        return False
    if before[-1] == ":":
        return len(before) > 1 and before[-2] in _list("tickers", "exchanges")
    if before[-1].lower() in _list("tickers", "signs"):
        return True
    return before[-1] in ("as", "under") and not _list("tickers", "verbs").isdisjoint(word.lower() for word in before)


def exchanges(words: Sequence[str], tickers: Collection[int]) -> Iterator[tuple[int, int]]:
    """From where to where the exchanges go that stand before tickers: "(| Nasdaq | : CRVN; | Oslo Børs | : CRV)"."""
    for last in (i - 1 for i in sorted(tickers) if i > 2 and words[i - 1] == ":"):
        first = last
        while first > 0 and last - first < _EXCHANGE_WORDS and words[first - 1][:1].isupper():
            first -= 1
        if 0 < first < last and words[first - 1] in _BEFORE_EXCHANGE:
            yield first, last


def _beat(words: Sequence[str], i: int) -> Iterator[int]:
    """What the reporter at word i writes about: "the House editor", "a White House correspondent"."""
    for size in (2, 1):
        if size <= i and " ".join(words[i - size : i]) in _list("beats", "houses"):
            yield from range(i - size, i)
            return


def _field(words: Sequence[str], i: int) -> Iterator[int]:
    """What somebody is minister of, where it is a field and no office: "Minister of Industry and Trade"."""
    fields = _list("joints", "fields")
    while i < len(words) and words[i].lower() in fields:
        yield i
        i += 2 if words[i + 1 : i + 2] in (["and"], [","]) else 1


@cache
def _list(table: str, name: str) -> frozenset[str]:
    return frozenset(listed("names")[table][name])
