"""Determiner → what it tells of the thing before whose noun it stands (ontology/words/determiners.toml)."""

from __future__ import annotations

from functools import cache

from kg.vocabulary import words


def is_definite(text: str) -> bool:
    """Whether a word says that it is known which thing is meant: *the*, *this*, *those*."""
    return text.lower() in _listed("definite")


def tells_which(text: str) -> bool:
    """Whether a word is definite, or tells of two that are known: *both*."""
    return is_definite(text) or text.lower() in _listed("dual")


def is_indefinite(text: str) -> bool:
    """Whether a word says that there is such a thing, whichever: *a*, *another*, *some*."""
    return text.lower() in _listed("indefinite")


def is_general(text: str) -> bool:
    """Whether a word speaks of all such things or of none: *any*, *every*, *no*."""
    return text.lower() in _listed("general")


@cache
def _listed(name: str) -> frozenset[str]:
    return frozenset(words("determiners")[name])
