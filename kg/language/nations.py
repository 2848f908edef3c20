"""Token → the nation or region that it names or is a demonym of ("Norwegian" speaks of Norway, "Texan" of Texas)."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import cache

from kg.language.document import Token
from kg.vocabulary import words


def nation(tokens: Sequence[Token], i: int) -> str | None:
    """The nation that token i names or is a demonym of: "Norway" for "Norway" and "Norwegian"; None for other words."""
    text = tokens[i].text
    if not text[:1].isupper():
        return None
    before = tokens[i - 1].text if i else ""
    return _nations().get(f"{before} {text}") or _nations().get(text)


def region(tokens: Sequence[Token], i: int) -> str | None:
    """The part of a country that token i names or is said of: "Texas" for "Texas" and "Texan"; None for other words."""
    return _regions().get(tokens[i].text)


@cache
def _nations() -> Mapping[str, str]:
    return _named_by("demonyms")


@cache
def _regions() -> Mapping[str, str]:
    return _named_by("regions")


def _named_by(file: str) -> Mapping[str, str]:
    """Each word of a list of names with what is said of them → the name."""
    return {word: name for name, said in words(file).items() for word in (name, *said)}
