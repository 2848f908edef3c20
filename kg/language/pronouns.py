"""Personal pronouns → whom each can stand for; the words are those of ontology/words/pronouns.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.vocabulary import words


@lru_cache(maxsize=1)
def pronouns() -> Mapping[str, str]:
    """The group of each pronoun in lower case: "he", "she", "it", "they", "i", "we", "you" or "who"."""
    return {word: group for group, list_ in words("pronouns").items() for word in list_}


def group(text: str) -> str:
    """The group of a word, "" for what is no personal pronoun."""
    return pronouns().get(text.lower(), "")


def is_of_person(text: str) -> bool:
    """Whether a word is *he*, *she* or a form of these."""
    return group(text) in ("he", "she")


def is_somebody(text: str) -> bool:
    """Whether a word stands for somebody: *he*, *she*, a form of these, or *who*."""
    return group(text) in ("he", "she", "who")
