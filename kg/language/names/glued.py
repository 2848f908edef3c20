"""A vote that takes two names for one, of which no comma tells → the two: "At Facebook | Vernal was known"."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache

from kg.language.document import ORGANIZATIONS
from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.usage import Usage
from kg.language.names.votes import Vote
from kg.vocabulary import words


def parted(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Iterator[Vote]:
    """What a vote holds: a state and a name, a well-known firm and what it makes or somebody's surname, or one name.

    "It is in Waltham, Mass. | Acme runs it", "a rival to the Apple | iPad", "During her years at Google | Lind was",
    where the article has "Nadia Lind". But "Walt Disney" is one name, and "Google Lind Group" goes on as no person's
    name does.
    """
    if _begins_with_state(line, vote, lexicon):
        yield vote._replace(last=vote.first + 1, kind="place")
        kind = "organization" if vote.kind == "place" else vote.kind  # the state made it one
        vote = vote._replace(first=vote.first + 1, kind=kind)
    spelling, last = tuple(line.words[vote.first : vote.last]), vote.last - 1
    house = spelling[:-1]
    known = len(spelling) > 1 and lexicon.known.get(house) in ORGANIZATIONS and spelling not in lexicon.known
    made = "product" if vote.kind != "product" and lexicon.known.get(spelling[-1:]) == "product" else ""
    behind = made or ("person" if _is_surname(spelling[-1], house, usage, lexicon) else "")
    if line.titled or not known or vote.kind == "person" or not behind:
        yield vote
        return
    yield vote._replace(last=last, kind=lexicon.known[house])
    yield vote._replace(first=last, kind=behind)


def _begins_with_state(line: Line, vote: Vote, lexicon: Lexicon) -> bool:
    """Whether a name begins with the short form of a state behind a town: "Baton Rouge, | La. Acme"."""
    word, behind = line.words[vote.first], vote.first > 1 and line.words[vote.first - 1] == ","
    known = word.endswith(".") and word not in lexicon.demonyms and lexicon.known.get((word,)) == "place"  # "N.Y."
    state = known or word in _states()
    return behind and state and line.capital[vote.first - 2] and vote.last - vote.first > 1


@cache
def _states() -> frozenset[str]:
    """The short forms of states and provinces: "La.", "Ont."."""
    return frozenset(word for said in words("regions").values() for word in said if word.endswith("."))


def _is_surname(word: str, house: tuple[str, ...], usage: Usage, lexicon: Lexicon) -> bool:
    """Whether somebody has a given name before a word, and it says nothing of trade: no "AI" of "Acme AI"."""
    trades = (lexicon.company_endings, lexicon.business, lexicon.contained)
    named = any(full[-1] == word and full[:-1] != house and full[0] in lexicon.first_names for full in usage.people)
    return named and (word,) not in lexicon.known and not any(word in each for each in trades)
