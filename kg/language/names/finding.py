"""Lines and votes → the stretches that may be names: votes mended, and capitals that no model saw."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence

from kg.language.models import Models
from kg.language.names.bodies import without_body, without_portfolio
from kg.language.names.glued import parted
from kg.language.names.joints import Alone, alone, parts, whole
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.nameless import exchanges
from kg.language.names.papers import end_of_paper
from kg.language.names.titles import quoted_titles
from kg.language.names.trimming import (
    without_common_words,
    without_demonym,
    without_field,
    without_function_words,
    without_next_sentence,
    without_opening,
    without_people,
    without_prefix,
)
from kg.language.names.unseen import is_department, is_portfolio, is_post, is_taught, unseen
from kg.language.names.usage import OWNING, Usage, ends_at, usage_of
from kg.language.names.votes import MEDIUM, SMALL, Vote
from kg.vocabulary import words


def candidates(
    lines: Sequence[Line], ballots: Sequence[Sequence[Vote]], models: Models, lexicon: Lexicon
) -> list[list[Vote]]:
    """For each line the mended votes and the capitals that nobody voted for (kind "other")."""
    usage, document = usage_of(lines, ballots, lexicon), alone(lines)
    mended = [
        [
            piece
            for vote in whole(line, ballot, lexicon)
            for piece in _mended(line, vote, usage, document, models, lexicon)
        ]
        for line, ballot in zip(lines, ballots, strict=True)
    ]
    seen = [
        [
            *ballot,
            *_listed(line, ballot),
            *_bases(line, ballot, lexicon),
            *quoted_titles(line),
            *unseen(line, ballot, usage, models, lexicon),
        ]
        for line, ballot in zip(lines, mended, strict=True)
    ]
    seen = _again(lines, seen, usage)
    doubtful = _doubtful(lines, seen, usage, models, lexicon)
    return [
        [
            vote
            for vote in ballot
            if vote.kind != "group"
            and not (is_taught(line, vote, models, lexicon) or is_portfolio(line, vote, models, lexicon))
            and tuple(line.words[vote.first : vote.last]) not in doubtful
            and line.nameless.isdisjoint(range(vote.first, vote.last))
        ]
        for line, ballot in zip(lines, seen, strict=True)
    ]


def _listed(line: Line, ballot: Sequence[Vote]) -> Iterator[Vote]:
    """ "Acme (Nasdaq: ACM)", "(ASX: ACM)": what stands before a ticker, whatever the models make of it."""
    ends = {vote.last for vote in ballot}
    for first, last in exchanges(line.words, line.nameless):
        yield Vote(first, last, "organization", MEDIUM)
        named = line.words[first - 1] in ("(", "[") and first > 1 and line.capital[first - 2]
        if named and first - 1 not in ends:  # the last word before the bracket
            yield Vote(first - 2, first - 1, "organization", MEDIUM)


def _bases(line: Line, ballot: Sequence[Vote], lexicon: Lexicon) -> Iterator[Vote]:
    """ "Cardiff-based Acme", "Lyon-born" at the beginning of a sentence, where the models take a town for any word."""
    covered = {i for vote in ballot for i in range(vote.first, vote.last)}
    for i, word in enumerate(line.words[:-2]):
        known = (word,) in lexicon.cities or lexicon.known.get((word,)) == "place"
        home = line.words[i + 1] == "-" and line.words[i + 2] in words("names")["joined"]["homes"]
        if known and home and line.opening[i] and i not in covered:
            yield Vote(i, i + 1, "place", MEDIUM)


def _again(lines: Sequence[Line], ballots: Sequence[Sequence[Vote]], usage: Usage) -> list[list[Vote]]:
    """The ballots with votes of no weight for names of one word that open a sentence: what stands there counts."""
    pairs = [(line, vote) for line, ballot in zip(lines, ballots, strict=True) for vote in ballot]
    inside = {line.words[v.first] for line, v in pairs if v.last == v.first + 1 and not line.opening[v.first]}
    firm = {word for word in inside if word.lower() not in usage.lower}
    return [[*ballot, *_reopened(line, ballot, firm)] for line, ballot in zip(lines, ballots, strict=True)]


def _reopened(line: Line, ballot: Sequence[Vote], inside: Collection[str]) -> Iterator[Vote]:
    covered = {i for vote in ballot for i in range(vote.first, vote.last)}
    for i, word in enumerate(line.words):
        if line.opening[i] and not line.titled and i not in covered and word in inside:
            yield Vote(i, i + 1, "other", 0.0)


def _mended(line: Line, vote: Vote, usage: Usage, document: Alone, models: Models, lexicon: Lexicon) -> Iterator[Vote]:
    if vote.kind == "group":  # no people, but a company that sounds like one
        vote = vote._replace(kind=lexicon.known.get(tuple(line.words[vote.first : vote.last]), "group"))
        if vote.kind == "group" and _is_no_people(line.words[vote.last - 1], models, lexicon):
            return  # its capitals may tell more
    whole = without_portfolio(line, without_body(line, without_prefix(line, vote, lexicon)))
    ended = without_next_sentence(line, whole, models, lexicon)
    opened = without_people(line, without_function_words(line, ended, usage, lexicon), usage, models, lexicon)
    pieces = (
        part
        for half in parted(line, opened, usage, lexicon)
        for piece in _split_at_hyphens(line, half, usage, lexicon)
        for part in parts(line, piece, document, models, lexicon)
    )
    for piece in pieces:
        owned = _with_owner(line, _extended(line, piece, usage, lexicon), usage, models, lexicon)
        whole = without_field(line, owned, usage, lexicon)
        if line.titled or not line.prose:
            whole = without_common_words(line, whole, usage, lexicon)
        whole = without_opening(line, whole, usage, models, lexicon)
        whole = without_demonym(line, whole, usage, models, lexicon)
        if (line.words[whole.first],) not in usage.firm and _is_trade(line, whole, models, lexicon):
            continue
        words = line.words[whole.first : whole.last]
        stopped = " ".join(words) in lexicon.stop or is_department(words, lexicon) or is_post(line, whole, lexicon)
        if words and not stopped:
            yield whole


def _is_no_people(word: str, models: Models, lexicon: Lexicon) -> bool:
    """Whether a word is no people's or faith's, nor any other of a dictionary, whatever a model thinks: "Insulis"."""
    forms = {word, word.removesuffix("s")}
    dictionaries = (models.nouns, models.verbs, models.modifiers, lexicon.nouns)
    known = any(form.lower() in each for form in forms for each in dictionaries)
    return not (known or forms & lexicon.demonyms)


def _split_at_hyphens(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Iterator[Vote]:
    """ "Acme-backed Birch" and "Acme-Birch Labs" are two names, "Hewlett-Packard" is one."""
    words = line.words
    for i in range(vote.first + 1, vote.last - 1):
        if words[i] != "-" or tuple(words[vote.first : vote.last]) in lexicon.known:
            continue
        sides = (tuple(words[vote.first : i]), tuple(words[i + 1 : vote.last]))
        joined = words[i + 1] in lexicon.participles
        if joined or all(side in usage.voted or side in lexicon.known for side in sides):
            yield vote._replace(last=i)
            if i + 1 + joined < vote.last:
                yield from _split_at_hyphens(line, vote._replace(first=i + 1 + joined), usage, lexicon)
            return
    yield vote


def _extended(line: Line, vote: Vote, usage: Usage, lexicon: Lexicon) -> Vote:
    """The vote with the legal form and the business that follow a company's name: also "Delmar's Inc."."""
    last, words = vote.last, line.words
    if vote.kind == "person" and _is_second_half(line, last, lexicon):
        alone = last == vote.first + 1 and line.capital[last + 2 : last + 3] == [True]
        return vote._replace(last=last + 2 + alone)  # "Yoon Tae | -jin", "Tae | -jin Yoon"
    if last + 1 < len(words) and words[last] in {"'s", "’s"} and plain(words[last + 1]) in lexicon.clear_forms:
        return vote._replace(last=last + 2, kind="company")
    if _is_national(words[last : last + 4], lexicon):
        return vote._replace(last=last + 4, kind="company")
    if (paper := end_of_paper(line, vote, lexicon)) > last:
        return vote._replace(last=paper, kind="media")
    if words[last : last + 1] in OWNING and (
        words[last - 1] in usage.possessive or (words[last - 1] in lexicon.possessive and ends_at(words, last + 1))
    ):
        return vote._replace(last=last + 1)  # "bought by Delmar Peet | 's."
    while last < len(words) and vote.kind != "person" and line.capital[last]:
        legal = plain(words[last]) in lexicon.legal_forms and words[last] != "As"
        if not legal and (line.titled or words[last] not in lexicon.company_endings or words[last] == "AI"):
            break
        last += 1
    if (
        last + 1 < len(words)
        and words[last] == ","
        and plain(words[last + 1]) in lexicon.legal_forms
        and line.capital[last + 1]
    ):
        last += 2
    return vote._replace(last=last)


def _is_national(behind: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a land in brackets and a legal form go on with a name: "Delmar Airways | (India) Ltd"."""
    if len(behind) < 4 or (behind[0], behind[2]) != ("(", ")"):
        return False
    return (behind[1],) in lexicon.lands and plain(behind[3]) in lexicon.clear_forms


def _with_owner(line: Line, vote: Vote, usage: Usage, models: Models, lexicon: Lexicon) -> Vote:
    """The vote with whom it is called after, if nothing else is told of him: "Pilgrim's | Pride Corporation"."""
    first, words = vote.first, line.words
    owner = words[first - 2] if first > 1 and words[first - 1 : first] in OWNING else ""
    if owner not in usage.owning or (owner,) in lexicon.known or (owner,) in lexicon.lands:
        return vote
    ends = plain(words[vote.last - 1]) in lexicon.legal_forms
    common = all(word.lower() in models.nouns for word in words[first : vote.last - 1] if word.isalpha())
    return vote._replace(first=first - 2, kind="company") if ends and common else vote


def _is_second_half(line: Line, i: int, lexicon: Lexicon) -> bool:
    """Whether a hyphen and the small second half of a given name follow: "Tae-jin", not "Ruiz-led"."""
    if i + 1 >= len(line.words) or line.words[i] != "-" or line.spaces[i] or line.spaces[i - 1]:
        return False
    half = line.words[i + 1]
    return half.islower() and half.isalpha() and len(half) < 6 and half not in lexicon.participles


def _is_trade(line: Line, vote: Vote, models: Models, lexicon: Lexicon) -> bool:
    """Whether a word has its capital of the sentence that it opens, and says what a firm does: "Tyre group Acme"."""
    words, i = line.words, vote.first
    if vote.last != i + 1 or not line.opening[i] or line.titled or i + 2 >= len(words) or not line.capital[i + 2]:
        return False
    place = (words[i],) in lexicon.cities or (words[i],) in lexicon.known
    return not place and words[i + 1] in lexicon.firms and _is_field(words[i], models, lexicon)


def _is_field(word: str, models: Models, lexicon: Lexicon) -> bool:
    plainly = word.lower()
    known = word in lexicon.business or plainly in words("names")["joined"]["fields"]
    return known or plainly in models.nouns or plainly.removesuffix("s") in models.nouns


def _doubtful(
    lines: Sequence[Line], ballots: Sequence[Sequence[Vote]], usage: Usage, models: Models, lexicon: Lexicon
) -> frozenset[tuple[str, ...]]:
    """Common words taken for names because of the capital of a sentence's beginning, and whole headlines so taken."""
    firm: set[tuple[str, ...]] = set()
    weak: dict[tuple[str, ...], float] = {}
    body = sum(len(line.words) for line in lines if not line.titled) > 40
    for line, ballot in zip(lines, ballots, strict=True):
        for vote in ballot:
            spelling = tuple(line.words[vote.first : vote.last])
            if (line.titled and body) or (line.opening[vote.first] and len(spelling) == 1):
                weak[spelling] = weak.get(spelling, 0.0) + vote.weight
            else:
                firm.add(spelling)
    return frozenset(
        s
        for s, weight in weak.items()
        if s not in firm and s not in lexicon.known and _is_doubtful(s, weight, usage, models)
    )


def _is_doubtful(spelling: tuple[str, ...], weight: float, usage: Usage, models: Models) -> bool:
    words = [word.lower() for word in spelling]
    if any(word in usage.lower and len(word) > 3 for word in words):
        return True
    return weight < MEDIUM + SMALL and (len(words) > 1 or words[0] in models.verbs or words[0] in models.modifiers)
