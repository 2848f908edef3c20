"""Spellings with their kinds → the names of one line: longest first, then its values."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language.models import Models
from kg.language.names.kinds import Spelling
from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line, Name
from kg.language.names.relatives import NOMINAL_CLUES
from kg.language.names.votes import Vote

# "A380", "F150", "717", "717-200", "787s"; years and round numbers have four digits or more, or a comma.
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{2,4}[A-Za-z]{0,3}|\d{3}(?:-\d{1,4})?(?:[A-Z]{1,3}|s)?")


class Index(NamedTuple):
    """Spellings by their first word, longest first, and the words that the document also writes in lower case."""

    spellings: Mapping[str, Sequence[Spelling]]
    kinds: Mapping[Spelling, str]
    lower: frozenset[str]


def index(kinds: Mapping[Spelling, str], lines: Iterable[Line]) -> Index:
    """What `choose` looks names up in."""
    by_first: dict[str, list[Spelling]] = defaultdict(list)
    for spelling in sorted(kinds, key=lambda s: (-len(s), s)):
        by_first[spelling[0]].append(spelling)
    lower = frozenset(word for line in lines for word in line.words if word.islower())
    return Index(by_first, kinds, lower)


def choose(line: Line, ballot: Sequence[Vote], known: Index, models: Models, lexicon: Lexicon) -> list[Name]:
    """The names and values of one line, in order, none overlapping."""
    voted = {(vote.first, vote.last) for vote in ballot}
    names = _outside_values(_with_models(line, list(_names(line, voted, known, models, lexicon))), line)
    taken = {i for name in names for i in range(name.first, name.last)}
    return sorted(names + [value for value in line.values if taken.isdisjoint(range(value.first, value.last))])


def _outside_values(names: Sequence[Name], line: Line) -> list[Name]:
    """The names but for those where none can be or in values: sums and shares win, dates if longer than the name."""
    dates = [value for value in line.values if value.kind == "date" and value.last - value.first > 1]
    return [
        name
        for name in names
        if (line.sums | line.nameless).isdisjoint(range(name.first, name.last))
        and not any(date.first <= name.first and name.last <= date.last for date in dates)
    ]


def _names(line: Line, voted: set[tuple[int, int]], known: Index, models: Models, lexicon: Lexicon) -> Iterator[Name]:
    i, words = 0, line.words
    while i < len(words):
        last = i + 1
        for spelling in known.spellings.get(words[i], ()):
            end = i + len(spelling)
            if tuple(words[i:end]) == spelling and (
                (i, end) in voted or _is_clear(line, i, end, known, models, lexicon)
            ):
                yield Name(i, end, known.kinds[spelling])
                last = end
                break
        i = last


def _with_models(line: Line, names: Sequence[Name]) -> list[Name]:
    """A maker with the number of a model after it is a product: "Corvane X380", "Corvane 717-200"."""
    found: list[Name] = []
    for name in names:
        made = name.kind in ("company", "organization", "product") and name.last not in line.sums
        last = _end_of_model(line.words, name.last) if made else name.last
        if found and name.first < found[-1].last:
            continue
        found.append(Name(name.first, last, "product") if last > name.last else name)
    return found


def _end_of_model(words: Sequence[str], i: int) -> int:
    """Where the number of a model that begins at word i ends; i itself where none does."""
    if i >= len(words) or not _MODEL.fullmatch(words[i]):
        return i
    following = words[i + 1] if i + 1 < len(words) else ""
    if words[i].isdigit() and following.endswith("s") and following.islower():
        return i  # "Corvane 500 workers"
    if following == "-" and i + 2 < len(words) and words[i + 2][0].isdigit():
        return i + 3
    return i + 1


def _is_clear(line: Line, first: int, last: int, known: Index, models: Models, lexicon: Lexicon) -> bool:
    """Whether a spelling that nobody voted for here is the name: always, but where any word would have its capital."""
    word = line.words[first]
    if last - first > 1 or not (line.titled or line.opening[first]):
        return True
    following = line.words[last] if last < len(line.words) else ""
    modifier = word.lower() in models.modifiers and (word,) not in lexicon.known  # "Anthropic" is well known
    common = word.lower() in known.lower or modifier
    if not common or line.titled:
        return not common
    return following in NOMINAL_CLUES or (following in lexicon.after_known and word.lower() not in models.modifiers)
