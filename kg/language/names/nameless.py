"""Words → those that have their capitals and are no names: "(R-Ky.)", "traded as CRVN", "House editor"."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from functools import cache

from kg.language.names.lexicon import lexicon
from kg.language.parties import tags
from kg.vocabulary import words as listed

_TICKER = re.compile(r"[A-Z]{1,5}(?:\.[A-Z]{1,2})?|\d{3,6}(?:\.[A-Z]{2})?")
_OF_AGENCY = re.compile(r"[A-Z\d]{2,8}\.([A-Z]{1,2})")  # as an agency writes shares: "CRVN.O", "2330.TW"
_BEFORE_EXCHANGE = frozenset({"(", "[", ";", ",", "/", "and"})
_EXCHANGE_WORDS = 4  # "Tel Aviv Stock Exchange"
_QUOTES = frozenset({'"', "“", "‘", "'", "``"})


def nameless(text: str, words: Sequence[str], starts: Sequence[int]) -> Iterator[int]:
    """The indexes of words for parties and seats, tickers, what a reporter writes about, what a minister is of."""
    found = list(tags(text))
    yield from (i for i, start in enumerate(starts) if any(tag.start <= start < tag.last for tag in found))
    for i, word in enumerate(words):
        if (_TICKER.fullmatch(word) or _OF_AGENCY.fullmatch(word)) and _is_ticker(words, i):
            yield i
        if i > 1 and words[i - 1] == "(" and words[i + 1 : i + 2] == [")"] and _is_short_for(word, words[: i - 1]):
            yield i
        if word in _list("numbered", "grades") and words[i + 1 : i + 2] and words[i + 1].isdigit():
            yield i  # "the Tier 1 supplier"
        if word in _list("beats", "nouns"):
            yield from _beat(words, i)
        if word == "of" and i and words[i - 1].lower() in _list("beats", "ministers"):
            yield from _field(words, i + 1)
        if word in _list("defined", "terms") and (last := _end_of_term(words, i)) > i:
            yield from range(i, last)


def _end_of_term(words: Sequence[str], i: int) -> int:
    """Where what a contract or a release calls "the Company", "its Board of Directors" ends; i where it is a name."""
    if " ".join(words[i : i + 3]) in _list("defined", "bodies") and not (i and words[i - 1][0].isupper()):
        return i + 3  # "the Broadcasting | Board of Governors" is a name
    after = words[i + 1] if i + 1 < len(words) else ""
    pointed = i > 0 and (words[i - 1].lower() in _list("defined", "before") or words[i - 1] in ("'s", "’s"))
    pointed |= after in _list("defined", "after")
    form = after == "," and words[i + 2 : i + 3] and words[i + 2].rstrip(".").lower() in lexicon().legal_forms
    goes_on = form or after[:1].isupper() or after in ("of", "for", "&")
    return i if goes_on or not pointed else i + 1


def _is_short_for(short: str, before: Sequence[str]) -> bool:
    """Whether letters in brackets are those of the common words before them: "letters of intent (LoIs)"."""
    short = short[:-1] if short.endswith("s") and short[:-1].isupper() else short
    told = [word for word in before[-2 * len(short) :] if word[0].isalpha()][-len(short) :]
    capitals = sum(letter.isupper() for letter in short)
    spelt = [word[0].lower() for word in told] == list(short.lower())
    return capitals > 1 and spelt and all(word.islower() for word in told)


def _is_ticker(words: Sequence[str], i: int) -> bool:
    """Whether a word in capitals is an exchange's for a firm: "as CRVN", "symbol “CRVN”", "NYSE: CRVN", "CRVN.O"."""
    if (agency := _OF_AGENCY.fullmatch(words[i])) is not None:
        return agency[1] in _list("tickers", "agency")
    before = [word for word in words[max(0, i - 5) : i] if word not in _QUOTES]
    if not before or (words[i][0].isdigit() and before[-1] != ":"):
        return False
    if before[-1] == ":":
        cut = before[-3:-2] == ["-"]  # "TSX-V: CRVN"
        return len(before) > 1 and before[-4 if cut and len(before) > 3 else -2] in _list("tickers", "exchanges")
    if before[-1].lower() in _list("tickers", "signs"):
        return True
    return before[-1] in ("as", "under") and not _list("tickers", "verbs").isdisjoint(word.lower() for word in before)


def is_term(word: str) -> bool:
    """Whether a word may be what a release writes large although it is no name: "Company", "Directors"."""
    return word in _list("defined", "terms") or any(word in body.split() for body in _list("defined", "bodies"))


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
