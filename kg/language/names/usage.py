"""Lines and votes → how the document uses its words: what is in lower case, what is a name, and where."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import NamedTuple

from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.votes import Vote

OWNING = (["'s"], ["’s"])


class Usage(NamedTuple):
    """How the document uses its words."""

    lower: frozenset[str]  # words that occur in lower case
    voted: frozenset[tuple[str, ...]]  # spellings somebody voted for, outside of headlines
    bare: frozenset[tuple[str, ...]]  # those of them that stand somewhere with no capital before
    firm: frozenset[tuple[str, ...]]  # spellings voted for inside of a sentence, where a capital tells
    steady: frozenset[tuple[str, ...]]  # spellings in "AI" that stand without a noun to which the "AI" could belong
    surnames: frozenset[str]  # last words of what somebody took for a person's full name
    people: frozenset[tuple[str, ...]]  # what somebody took for full names of people
    owning: frozenset[str]  # words that never go without "'s"
    possessive: frozenset[str]  # those of them whose own it is: "Marston" of "Marston's"


def usage_of(lines: Sequence[Line], ballots: Sequence[Sequence[Vote]], lexicon: Lexicon) -> Usage:
    """What the lines of a document, and the votes for each of them, show of its words."""
    pairs = [(line, vote) for line, ballot in zip(lines, ballots, strict=True) for vote in ballot]
    owning = _owning(lines)
    return Usage(
        lower=frozenset(
            word for line in lines for word, capital in zip(line.words, line.capital, strict=True) if not capital
        ),
        voted=frozenset(tuple(line.words[v.first : v.last]) for line, v in pairs if line.prose and not line.titled),
        bare=frozenset(
            tuple(line.words[v.first : v.last])
            for line, v in pairs
            if line.prose and not line.titled and not (v.first and line.capital[v.first - 1])
        ),
        firm=frozenset(
            tuple(line.words[v.first : v.last])
            for line, v in pairs
            if line.prose and not line.titled and not line.opening[v.first]
        ),
        steady=frozenset(tuple(line.words[v.first : v.last]) for line, v in pairs if _is_steady(line, v, lexicon)),
        surnames=frozenset(line.words[v.last - 1] for line, v in pairs if v.kind == "person" and v.last > v.first + 1),
        people=frozenset(
            tuple(line.words[v.first : v.last]) for line, v in pairs if v.kind == "person" and v.last > v.first + 1
        ),
        owning=owning,
        possessive=frozenset(
            line.words[i] for line, i in _places(lines) if line.words[i] in owning and _owns_nothing(line, i, lexicon)
        ),
    )


def _places(lines: Sequence[Line]) -> Iterator[tuple[Line, int]]:
    """Where words with a capital stand."""
    return ((line, i) for line in lines for i in range(len(line.words)) if line.capital[i])


def _owning(lines: Sequence[Line]) -> frozenset[str]:
    """The words with a capital that always have "'s" behind them."""
    bare = {line.words[i] for line, i in _places(lines) if line.words[i + 1 : i + 2] not in OWNING}
    return frozenset(line.words[i] for line, i in _places(lines)) - bare


def _owns_nothing(line: Line, i: int, lexicon: Lexicon) -> bool:
    """Whether "'s" has nothing to own behind a word that always has it: "bought Marston's in"; not "than Acme's"."""
    first = i
    while first > 0 and line.capital[first - 1]:
        first -= 1
    ends = ends_at(line.words, i + 2) or line.words[i + 2] in lexicon.going_on
    return ends and line.words[i + 3 : i + 4] != ["-"] and (first == 0 or line.words[first - 1] not in lexicon.left_out)


def ends_at(words: Sequence[str], i: int) -> bool:
    """Whether nothing follows that could be somebody's: a stop, a comma or the line's end."""
    return i >= len(words) or words[i] in {",", ".", ";", ":", "?", "!", ")"}


def _is_steady(line: Line, vote: Vote, lexicon: Lexicon) -> bool:
    following = line.words[vote.last] if vote.last < len(line.words) else ""
    return line.words[vote.last - 1] == "AI" and following not in lexicon.field_nouns
