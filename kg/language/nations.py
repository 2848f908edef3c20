"""Token → the nation that it names or is a demonym of ("Norwegian" speaks of Norway)."""

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


@cache
def _nations() -> Mapping[str, str]:
    table = words("demonyms")
    return {word: name for name, said in table.items() for word in (name, *said)}
