"""Text → the tags that give a politician's party: "(R-Ky.)", ", D-Chicago,", "(D)"; word → the party it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.vocabulary import words

_SEAT = r"[A-ZÀ-Þ][\w.’']*(?:[ -][A-ZÀ-Þ][\w.’']*){0,2}"  # "Ky.", "Newport News"


class Tag(NamedTuple):
    """Letters for a party, `start` to `end` of a text, with the seat behind them up to `last`."""

    start: int
    end: int
    last: int
    party: str


def tags(text: str) -> Iterator[Tag]:
    """The tags of a text, in order."""
    for match in _form().finditer(text):
        group = "letters" if match["letters"] else "bare"
        start, end = match.span(group)
        yield Tag(start, end, match.end("seat" if match["seat"] else group), _parties("letters")[match[group]])


def party(word: str, how: str) -> str | None:
    """The party that a word speaks of: how="adjectives" as in "Republican senator", "nouns" as in "a Democrat"."""
    return _parties(how).get(word)


@cache
def _parties(how: str) -> dict[str, str]:
    return {word: name for name, said in words("parties")[how].items() for word in said}


@cache
def _form() -> re.Pattern[str]:
    letters = "|".join(sorted(_parties("letters"), key=len, reverse=True))
    behind = rf"(?:(?<=\()|(?<=, ))(?P<letters>{letters})\.?[-–](?P<seat>{_SEAT})(?=[),.;:?! ]|$)"
    return re.compile(rf"{behind}|(?<=\()(?P<bare>{letters})(?=\))")
