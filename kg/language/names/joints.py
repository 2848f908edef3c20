"""A stretch with "and", "&", "of" or a comma → the one name or the several names that it is."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from kg.language.models import Models
from kg.language.names.fields import with_fields
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.reaching import is_of_members, is_of_sharers, is_place, reaching
from kg.language.names.relatives import is_acronym
from kg.language.names.votes import Vote

_BEFORE_PLACES = frozenset({"of", "in", "at"})


class Alone(NamedTuple):
    """What stands by itself somewhere in the document."""

    runs: Mapping[tuple[str, ...], int]  # how often each run of capitals has nothing capitalised beside it
    lower: Collection[str]  # words that occur in lower case


def alone(lines: Sequence[Line]) -> Alone:
    """The runs of capitals and the words in lower case of a document."""
    runs = Counter(run for line in lines if line.prose and not line.titled for run in _runs(line))
    lower = {word for line in lines for word, capital in zip(line.words, line.capital, strict=True) if not capital}
    return Alone(runs, frozenset(lower))


def _runs(line: Line) -> Iterator[tuple[str, ...]]:
    first = 0
    for i in range(len(line.words) + 1):
        if i < len(line.words) and line.capital[i]:
            continue
        if i > first and not _is_joined(line, first - 1) and not _is_joined(line, i):
            yield tuple(line.words[first:i])
        first = i + 1


def _is_joined(line: Line, i: int) -> bool:
    """Whether the word i may join two halves of a name."""
    return 0 <= i < len(line.words) and line.words[i] in {"and", "&", "of", "-"}


def whole(line: Line, ballot: Sequence[Vote], lexicon: Lexicon) -> Iterator[Vote]:
    """The votes, those joined that "and" parts and whose letters stand for both; none without its beginning or end."""
    seconds = {vote.first: vote for vote in reversed(ballot)}
    others = [vote for vote in ballot if not _is_given_alone(line, vote, lexicon)]
    covered = frozenset(i for vote in others for i in range(vote.first, vote.last))
    for vote in ballot:
        other = seconds.get(vote.last + 1)
        if other is not None and line.words[vote.last] == "and":
            left, right = line.words[vote.first : vote.last], line.words[other.first : other.last]
            if _is_spelt_out(line, other.last, left, right, lexicon):
                vote = vote._replace(last=other.last)
            elif other.kind != "person" and _is_of_couple(left, right, lexicon):
                vote = vote._replace(last=other.last, kind=other.kind)
        yield reaching(line, vote, covered, lexicon)


def _is_given_alone(line: Line, vote: Vote, lexicon: Lexicon) -> bool:
    """Whether a vote is for but a given name, behind which another may go on with it: "Ana | Delmar Ode"."""
    return vote.kind == "person" and vote.last == vote.first + 1 and line.words[vote.first] in lexicon.first_names


def parts(line: Line, vote: Vote, document: Alone, models: Models, lexicon: Lexicon) -> Iterator[Vote]:
    """The names in a vote: it is cut where both halves are names of their own."""
    if tuple(line.words[vote.first : vote.last]) not in lexicon.known:
        person = _person_behind(line, vote, lexicon)
        if person:
            yield from parts(line, vote._replace(last=person, kind="company"), document, models, lexicon)
            yield vote._replace(first=person, kind="person")
            return
        for i in range(vote.first + 1, vote.last - 1):
            if _is_border(line, vote, i, document, models, lexicon):
                yield vote._replace(last=i)
                yield from parts(line, vote._replace(first=i + 1), document, models, lexicon)
                return
    yield with_fields(line, _with_partners(line, vote, document, lexicon), models, lexicon)


def _person_behind(line: Line, vote: Vote, lexicon: Lexicon) -> int | None:
    """Where the person begins that stands behind a company's legal form: "Corvane Ltd | Ana Ruiz"."""
    for i in range(vote.first + 2, vote.last - 1):
        if plain(line.words[i - 1]) in lexicon.clear_forms and line.words[i] in lexicon.first_names:
            return i
    return None


def _is_border(line: Line, vote: Vote, i: int, document: Alone, models: Models, lexicon: Lexicon) -> bool:
    word, left, right = line.words[i], line.words[vote.first : i], line.words[i + 1 : vote.last]
    if word in _BEFORE_PLACES:
        return _is_at_place(left, right, document, models, lexicon)
    if word == "for":  # "works for Acme and Delmar | for Birch Labs", not "Campaign for Birch Labs"
        return not _is_common(left[-1], models) and _is_name(right, document, lexicon)
    if word not in {"and", "&"}:
        return False
    if vote.kind in {"work", "event"}:  # "Batterix and Kesko", not "Sense and Sensibility"
        return len(left) == len(right) == 1 and not (_is_common(left[0], models) and _is_common(right[0], models))
    if word == "and" and (is_of_members(left, right, lexicon) or _is_of_couple(left, right, lexicon)):
        return False
    if word == "and" and vote.kind == "organization" and is_of_sharers(left, right, lexicon):
        return False
    if _is_end(right, lexicon) or (word == "and" and _is_spelt_out(line, vote.last, left, right, lexicon)):
        return False
    names = [_is_name(half, document, lexicon) for half in (left, right)]
    if all(names) or (word == "and" and vote.first and line.words[vote.first - 1].lower() in {"between", "both"}):
        return True
    if word == "&" or left == right or plain(right[0]) in lexicon.family:
        return False
    following = line.words[vote.last] if vote.last < len(line.words) else ""
    if len(left) == len(right) == 1:
        return following not in lexicon.singular
    return not _is_phrase(left, right, names[0], models, lexicon)


def _is_of_couple(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a house bears the names of two: "Ana | and Ben Ruiz Foundation", "Ana | and Ben Ruiz School of Law"."""
    given = left[-1] in lexicon.first_names and len(left) < 3 and right[0] in lexicon.first_names and len(right) > 2
    return given and any(word in lexicon.contained for word in right[1:])


def _is_end(right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a half is but the end of a name: "Delmar Textiles | and Industries Ltd"."""
    form = plain(right[-1]) in lexicon.legal_forms
    rest = lexicon.business | {"Co", "Co."}
    return form and len(right) > 1 and all(word in rest for word in right[:-1])


def _is_spelt_out(line: Line, last: int, left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether letters in or right behind a stretch stand for both halves: "Delmar Ocean and Rail Company (DORC)"."""
    capitals = [word for word in (*right, *line.words[last : last + 2]) if word.isalpha() and word.isupper()]
    for short in capitals:
        half = right[: right.index(short)] if short in right else right
        told = len(short) > 2 and short.lower() not in lexicon.posts
        both = told and short[0] == left[0][0] and is_acronym(short, [*left, *half])
        if both and not (is_acronym(short, left) or is_acronym(short, half)):
            return True
    return False


def _is_phrase(left: Sequence[str], right: Sequence[str], known: bool, models: Models, lexicon: Lexicon) -> bool:
    """Whether two halves are one phrase: "Ministry of Trade and Industry", "Food and Drug Agency"."""
    if not {"of", "for"}.isdisjoint(left) and left[0] in lexicon.generic:
        ends = right[-1] in lexicon.company_endings and len(right) > 1
        return not ends and plain(right[-1]) not in lexicon.legal_forms
    if left[-1] in lexicon.business or left[-1] in lexicon.fields:
        return True
    common = all(_is_common(word, models) for word in (left[-1], right[0]))
    ends = right[-1] in lexicon.contained or _is_trade_and_form(left, right, lexicon)
    return common and not known and ends


def _is_trade_and_form(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a half is but a second trade and a legal form: "Delmar Telephone | and Telegraph Corp."."""
    form = len(right) == 2 and plain(right[1]) in lexicon.clear_forms
    return form and len(left) > 1 and not {tuple(right), (right[0],)} & lexicon.known.keys()


def _is_name(half: Sequence[str], document: Alone, lexicon: Lexicon) -> bool:
    """Whether a half is a name by itself: well known, with a company's ending, or alone somewhere in the document."""
    spelling = tuple(half)
    if spelling in lexicon.known or (spelling in document.runs and spelling[0].lower() not in document.lower):
        return True
    return len(half) > 1 and (half[-1] in lexicon.company_endings or plain(half[-1]) in lexicon.legal_forms)


def _is_at_place(left: Sequence[str], right: Sequence[str], document: Alone, models: Models, lexicon: Lexicon) -> bool:
    """ "Marula Pay of Nairobi" is a company and its city, "Bank of Nairobi" and "Archbishop of Lagos" are one name."""
    if not is_place(right, lexicon) or any(word in lexicon.generic for word in left):
        return False
    if left[-1] in lexicon.members_of_places:
        return False
    ends = len(left) > 1 and left[-1] in lexicon.company_endings  # "Marigold Foods of Pune"
    return ends or tuple(left) in document.runs or any(not _is_common(word, models) for word in left)


def _is_common(word: str, models: Models) -> bool:
    lower = word.lower()
    return any(
        lower in known or lower.removesuffix("s") in known for known in (models.nouns, models.modifiers, models.verbs)
    )


def _with_partners(line: Line, vote: Vote, document: Alone, lexicon: Lexicon) -> Vote:
    """The vote with the names of the partners before it: "Stirling, Wilford & Associates"."""
    words, first = line.words, vote.first
    inside = words[first : vote.last]
    if vote.kind == "person" or line.titled or not ("&" in inside or plain(inside[-1]) in lexicon.family):
        return vote
    while first > 1 and words[first - 1] == "," and line.capital[first - 2] and _is_partner(line, first - 2, document):
        if (words[first - 2],) in lexicon.known and plain(inside[-1]) != "llp":
            return vote  # a list: "Apple, Birch & Vane"
        first -= 2
    return vote if first and words[first - 1] in lexicon.listing else vote._replace(first=first)


def _is_partner(line: Line, i: int, document: Alone) -> bool:
    """A surname by itself before a comma."""
    before = i == 0 or not (line.capital[i - 1] or line.words[i - 1] in {"&", "-"})
    return before and document.runs.get((line.words[i],), 0) < 2 and line.words[i].isalpha()
