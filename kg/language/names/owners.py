"""An apostrophe → whether it stands inside of a name: "Farmers' Union", "St Anne's Hospital", "Pellow's Bakery"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.models import Models
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line


def is_inside(line: Line, i: int, models: Models, lexicon: Lexicon) -> bool:
    """Whether word i, an apostrophe with or without "s", goes on with a name that the words before it begin."""
    behind = _capitals(line, i + 1)
    if i == 0 or line.titled or not behind or (line.words[i - 1],) in lexicon.known:
        return False
    if any(lexicon.contained.get(word) in {"organization", "government"} or word in lexicon.schemes for word in behind):
        return _is_of_many(line.words, i, models) or _is_patron(line.words[:i], lexicon)
    return behind[-1] in lexicon.shops


def _capitals(line: Line, first: int) -> Sequence[str]:
    """The run of words with capitals that begins at a word."""
    last = first
    while last < len(line.words) and line.capital[last]:
        last += 1
    return line.words[first:last]


def _is_of_many(words: Sequence[str], i: int, models: Models) -> bool:
    """Whether people of one trade or kind own what follows: "Farmers' Union", "Women's Council"."""
    owner = words[i - 1].lower()
    return words[i] in {"'", "’"} and owner.endswith("s") and owner.removesuffix("s") in models.nouns


def _is_patron(before: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a saint or a crowned head is the owner: "St Anne's Hospital", "Queen's University"."""
    return any(plain(word) in lexicon.patrons for word in before[-3:])
