"""A vote that begins with what every house has → the vote for the house: "Board of Trustees of the | Delmar Trust"."""

from __future__ import annotations

from kg.language.names.lines import Line
from kg.language.names.votes import Vote

_BETWEEN = frozenset({"of", "for", "at", "the"})


def without_body(line: Line, vote: Vote) -> Vote:
    """The vote without a board or another body that is no name, and what joins it to whose it is."""
    first = vote.first
    while first < vote.last and first in line.nameless:
        first += 1
    if first == vote.first or first == vote.last or line.words[first] not in _BETWEEN:
        return vote
    while first < vote.last and line.words[first] in _BETWEEN:
        first += 1
    return vote._replace(first=first) if first < vote.last and line.capital[first] else vote
