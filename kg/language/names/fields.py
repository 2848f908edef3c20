"""A vote for a ministry or a college → the vote with all the fields that it is called after."""

from __future__ import annotations

from kg.language.models import Models
from kg.language.names.lexicon import Lexicon
from kg.language.names.lines import Line
from kg.language.names.votes import Vote

_LAST = frozenset({"and", "&"})


def with_fields(line: Line, vote: Vote, models: Models, lexicon: Lexicon) -> Vote:
    """The vote with its further fields: "Ministry of Economy, | Trade and Industry", "College of Law, | Art and Music".

    The last has "and" before it. A ministry may have any fields that ministries have; a college also what words of the
    dictionary name, as "College of Engineering, Computer Science and Construction Management".
    """
    words, last, joined = line.words, vote.last, False
    if not _is_of_fields(line, vote, lexicon):
        return vote
    while not joined and last < len(words) and words[last] in {",", *_LAST}:
        joined = words[last] in _LAST or words[last + 1 : last + 2] in (["and"], ["&"])
        start = last + 1 + (words[last] == "," and joined)
        end = _end_of_field(line, start, models, lexicon)
        if end == start:
            return vote
        last = end
    return vote._replace(last=last) if joined else vote


def _is_of_fields(line: Line, vote: Vote, lexicon: Lexicon) -> bool:
    """Whether a name is of a body that is called after its fields, and they may go on behind a comma or "and"."""
    words = line.words[vote.first : vote.last]
    taught = words[0] in lexicon.taught and words[1:2] in (["of"], ["for"])
    government = lexicon.contained.get(words[0]) == "government" and line.words[vote.last : vote.last + 1] == [","]
    return (taught or government) and _LAST.isdisjoint(words)


def _end_of_field(line: Line, start: int, models: Models, lexicon: Lexicon) -> int:
    """Where the field that begins at a word ends, as "Computer Science |"; the word itself where none begins."""
    end = start
    while end < len(line.words) and line.capital[end] and _is_field(line, end, models, lexicon):
        end += 1
    return end


def _is_field(line: Line, i: int, models: Models, lexicon: Lexicon) -> bool:
    """Whether a word is a field's, in a dictionary and no body or place: "Environmental", not "Department"."""
    word = line.words[i]
    lower = word.lower()
    known = lower in models.nouns or lower in models.modifiers or lower.removesuffix("s") in models.nouns
    named = word in lexicon.contained or (word,) in lexicon.known or (word,) in lexicon.cities
    return word in lexicon.fields or (known and not named and not line.titled)  # titles write any word large
