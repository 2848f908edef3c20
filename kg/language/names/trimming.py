"""A vote for a name → the vote without the words at either end that are none of it: "Danish | Corvane"."""

from __future__ import annotations

from collections.abc import Sequence

from kg.language.models import Models
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.usage import Usage
from kg.language.names.votes import Vote


def without_prefix(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """ "ex-Acme boss" was the boss of Acme."""
    if vote.last - vote.first < 3 or line.words[vote.first + 1] != "-":
        return vote
    first = line.words[vote.first]
    prefixed = (first.lower() if line.opening[vote.first] else first) in lexicon.prefixes
    return vote._replace(first=vote.first + 2) if prefixed else vote


def without_next_sentence(line: Line, vote: Vote, models: Models, lexicon: Lexicon) -> Vote:
    """ "bought Corvane Ltd. Analysts" is Corvane Ltd., behind which a sentence begins with a common word."""
    for i in range(vote.first + 2, vote.last):
        form = line.words[i - 1]
        if form[-1] == "." and plain(form) in lexicon.clear_forms and _is_plural(line.words[i], models):
            return vote._replace(last=i)
    return vote


def _is_plural(word: str, models: Models) -> bool:
    """Whether a word is a common noun's plural: a name that goes on with one is seldom met."""
    lower = word.lower()
    return lower.endswith("s") and lower not in models.nouns and lower.removesuffix("s") in models.nouns


def without_function_words(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Vote:
    """ "Unless Acme" and "Between Acme" at the beginning of a sentence are Acme."""
    words = tuple(line.words[vote.first : vote.last])
    if not (line.opening[vote.first] or line.titled) or words in usage.firm or words in lexicon.known:
        return vote
    while vote.last - vote.first > 1 and line.words[vote.first].lower() in lexicon.openers:
        vote = vote._replace(first=vote.first + 1)
    return vote


def without_people(line: Line, vote: Vote, usage: Usage, models: Models, lexicon: Lexicon) -> Vote:
    """ "Lawyers for Acme" at the beginning of a sentence are Acme's; "Americans for Birch Labs" is a body."""
    words = tuple(line.words[vote.first : vote.last])
    opens = len(words) > 2 and line.opening[vote.first] and words[1] in ("for", "at")
    if not opens or not _is_plural(words[0], models) or words in usage.firm or words in lexicon.known:
        return vote
    rest = words[2:]
    named = rest in usage.firm or rest in lexicon.known or len(rest) == 1 or rest[-1] in lexicon.company_endings
    return vote._replace(first=vote.first + 2) if named and words[0] not in lexicon.causes else vote


def without_field(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Vote:
    """ "Dromo AI model" is Dromo, an AI model; "Birch AI" with a life of its own keeps its "AI"."""
    spelling = tuple(line.words[vote.first : vote.last])
    following = line.words[vote.last] if vote.last < len(line.words) else ""
    if len(spelling) < 2 or spelling[-1] != "AI" or following not in lexicon.field_nouns or spelling in usage.steady:
        return vote
    return vote._replace(last=vote.last - 1)


def without_common_words(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Vote:
    """In headlines: without the words at either end that the article writes in lower case elsewhere."""
    first, last = vote.first, vote.last
    if tuple(line.words[first:last]) in usage.voted or tuple(line.words[first:last]) in lexicon.known:
        return vote
    for end in range(last - 1, first, -1):
        if tuple(line.words[first:end]) in usage.voted:
            return vote._replace(last=end)
    while last > first and _is_common(line.words[last - 1], usage, lexicon):
        last -= 1
    while first < last and _is_common(line.words[first], usage, lexicon):
        first += 1
    return vote._replace(first=first, last=last)


def without_opening(line: Line, vote: Vote, usage: Usage, models: Models, lexicon: Lexicon) -> Vote:
    """ "Did Acme" or "Customers of Acme" at the beginning of a sentence is Acme, if the article has Acme elsewhere.

    "Drugmaker Acme" is so anyway.
    """
    words = tuple(line.words[vote.first : vote.last])
    opens = line.opening[vote.first] and not line.titled
    if opens and words[1:2] == ("of",) and words[2:] in usage.bare and _is_plural(words[0], models):
        return vote._replace(first=vote.first + 2)
    if len(words) > 1 and opens and words[0].lower() in lexicon.trades and words not in usage.firm:
        return vote._replace(first=vote.first + 1)
    if opens and _is_introduced(words, models, lexicon) and words not in usage.firm:
        return vote._replace(first=vote.first + 1, kind="person")
    if vote.kind == "person" or len(words) == 1 or not line.opening[vote.first] or words[1:] not in usage.bare:
        return vote
    first = words[0].lower()
    common = first in usage.lower or first in models.verbs or first in models.modifiers or first in lexicon.nouns
    return vote._replace(first=vote.first + 1) if common and words not in usage.firm | lexicon.known.keys() else vote


def _is_introduced(words: Sequence[str], models: Models, lexicon: Lexicon) -> bool:
    """Whether a person's name stands behind what he or she is: "Goalkeeper Ana Ruiz", "Brothers Tom" and Ed Hale."""
    if len(words) == 2 and words[0].lower() in lexicon.kin:  # "Brothers Tom | and Ed Hale"
        return words[1] in lexicon.first_names
    if len(words) < 3 or words[1] not in lexicon.first_names or words[-1] in lexicon.business:
        return False
    return words[0].lower() in models.nouns and words[0] not in lexicon.first_names


def without_demonym(line: Line, vote: Vote, usage: Usage, models: Models, lexicon: Lexicon) -> Vote:
    """ "Danish Corvane Group" is Corvane Group, if it is known by that name; "Dane Hugo Lind" is Hugo Lind.

    So is "Independent Hugo Lind", who is so in politics. "Danish Textiles" keeps its nation while the article has no
    "Textiles" by itself: any word may end such a name.
    """
    words = tuple(line.words[vote.first : vote.last])
    told = len(words) > 1 and (words[0] in lexicon.demonyms or words[0] in lexicon.partisan)
    if not told or {words[:1], words} & lexicon.known.keys():
        return vote
    common = len(words) == 2 and any(words[1].lower() in each for each in (models.nouns, models.modifiers))
    known = words[1:] in (usage.bare if common else usage.voted) or words[1:] in lexicon.known
    somebody = len(words) == 3 and words[1] in lexicon.first_names
    return vote._replace(first=vote.first + 1) if known or somebody else vote


def _is_common(word: str, usage: Usage, lexicon: Lexicon) -> bool:
    spelling = (word,)
    return (
        (word in lexicon.stop or _is_used(word.lower(), usage))
        and spelling not in usage.voted
        and spelling not in lexicon.known
    )


def _is_used(word: str, usage: Usage) -> bool:
    """Whether the article has a word, or the past of a verb, in lower case: "Raise" and "has raised"."""
    return any(form in usage.lower for form in (word, word + "ed", word + "d" if word.endswith("e") else word))
