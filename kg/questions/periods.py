"""Two claims → whether they are about one quarter or year; and what a round of money is called in every wording."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import cache
from itertools import pairwise

from kg.graph.days import days
from kg.model import Assertion
from kg.vocabulary import words

_WORD = re.compile(r"\w+")
_SUM = re.compile(r"[^\w\s]?\d")  # where a word begins that is a sum: "$85m", "20"


def are_of_one_period(here: Assertion, there: Assertion) -> bool:
    """Whether two figures that recur are of one period: of equal times, or where neither has any, of one quarter.

    Which quarter, half or year an undated figure is of is what its sentences call so.
    """
    if here.time or there.time:
        return bool(here.time and there.time) and days(here.time) == days(there.time)
    return _named(here) == _named(there)


def _named(claim: Assertion) -> frozenset[str]:
    """The periods that its sentences name: {"first quarter"} for "in the first-quarter"."""
    said = [word for passage in claim.passages for word in _WORD.findall(passage.quote.casefold())]
    phrases = (*said, *map(" ".join, pairwise(said)))
    return frozenset(_periods()[phrase] for phrase in phrases if phrase in _periods())


def round_name(text: str | None) -> str:
    """What tells a round from others: "series b" of "its $85m Series B round", "" of "the round"."""
    said = (text or "").casefold().replace("-", " ").split()
    return " ".join(word for word in said if not _SUM.match(word) and word not in words("agreement")["round_words"])


@cache
def _periods() -> Mapping[str, str]:
    return {name: period for period, names in words("agreement")["periods"].items() for name in names}
