"""A vote that takes two names for one, of which no comma tells → the two: "At Facebook | Vernal was known"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import ORGANIZATIONS
from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.usage import Usage
from kg.language.names.votes import Vote


def parted(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Iterator[Vote]:
    """A well-known firm and what it makes or the surname of somebody named in full elsewhere, or the vote as it is.

    "A rival to the Apple iPad"; "During her years at Google Lind was", where the article has "Nadia Lind". But "Walt
    Disney" is one name, and "Google Lind Group" goes on as no person's name does.
    """
    words, last = line.words[vote.first : vote.last], vote.last - 1
    house = tuple(words[:-1])
    known = len(words) > 1 and lexicon.known.get(house) in ORGANIZATIONS and tuple(words) not in lexicon.known
    made = "product" if vote.kind != "product" and lexicon.known.get((words[-1],)) == "product" else ""
    behind = made or ("person" if _is_surname(words[-1], house, usage, lexicon) else "")
    if line.titled or not known or vote.kind == "person" or not behind:
        yield vote
        return
    yield vote._replace(last=last, kind=lexicon.known[house])
    yield vote._replace(first=last, kind=behind)


def _is_surname(word: str, house: tuple[str, ...], usage: Usage, lexicon: Lexicon) -> bool:
    """Whether somebody has a given name before a word, and it says nothing of trade: no "AI" of "Acme AI"."""
    trades = (lexicon.company_endings, lexicon.business, lexicon.contained)
    named = any(full[-1] == word and full[:-1] != house and full[0] in lexicon.first_names for full in usage.people)
    return named and (word,) not in lexicon.known and not any(word in each for each in trades)
