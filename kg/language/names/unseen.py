"""A line and its votes → the names without a vote: well-known ones, and capitals that nothing else explains."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence

from kg.language.document import ORGANIZATIONS
from kg.language.models import Models
from kg.language.names.contexts import apposition
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.usage import Usage
from kg.language.names.votes import ARTICLES, MEDIUM, SMALL, Vote, is_rank, with_article

# What capitals alone count for, beside a model's 0.75 or 1: enough to be seen, too little to decide a kind.
CAPITALS = 0.4
_CAMEL = re.compile(r"[A-Za-z]*[a-z][A-Z]\w*|[A-Z][\w-]*\.(?:AI|ai|com|io|org|net|co)")


def unseen(line: Line, ballot: Sequence[Vote], usage: Usage, models: Models, lexicon: Lexicon) -> Iterator[Vote]:
    """The names of a line that have no vote in `ballot`; `usage` is how the document uses its words."""
    yield from _capitals(line, ballot, usage.lower, models, lexicon)
    yield from _well_known(line, lexicon)
    yield from _opening(line, ballot, lexicon)
    yield from _acting(line, ballot, usage, models, lexicon)


def _capitals(
    line: Line, ballot: Sequence[Vote], lower: Collection[str], models: Models, lexicon: Lexicon
) -> Iterator[Vote]:
    """Runs of capitals inside of sentences, and words such as "DataBox", "Acme.AI" and "Qorvane" anywhere."""
    covered = {i for vote in ballot for i in range(vote.first, vote.last)}
    first = 0
    for i in range(len(line.words) + 1):
        if i < len(line.words) and i not in covered and _is_name_like(line, i, i == first, lower, models, lexicon):
            continue
        first -= _is_headed(line, first, i, covered, lexicon)
        run = line.words[first:i]
        lone = (i == first + 1 and run[0] in lexicon.functional) or is_department(run, lexicon)
        lone = lone or " ".join(run) in lexicon.stop or is_post(line, Vote(first, i, "other", CAPITALS), lexicon)
        if i > first and not lone and not (i < len(line.words) and line.words[i] == "-"):
            camel = any(_CAMEL.fullmatch(word) for word in run)
            yield with_article(line, Vote(first, i, "organization" if camel else "other", CAPITALS))
        first = i + 1


def _is_headed(line: Line, first: int, last: int, covered: Collection[int], lexicon: Lexicon) -> bool:
    """Whether a business that is no name by itself has it in the word that opens the sentence: "Sable | Foods"."""
    head, business = first - 1, line.words[first:last]
    if first == 0 or not business or line.titled or not (line.opening[head] and line.capital[head]) or head in covered:
        return False
    word = line.words[head]
    others = (lexicon.functional, lexicon.calendar, lexicon.demonyms, lexicon.stop, lexicon.company_endings, ARTICLES)
    if any(word in each for each in others) or word.lower() in lexicon.nouns or word.endswith(("ing", "ly")):
        return False
    return word.isalpha() and all(part in lexicon.company_endings for part in business)


def is_department(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words name what somebody is at the head of, and nothing by themselves: "Head of Human Resources"."""
    if len(words) > 2 and words[1] == "of" and plain(words[0]) in lexicon.ranks:
        return is_department(words[2:], lexicon)
    return tuple(words) not in lexicon.known and all(word.lower() in lexicon.departments for word in words)


def is_post(line: Line, vote: Vote, lexicon: Lexicon) -> bool:
    """Whether words in capitals are what somebody is made: "promoted Ana Ruiz to | Project Engineer"."""
    words = line.words[vote.first : vote.last]
    given = vote.first > 0 and line.words[vote.first - 1] in {"to", "as"} and vote.kind != "person"
    made = words[-1].lower() in lexicon.posts | lexicon.callings and not words[-1].isupper()
    return given and made and len(words) > 1 and tuple(words) not in lexicon.known


def is_taught(line: Line, vote: Vote, models: Models, lexicon: Lexicon) -> bool:
    """Whether everyday words in capitals are what somebody teaches, and no house: "Professor of | Linguistics"."""
    before = line.words[max(0, vote.first - 2) : vote.first]
    if len(before) < 2 or before[1] not in ("of", "in") or before[0].lower() not in lexicon.teachers:
        return False
    words = line.words[vote.first : vote.last]
    everyday = (any(word.lower() in each for each in (models.nouns, models.modifiers)) for word in words)
    return words[-1] not in lexicon.schools and all(everyday)


def is_portfolio(line: Line, vote: Vote, models: Models, lexicon: Lexicon) -> bool:
    """Whether everyday words in capitals are what a minister is for, and no house: "| Industries Minister Ana Ruiz"."""
    if line.words[vote.last : vote.last + 1] not in (["Minister"], ["Secretary"]):
        return False
    words = line.words[vote.first : vote.last]
    plainly = (word.lower().removesuffix("s") for word in words)
    everyday = all(word in models.nouns or word.removesuffix("ie") + "y" in models.nouns for word in plainly)
    return everyday and tuple(words) not in lexicon.known


def _well_known(line: Line, lexicon: Lexicon) -> Iterator[Vote]:
    """Well-known names of several words: "The Information" is one, and no article before a noun."""
    for i, word in enumerate(line.words):
        for length in lexicon.known_lengths.get(word, ()):
            spelling = tuple(line.words[i : i + length])
            if spelling in lexicon.known and not (line.titled and line.opening[i]) and _ends(line, i, length, lexicon):
                yield Vote(i, i + length, lexicon.known[spelling], CAPITALS)


def _ends(line: Line, first: int, length: int, lexicon: Lexicon) -> bool:
    """Whether a known name has its end; "The National" has not before "Bank of Elba"."""
    following = line.words[first + length : first + length + 1]
    goes_on = line.words[first] == "The" and length == 2 and following and following[0][0].isupper()
    return not (goes_on and plain(following[0]) not in lexicon.posts)


def _is_name_like(line: Line, i: int, begins: bool, lower: Collection[str], models: Models, lexicon: Lexicon) -> bool:
    word = line.words[i]
    if _CAMEL.fullmatch(word):
        return word not in lexicon.stop
    if not line.prose and word.lower() in lower:
        return False
    if line.titled or not line.capital[i] or len(word) < 2:
        return False
    if begins and line.opening[i] and not _is_strange(line, i, lower, models, lexicon):
        return False
    return (
        word not in lexicon.stop
        and word not in ARTICLES
        and word not in lexicon.calendar
        and plain(word) not in lexicon.titles
        and not is_rank(line, i, lexicon)
    )


def _is_strange(line: Line, i: int, lower: Collection[str], models: Models, lexicon: Lexicon) -> bool:
    """Whether a word is in no dictionary, so that its capital tells even where a sentence opens: "Qorvane grew"."""
    word, plainly = line.words[i], line.words[i].lower()
    following = line.words[i + 1] if i + 1 < len(line.words) else "-"
    if not line.prose or len(word) < 4 or not word.isalpha() or following == "-" or plainly in lower:
        return False
    if word in lexicon.demonyms or word in lexicon.functional:
        return False
    return not any(_is_word(stem, models, lexicon) for stem in _stems(plainly, lexicon))


def _stems(word: str, lexicon: Lexicon) -> Iterator[str]:
    """A word and what it may be a form of: "layoffs", "buyers", "rallied", "stockpiling"."""
    yield word
    for ending, instead in lexicon.endings:
        if word.endswith(ending):
            yield word.removesuffix(ending) + instead


def _is_word(stem: str, models: Models, lexicon: Lexicon) -> bool:
    if stem in models.nouns or stem in models.verbs or stem in models.modifiers or stem in lexicon.nouns:
        return True
    rests = (stem.removesuffix(part) for part in lexicon.second_halves if stem.endswith(part))
    return any(rest in models.nouns or rest in models.verbs for rest in rests)


def _opening(line: Line, ballot: Sequence[Vote], lexicon: Lexicon) -> Iterator[Vote]:
    """Well-known names of one word that open a sentence, where what follows shows that they are names: "Snap said"."""
    shown = lexicon.after_names
    covered = {vote.first for vote in ballot}
    for i, word in enumerate(line.words[:-1]):
        if line.opening[i] and line.capital[i] and i not in covered and not line.titled:
            kind = lexicon.known.get((word,), "")
            following = line.words[i + 1]
            told = following in shown or following in lexicon.does or plain(following) in lexicon.posts
            if kind in ORGANIZATIONS and told:
                yield Vote(i, i + 1, kind, CAPITALS)


def _acting(line: Line, ballot: Sequence[Vote], usage: Usage, models: Models, lexicon: Lexicon) -> Iterator[Vote]:
    """Everyday words that open a sentence and do, have or are called what only firms are: "Compass agreed to buy".

    No other reading of such a sentence is left, so that it counts as the votes of both models do.
    """
    covered = {vote.first for vote in ballot if vote.last > vote.first + 1}
    for i, word in enumerate(line.words[:-3]):
        opens = line.prose and not line.titled and line.opening[i] and line.capital[i] and i not in covered
        after = line.words[i + 1 : i + 12]
        if opens and _may_be_called(word, usage, lexicon) and _is_firm_like(word.lower(), after, models, lexicon):
            yield Vote(i, i + 1, "organization", MEDIUM + SMALL)


def _may_be_called(word: str, usage: Usage, lexicon: Lexicon) -> bool:
    """Whether a word alone may name a firm: one thing that can be counted, nobody's surname, trade or office."""
    plainly = word.lower()
    if len(word) < 3 or not word.isalpha() or plainly in usage.lower:
        return False
    if word in usage.surnames or lexicon.known.get((word,)) == "place":
        return False
    if (word.endswith(lexicon.uncounted) and not word.endswith("ss")) or plainly in lexicon.bare:
        return False
    offices = (lexicon.nouns, lexicon.posts, lexicon.departments)
    others = (lexicon.demonyms, lexicon.functional, lexicon.stop, lexicon.contained, lexicon.calendar)
    return not (any(plainly in each for each in offices) or any(word in each for each in others))


def _is_firm_like(word: str, after: Sequence[str], models: Models, lexicon: Lexicon) -> bool:
    """Whether what follows a word is said of firms: "agreed", "'s chief executive", ", the payments company, said"."""
    following, second = after[:2]
    if following in {"'s", "’s"}:
        return second in lexicon.owned or second in lexicon.after_names
    if following == ",":
        return _may_be_described(word, models) and _is_firm_aside(after[1:], lexicon)
    return following in lexicon.does or (following in {"has", "had"} and second in lexicon.does)


def _may_be_described(word: str, models: Models) -> bool:
    """Whether a comma after a word may begin what it is; after "Undeterred" or "Overall" a clause follows."""
    return not word.endswith("ed") and (word in models.nouns or word not in models.modifiers)


def _is_firm_aside(after: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether words up to a comma say what firm something is: "the payments company,", not "the company said,"."""
    if "," not in after:
        return False
    aside = after[: after.index(",")]
    is_clause = not lexicon.after_names.isdisjoint(aside) or any(word.endswith("ed") for word in aside[-1:])
    return not is_clause and any(kind in ORGANIZATIONS for kind, _ in apposition(after, lexicon))
