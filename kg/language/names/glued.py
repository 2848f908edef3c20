"""A vote that takes two names for one, of which no comma tells → the two: "At Facebook | Vernal was known"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.language.document import ORGANIZATIONS
from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.usage import Usage
from kg.language.names.votes import Vote


def parted(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Iterator[Vote]:
    """A well-known firm and the surname of somebody named in full elsewhere, or the vote as it is.

    "During her years at Google Lind was", where the article has "Nadia Lind"; "Walt Disney" is one name, and "Google
    Lind Group" goes on as no person's name does.
    """
    words, last = line.words[vote.first : vote.last], vote.last - 1
    house = len(words) > 1 and lexicon.known.get(tuple(words[:-1])) in ORGANIZATIONS
    if line.titled or not house or vote.kind == "person" or tuple(words) in lexicon.known:
        yield vote
    elif words[-1] in usage.surnames and (words[-1],) not in lexicon.known and words[-1] not in lexicon.business:
        yield vote._replace(last=last, kind=lexicon.known[tuple(words[:-1])])
        yield vote._replace(first=last, kind="person")
    else:
        yield vote
