"""A vote with what every house has → the vote for the house: "Board of Trustees of the | Delmar Trust"."""

from __future__ import annotations

from kg.language.names.lines import Line
from kg.language.names.votes import Vote
from kg.vocabulary import words

_JOINING = frozenset({"and", "&"})
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


def without_portfolio(line: Line, vote: Vote) -> Vote:
    """The vote without the field of a state's or union's commissioner: "EU | Competition Commissioner Ana Ruiz"."""
    beats, first = words("names")["beats"], vote.first
    fields, last = {*words("names")["joints"]["fields"], *beats["portfolios"]}, vote.first + 1
    if line.words[first] not in beats["over"] or vote.last == last:
        return vote
    while last < len(line.words) and (line.words[last].lower() in fields or line.words[last] in _JOINING):
        last += 1
    held = first + 1 < last < len(line.words) and line.words[last].lower() in beats["holders"]
    return vote._replace(last=first + 1, kind="government") if held and vote.last <= last + 1 else vote
