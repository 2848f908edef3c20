"""Word lists by kind → each word that tells of one kind, with it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping

from kg.vocabulary import words


def telling_nouns() -> dict[str, str]:
    """Nouns of one kind; those of several ("agency", "developer") tell nothing."""
    lists = {
        kind: list_
        for kind, list_ in words("nouns").items()
        if isinstance(list_, list) and kind not in ("event", "source")
    }
    count = Counter(noun for list_ in lists.values() for noun in set(list_))
    return {noun: kind for kind, list_ in sorted(lists.items()) for noun in list_ if count[noun] == 1}


def kind_by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """Each word of lists of kinds with its kind: "Ministry" → "government"."""
    return {word: kind for kind, list_ in sorted(table.items()) for word in list_}
