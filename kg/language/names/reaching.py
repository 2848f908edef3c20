"""A vote → the vote with the rest of its name, before and behind: "Eastern District | of New York"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line
from kg.language.names.votes import Vote
from kg.vocabulary import words

_ARTICLES = ("a", "an", "the")
_APOSTROPHES = ("'", "’", "‘", "`")


def reaching(line: Line, vote: Vote, covered: Collection[int], lexicon: Lexicon) -> Vote:
    """The vote as far as its name reaches; `covered` are the words with votes."""
    vote = _with_surname(line, _with_given_name(line, _with_prefix(line, vote, covered), covered, lexicon), lexicon)
    vote = _with_place(line, _with_clipped(line, _with_particle(line, vote, lexicon)), lexicon)
    vote = _with_sharers(line, _with_school(line, vote, covered, lexicon), lexicon)
    return _with_cause(line, vote, lexicon)


def _with_prefix(line: Line, vote: Vote, covered: Collection[int]) -> Vote:
    """The vote for whom a courtesy title names with the small words that begin the surname: "Mr. | de Vries"."""
    first, small = vote.first, {*words("name_particles")["surnames"], "-"}
    while first > 0 and line.words[first - 1] in small and first - 1 not in covered:
        first -= 1
    addressed = first > 0 and plain(line.words[first - 1]) in words("honorifics")["address"]
    return vote._replace(first=first, kind="person") if addressed and first < vote.first else vote


def _with_given_name(line: Line, vote: Vote, covered: Collection[int], lexicon: Lexicon) -> Vote:
    """The vote with the given name before it that nobody voted for: "Anders | Holck Mortensen", "Ana | Delmar"."""
    before = vote.first - 1
    if before < 0 or before in covered or line.titled:
        return vote
    word = line.words[before]
    given = word in lexicon.first_names and word not in lexicon.calendar
    if not given or not (vote.kind == "person" or _is_surname(line, vote, word, lexicon)):
        return vote
    return vote._replace(first=before, kind="person")


def _is_surname(line: Line, vote: Vote, given: str, lexicon: Lexicon) -> bool:
    """Whether a word that a model took for a firm's name is the surname behind a given name: "Ana | Delmar"."""
    one = vote.last == vote.first + 1 and vote.kind != "place"
    return one and _is_given(given, lexicon) and _may_be_surname(line, vote.first, lexicon)


def _with_surname(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """The vote for a given name with the surname behind it: "Verity | Loxley", "Ernst-August | Wieland"."""
    words = line.words[vote.first : vote.last]
    given = vote.kind == "person" and all(word == "-" or _is_given(word, lexicon) for word in words)
    if not given or line.titled or not _may_be_surname(line, vote.last, lexicon):
        return vote
    return vote if (line.words[vote.last],) in lexicon.known else vote._replace(last=vote.last + 1)


def _is_given(word: str, lexicon: Lexicon) -> bool:
    return word in lexicon.first_names and word not in lexicon.calendar and (word,) not in lexicon.cities


def _may_be_surname(line: Line, i: int, lexicon: Lexicon) -> bool:
    """Whether word i has the capital of a name, and none of a firm's trade, a day or a post."""
    if i >= len(line.words) or not line.capital[i] or line.opening[i] or line.words[i].isupper():
        return False
    word = line.words[i]
    trades = (lexicon.company_endings, lexicon.business, lexicon.contained, lexicon.calendar, lexicon.functional)
    return not any(word in each for each in trades) and plain(word) not in lexicon.legal_forms | lexicon.posts


def _with_school(line: Line, vote: Vote, covered: Collection[int], lexicon: Lexicon) -> Vote:
    """The vote with the school that it is of, or is: "College of | Southern Norland", "Delmar-Birch | College"."""
    words, first, last = line.words, vote.first, vote.last
    if line.titled or vote.kind == "person":
        return vote
    if first > 1 and words[first - 1] == "of" and words[first - 2] in lexicon.schools and first - 2 not in covered:
        return vote._replace(first=first - 2, kind="organization")
    ends = last < len(words) and words[last] in lexicon.schools and last not in covered
    if ends and words[last + 1 : last + 2] != ["of"] and line.capital[last + 1 : last + 2] != [True]:
        return vote._replace(last=last + 1, kind="organization")
    return vote


def _with_cause(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """The vote with what a body is for, or the body before it: "Campaign | for Real Ale", "Citizens for | Peace"."""
    words, first, last = line.words, vote.first, vote.last
    if line.titled or vote.kind == "person":
        return vote
    before = _start_of_body(words, first, lexicon)
    end = _end_of_cause(line, last) if words[last - 1] in lexicon.causes else last
    found = vote._replace(first=before, last=end)
    return vote if found == vote else found._replace(kind="organization")


def _start_of_body(words: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """Where the body begins whose cause begins at word i; i itself where none stands before it."""
    article = i > 0 and words[i - 1] in _ARTICLES
    of = i - 1 - article
    return of - 1 if of > 0 and words[of] == "for" and words[of - 1] in lexicon.causes else i


def _end_of_cause(line: Line, i: int) -> int:
    """Where the cause ends that follows at word i: "for a Responsible Budget"; i itself where none does."""
    if line.words[i : i + 1] != ["for"]:
        return i
    first = i + 1 + (line.words[i + 1 : i + 2] in ([article] for article in _ARTICLES))
    end = first
    while end < len(line.words) and line.capital[end]:
        end += 1
    return end if end > first else i


def _with_particle(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """The vote with what a word of another language than English joins to it: "Diário | do Tejo"."""
    words, last = line.words, vote.last
    if line.titled or words[last : last + 1] == [] or words[last] not in lexicon.foreign:
        return vote
    end = last + 1 + (words[last + 1 : last + 2] in (["la"], ["los"], ["las"], ["der"], ["den"]))
    if end >= len(words) or not line.capital[end]:
        return vote
    while end < len(words) and line.capital[end]:
        end += 1
    return vote._replace(last=end)


def _with_clipped(line: Line, vote: Vote) -> Vote:
    """The vote with what a clipped *and* joins to it: "Shop | 'n Save", "Steak | ’n’ Shake"."""
    words, at = line.words, vote.last
    while at < len(words) and words[at] in _APOSTROPHES:
        at += 1
    clipped = at < len(words) and words[at].strip("'’‘`").lower() == "n"
    at += 1 + (words[at + 1 : at + 2] in ([mark] for mark in _APOSTROPHES))
    marked = any(word[0] in _APOSTROPHES or word[-1] in _APOSTROPHES for word in words[vote.last : at])
    if not clipped or not marked or line.capital[at : at + 1] != [True]:
        return vote
    return vote._replace(last=at + 1, kind="organization" if vote.kind in ("place", "other") else vote.kind)


def _with_place(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """The vote with the rest of it: "Eastern District | of New York", "Kosovo | and Bosnia Veterans of America"."""
    words, last = line.words, vote.last
    if words[last : last + 1] == ["of"] and _is_of_land(words[vote.first : last], lexicon):
        end = _end_of_place(words, last + 1, lexicon)
        return vote._replace(last=end, kind="government") if end > last + 1 else vote
    if words[last : last + 1] == ["and"] and is_of_members(words[vote.first : last], words[last + 1 :], lexicon):
        of = _end_of_place(words, last + 1, lexicon) + 1
        end = _end_of_place(words, of + 1, lexicon) if words[of : of + 1] == ["of"] else of
        return vote._replace(last=end, kind="organization") if end > of + 1 else vote
    return vote


def _with_sharers(line: Line, vote: Vote, lexicon: Lexicon) -> Vote:
    """The vote with the places that share a body: "Barrow, Delmar | and Epsom Hospitals NHS Trust"."""
    words, first, last = line.words, vote.first, vote.last
    inside = words[first:last]
    at = first + inside.index("and") if "and" in inside else last
    end = at + 1
    while end < len(words) and line.capital[end]:
        end += 1
    shared = words[at : at + 1] == ["and"] and is_of_sharers(words[first:at], words[at + 1 : end], lexicon)
    if not shared or end < last or (first and words[first - 1].lower() in ("between", "both")):
        return vote
    while first > 1 and words[first - 1] == "," and (words[first - 2],) in lexicon.lands:
        first -= 2
    return vote._replace(first=first, last=end, kind="organization")


def is_of_sharers(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether two places have a body together: "Devon" and "Cornwall Police"."""
    left = left[len(left) - list(reversed(left)).index(",") :] if "," in left else left
    if not left or len(right) < 2 or right[-1] not in lexicon.sharing:
        return False
    place = any(is_place(left[-size:], lexicon) for size in (2, 1))
    cities = (left[-1],) in lexicon.cities and (right[0],) in lexicon.cities  # "Boston and Chicago Police" are two
    beside = (_end_of_place(right, 0, lexicon) > 0 and not cities) or not lexicon.hospitals.isdisjoint(right)
    return (place and beside) or (len(left) == 1 and "NHS" in right and tuple(left) not in lexicon.known)


def _is_of_land(words: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether a name is of a district or a public body, which goes on with its land: "Public Works Commission"."""
    public = lexicon.contained.get(words[-1]) == "government"
    return len(words) > 1 and (words[-1] in lexicon.districts or public)


def is_of_members(left: Sequence[str], right: Sequence[str], lexicon: Lexicon) -> bool:
    """Whether two places tell whose members a name is of: "Kosovo" and "Bosnia Veterans …"."""
    end = _end_of_place(right, 0, lexicon)
    return 0 < end < len(right) and right[end] in lexicon.members_of_places and is_place(left, lexicon)


def _end_of_place(words: Sequence[str], i: int, lexicon: Lexicon) -> int:
    """Where the known place that begins at word i ends; i itself where none does."""
    return next((i + size for size in (3, 2, 1) if is_place(words[i : i + size], lexicon)), i)


def is_place(words: Sequence[str], lexicon: Lexicon) -> bool:
    return lexicon.known.get(tuple(words)) == "place" or tuple(words) in lexicon.lands
