"""Lines → the names and values in each: models vote, forms and contexts speak, the whole document decides."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from kg.language.models import Models
from kg.language.names.choosing import choose, index
from kg.language.names.finding import candidates
from kg.language.names.kinds import Spelling, add_contexts, add_form, add_lists, decide, discount, tally
from kg.language.names.lexicon import Lexicon, lexicon
from kg.language.names.lines import Line, Name, line
from kg.language.names.relatives import relatives
from kg.language.names.surroundings import Place, features, kind_weights, places
from kg.language.names.votes import votes

__all__ = ["Line", "Name", "find_names", "line"]


def find_names(lines: Sequence[Line], models: Models) -> list[list[Name]]:
    """For each line of an article its names and values, non-overlapping and in order.

    Spellings are collected over the whole document, each gets one kind, and each is then found wherever it stands.
    """
    words = lexicon()
    spans = candidates(lines, votes(lines, models, words), models, words)
    count = tally(lines, spans)
    discount(count, lines, models, words)
    add_form(count, words)
    stretches = [[(vote.first, vote.last) for vote in ballot] for ballot in spans]
    add_contexts(count, lines, stretches, words)
    add_lists(count, lines, stretches, words)
    where = places(lines, spans)
    kinds = {
        spelling: decide(weights, _shares(spelling, where, weights, words))
        for spelling, weights in sorted(count.items())
    }
    kinds |= relatives(kinds, count, lines, models, words)
    kinds = {spelling: kind for spelling, kind in kinds.items() if not _is_misread(spelling, kind, words)}
    known = index(kinds, lines)
    return [choose(one, ballot, known, models, words) for one, ballot in zip(lines, spans, strict=True)]


def _is_misread(spelling: Spelling, kind: str, words: Lexicon) -> bool:
    """Whether "Dutch" or "Dane" alone was taken for a name."""
    return len(spelling) == 1 and spelling[0] in words.demonyms and spelling not in words.known


def _shares(
    spelling: Spelling, where: Mapping[Spelling, Sequence[Place]], votes: Mapping[str, float], words: Lexicon
) -> Mapping[str, float]:
    """How likely each kind is by a name's form and surroundings; nothing for well-known names."""
    if spelling in words.known:
        return {}
    return kind_weights(features(spelling, where.get(spelling, ()), votes, words))
