"""Surnames alone → whether they are people, or a firm that is called after somebody: "Pellow" beside "Ana Pellow"."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from itertools import takewhile

from kg.language.document import ORGANIZATIONS
from kg.language.names.kinds import Spelling, Tally
from kg.language.names.lines import Line
from kg.language.pronouns import is_address, standing_group

# Weights of votes and surroundings: of 20 surnames in 70 articles that they make an organization, the one that is.
_FIRM, _HARDLY = 4.5, 1.0
_BEING = frozenset({"be", "is", "was", "been", "'s", "’s"})
_STOPS = frozenset({".", "!", "?"})
_HE = frozenset({"he", "she"})


def surnames_of_people(kinds: Mapping[Spelling, str], lines: Sequence[Line]) -> frozenset[Spelling]:
    """The surnames by which the text calls people, though a firm's name may begin with them, too."""
    full = (spelling for spelling, kind in sorted(kinds.items()) if kind == "person" and len(spelling) > 1)
    return frozenset(spelling[-1:] for spelling in full if _is_somebody(spelling[-1], lines))


def _is_somebody(surname: str, lines: Sequence[Line]) -> bool:
    """Whether a surname alone always has a title ("Mr. Pellow"), or is once "who" ("Pellow, who") and never "which"."""
    body = (line for line in lines if not line.titled and surname in line.words)
    places = [(line, i) for line in body for i, word in enumerate(line.words) if word == surname]
    titled = [(line, i) for line, i in places if i > 0 and is_address(line.words[i - 1])]
    bare = [(line, i) for line, i in places if not any(line.capital[max(0, i - 1) : i] + line.capital[i + 1 : i + 2])]
    after = {tuple(line.words[i + 1 : i + 3]) for line, i in bare}
    return (bool(titled) and not bare) or ((",", "who") in after and (",", "which") not in after)


def is_family_firm(
    spelling: Spelling, surname: Spelling, kinds: Mapping[Spelling, str], count: Tally, lines: Sequence[Line]
) -> bool:
    """Whether much shows that a surname alone is a company, and hardly anything a person: Pellow beside Ana Pellow.

    However often the models vote so, it is somebody whom sentences go on to call "he": "Pellow joined the bank after
    his studies".
    """
    weights = count.get(surname, {})
    family = sum(weights.get(kind, 0.0) for kind in sorted(ORGANIZATIONS))
    whole = all(word[:1].isupper() for word in spelling)
    votes = whole and family >= _FIRM and weights.get("person", 0.0) < _HARDLY
    return votes and not _is_he(surname[-1], kinds, lines)


def _is_he(surname: str, kinds: Mapping[Spelling, str], lines: Sequence[Line]) -> bool:
    """Whether more sentences with a surname alone tell of a "he" or "she" than of an "it", and name nobody else."""
    others = {s for s, kind in kinds.items() if kind == "person" and (len(s) > 1 or s[0] != surname)}
    told = [_told(sentence) for sentence in _sentences_with(surname, lines) if not _names(sentence, others)]
    return sum(not _HE.isdisjoint(each) for each in told) > sum("it" in each for each in told)


def _told(sentence: Sequence[str]) -> frozenset[str]:
    return frozenset(standing_group(word) for word in sentence)


def _sentences_with(surname: str, lines: Sequence[Line]) -> Iterator[Sequence[str]]:
    """The sentences of the body in which a surname stands, each with the next: "Pellow joined. He had led Acme"."""
    for line in lines:
        if line.titled or surname not in line.words:
            continue
        borders = [0, *(i + 1 for i, word in enumerate(line.words) if word in _STOPS), len(line.words)]
        for i in range(len(borders) - 1):
            if surname in line.words[borders[i] : borders[i + 1]]:
                yield line.words[borders[i] : borders[min(i + 2, len(borders) - 1)]]


def _names(sentence: Sequence[str], spellings: Collection[Spelling]) -> bool:
    """Whether a sentence names any of these."""
    spaced = f" {' '.join(sentence)} "
    return any(f" {' '.join(spelling)} " in spaced for spelling in spellings)


def stands_first(surname: str, lines: Sequence[Line]) -> bool:
    """Whether a text begins with a surname alone that is "it", and tells whose it is later: "Pellow said it would"."""
    body = (line for line in lines if line.prose and not line.titled and surname in line.words)
    first = next(((line, line.words.index(surname)) for line in body), None)
    if first is None or (first[1] and first[0].capital[first[1] - 1]):
        return False
    return _tells_of_it(list(takewhile(lambda word: word != ".", first[0].words[first[1] :])))


def _tells_of_it(sentence: Sequence[str]) -> bool:
    """Whether nobody but an "it" is told of; "it is" and "it would be" may be said of anything."""
    pronouns = {standing_group(word): i for i, word in enumerate(sentence)}
    at = pronouns.get("it")
    return at is not None and _BEING.isdisjoint(sentence[at : at + 3]) and pronouns.keys().isdisjoint(("he", "she"))
