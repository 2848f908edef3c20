"""A text → the stems of its words, in order: "Investing in Zürich" → invest, in, zurich.

Cut as SQLite's FTS5 cuts them ("porter unicode61"), so that SPARQL finds what `kg search` finds.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from functools import cache, lru_cache

from kg.vocabulary import words

_WORD = re.compile(r"[^\W_]+")
_CONSONANTS, _VOWELS = "[^aeiou][^aeiouy]*", "[aeiouy][aeiou]*"
_ONE = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}")  # begins with a vowel and a consonant after it
_ONE_EXACTLY = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}({_VOWELS})?")
_TWO = re.compile(f"({_CONSONANTS})?{_VOWELS}{_CONSONANTS}{_VOWELS}{_CONSONANTS}")
_VOWEL = re.compile(f"({_CONSONANTS})?[aeiouy]")
_SHORT = re.compile(f"{_CONSONANTS}[aeiouy][^aeiouwxy]")  # as "hop", "fil"
_SHORTEST, _LONGEST = 3, 64  # letters of words that are cut


def stems(text: str) -> tuple[str, ...]:
    """The words of a text without case, accents and endings."""
    return tuple(map(stem, _WORD.findall(_plain(text))))


@lru_cache(maxsize=1 << 16)
def stem(word: str) -> str:
    """A word in small letters without its endings: "invests", "invested" and "investment" → "invest"."""
    if not _SHORTEST <= len(word) <= _LONGEST or not word.isascii():
        return word
    word = _replaced(word, _endings()["plurals"], None)
    word = _past(word)
    word = word[:-1] + "i" if word.endswith("y") and _VOWEL.match(word[:-1]) else word
    word = _replaced(_replaced(word, _endings()["made"], _ONE), _endings()["made_again"], _ONE)
    return _silent(_last(word))


def _plain(text: str) -> str:
    if text.isascii():
        return text.lower()
    letters = unicodedata.normalize("NFKD", text.casefold())
    return "".join(letter for letter in letters if not unicodedata.combining(letter))


@cache
def _endings() -> Mapping[str, Mapping[str, str]]:
    """The lists of endings, the longest first."""
    lists = words("endings")
    last = dict.fromkeys(lists["last"]["endings"], "")
    named = {**{name: lists[name] for name in ("plurals", "made", "made_again")}, "last": last}
    return {name: dict(sorted(pairs.items(), key=lambda pair: -len(pair[0]))) for name, pairs in named.items()}


def _replaced(word: str, endings: Mapping[str, str], after: re.Pattern[str] | None) -> str:
    """The longest ending that fits is replaced if what stands before is long enough."""
    ending = next(filter(word.endswith, endings), "")
    before = word.removesuffix(ending)
    return before + endings[ending] if ending and (after is None or after.match(before)) else word


def _past(word: str) -> str:
    """Step 1b: "agreed" → "agree", "planned" → "plan", "rising" → "rise"."""
    if word.endswith("eed"):
        return word[:-1] if _ONE.match(word[:-3]) else word
    before = next((word.removesuffix(ending) for ending in ("ed", "ing") if word.endswith(ending)), "")
    if not _VOWEL.match(before):
        return word
    if before.endswith(("at", "bl", "iz")) or (_ONE_EXACTLY.fullmatch(before) and _SHORT.fullmatch(before)):
        return before + "e"
    doubled = len(before) > 1 and before[-1] == before[-2] and before[-1] not in "aeioulsz"
    return before[:-1] if doubled else before


def _last(word: str) -> str:
    """Step 4: "adjustment" → "adjust", "adoption" → "adopt"."""
    ending = next(filter(word.endswith, _endings()["last"]), "")
    before = word.removesuffix(ending)
    fits = _TWO.match(before) and (ending != "ion" or before.endswith(("s", "t")))
    return before if ending and fits else word


def _silent(word: str) -> str:
    """Step 5: "rate" → "rate", "cease" → "ceas", "controll" → "control"."""
    before = word[:-1]
    if word.endswith("e") and (_TWO.match(before) or (_ONE_EXACTLY.fullmatch(before) and not _SHORT.fullmatch(before))):
        word = before
    return word[:-1] if word.endswith("ll") and _TWO.match(word) else word
