"""Lines → titles of books and films in quotation marks, of which the models see but parts: "The Baker's Wife"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from kg.language.names.lines import Line
from kg.language.names.usage import OWNING
from kg.language.names.votes import MEDIUM, SMALL, Vote

_OPENING, _CLOSING = frozenset({'"', "“", "``"}), frozenset({'"', "”", "''"})
_LONGEST = 9  # words of a title that is taken for one
_STOPS = frozenset({",", ".", "?", "!"})  # before the closing mark


def quoted_titles(line: Line) -> Iterator[Vote]:
    """The stretches in quotation marks that are titles with somebody's or something's in them, "'s"."""
    for i, word in enumerate(line.words):
        if word in _OPENING and not line.titled:
            last = _end(line.words, i + 1)
            if _is_title(line, i + 1, last):
                yield Vote(i + 1, last, "work", MEDIUM + SMALL)


def _end(words: Sequence[str], first: int) -> int:
    """Where what is quoted ends, without the stop before the mark; `first` if no mark is near."""
    mark = next((i for i in range(first, min(len(words), first + _LONGEST + 2)) if words[i] in _CLOSING), first)
    return mark - 1 if mark > first and words[mark - 1] in _STOPS else mark


def _is_title(line: Line, first: int, last: int) -> bool:
    """Whether all long words have capitals, the ends included, and "'s" stands inside: "The Baker's Wife"."""
    words = line.words[first:last]
    if last - first < 3 or not (line.capital[first] and line.capital[last - 1]):
        return False
    inside = any([word] in OWNING for word in words[1:-1])
    return inside and all(line.capital[i] or len(line.words[i]) < 5 for i in range(first, last))
