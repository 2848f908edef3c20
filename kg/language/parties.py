"""Text → the tags that give a politician's party: "(R-Ky.)", ", D-Chicago,", "(D)"; word → the party it speaks of."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.language.nations import cities
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
        if match["seat"] and text[match.start() - 1] != "(" and not _is_seat(match["seat"]):
            continue  # "Karl Dorn, D-Day veteran"
        group = "letters" if match["letters"] else "bare"
        start, end = match.span(group)
        yield Tag(start, end, match.end("seat" if match["seat"] else group), _parties("letters")[match[group]])


def _is_seat(name: str) -> bool:
    """Whether somebody can be elected there: a state, a city or a town."""
    known = words("parties")["seats"]["abbreviated"]
    return name.replace(".", "").replace(" ", "") in known or name in words("regions") or name in _towns()


@cache
def _towns() -> frozenset[str]:
    return frozenset(town for towns in cities().values() for town in towns)


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
