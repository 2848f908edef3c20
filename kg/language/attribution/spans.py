"""Tokens of the tree → spans of the text that hold what is said."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from kg.language.document import Token
from kg.model import Span

_EDGES = frozenset({",", ";", ":", "--", "—", "–", "-", ".", "…"})


def subtree(i: int, tokens: Sequence[Token], without: frozenset[int] = frozenset()) -> set[int]:
    """A token and all that depends on it, but for the subtrees of `without`."""
    found: set[int] = set()
    waiting = [i]
    while waiting:
        j = waiting.pop()
        if j not in found and j not in without:
            found.add(j)
            waiting.extend(tokens[j].children)
    return found


def runs(indices: Iterable[int], tokens: Sequence[Token]) -> list[tuple[int, int]]:
    """Stretches of neighbouring tokens, first to last, without commas and the like at their edges."""
    found: list[list[int]] = []
    for i in sorted(indices):
        if found and found[-1][-1] == i - 1:
            found[-1].append(i)
        else:
            found.append([i])
    return [(run[0], run[-1]) for run in (_trimmed(each, tokens) for each in found) if run]


def _trimmed(run: list[int], tokens: Sequence[Token]) -> list[int]:
    while run and tokens[run[0]].text in _EDGES:
        run = run[1:]
    while run and tokens[run[-1]].text in _EDGES - {"."}:
        run = run[:-1]
    return run


def span(text: str, start: int, end: int) -> Span:
    """A stretch of the text as a value."""
    return Span(text[start:end], start, end)


def joined(places: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """Overlapping or touching stretches made one, in order."""
    found: list[tuple[int, int]] = []
    for start, end in sorted(places):
        if found and start <= found[-1][1] + 1:
            found[-1] = (found[-1][0], max(end, found[-1][1]))
        else:
            found.append((start, end))
    return found
