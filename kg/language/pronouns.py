"""Personal pronouns and "Mr" → whom each can stand for; the words are those of ontology/words/pronouns.toml."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from kg.vocabulary import words


def pronoun_group(text: str) -> str:
    """The group of a word: "he", "she", "it", "they", "i", "we", "you" or "who"; "" for what is no personal pronoun."""
    lower = text.lower()
    return _standing().get(lower) or _others().get(lower, "")


def standing_group(text: str) -> str:
    """The group of a pronoun that stands for what the text tells of: any of these but "you" and "who", else ""."""
    return _standing().get(text.lower(), "")


def is_reflexive(text: str) -> bool:
    """Whether a word is *himself* or the like, *ourselves* included."""
    return text.lower().endswith(("self", "selves")) and standing_group(text) != ""


def is_of_person(text: str) -> bool:
    """Whether a word is *he*, *she* or a form of these."""
    return standing_group(text) in ("he", "she")


def is_somebody(text: str) -> bool:
    """Whether a word stands for somebody: *he*, *she*, *I*, a form of these, or *who*."""
    return pronoun_group(text) in ("he", "she", "i", "who")


def is_address(text: str) -> bool:
    """Whether a word before a name is "Mr", "Ms" or the like, by which no firm is called."""
    return text.rstrip(".").lower() in words("honorifics")["address"]


@lru_cache(maxsize=1)
def _standing() -> Mapping[str, str]:
    return _groups("standing")


@lru_cache(maxsize=1)
def _others() -> Mapping[str, str]:
    return _groups("others")


def _groups(table: str) -> Mapping[str, str]:
    return {word: group for group, list_ in words("pronouns")[table].items() for word in list_}
