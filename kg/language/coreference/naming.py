"""Names of one article → which of them name one thing: equal names, short forms, surnames, acronyms."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import cache, lru_cache
from types import MappingProxyType
from typing import NamedTuple

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import gender
from kg.language.coreference.kinship import Kinship
from kg.language.document import ORGANIZATIONS
from kg.language.names.relatives import is_acronym
from kg.model import Mention
from kg.vocabulary import words

_Spelling = tuple[tuple[str, ...], str, str]  # words, family of kinds, gender told by a title


class _Named(NamedTuple):
    """A spelling: its words without article and legal form, its family of kinds, its mentions, whose gender."""

    key: tuple[str, ...]
    family: str
    first: int
    introduced: int  # the first mention outside of headlines, which shorten names before any text has the full ones
    gender: str = ""  # that its title or its given name tells


@lru_cache(maxsize=1)
def _business() -> frozenset[str]:
    """Words that a company's name is the same without, within one article."""
    return frozenset(words("company_words")["words"]) | _legal()


@lru_cache(maxsize=1)
def _legal() -> frozenset[str]:
    return frozenset(words("legal_forms")["endings"])


@lru_cache(maxsize=1)
def _same_everywhere() -> dict[str, tuple[str, ...]]:
    """ "USA" → the words of "United States"."""
    groups = [group for key in ("place", "organization") for group in words("one_thing").get(key, ())]
    return {name: _words(group[0]) for group in groups for name in group[1:]}


def link_names(
    mentions: Sequence[Mention],
    chains: Chains,
    titled: Mapping[int, str] = MappingProxyType({}),
    heading: frozenset[int] = frozenset(),
    kin: Kinship | None = None,
) -> None:
    """Join the mentions that are names of one thing.

    `titled` has what the title before a mention tells ("Mr." → "he"), `heading` the mentions that stand in headlines,
    `kin` those that are told apart as parent and child.
    """
    spellings: dict[_Spelling, list[int]] = defaultdict(list)
    for i, spelling in _spelled(mentions, titled):
        spellings[spelling].append(i)
        chains.join(spellings[spelling][0], i)
    found = [_named(each, places, mentions, heading) for each, places in spellings.items() if each[0]]
    apart, having = _apart(kin or Kinship(), spellings), _by_word(found)
    for short in found:
        alike = found if len(short.key) == 1 and _may_be_acronym(mentions[short.first].text) else having[short.key[0]]
        others = [other for other in alike if other is not short and not _is_kin(short, other, apart)]
        full = _fuller(short, others, mentions)
        if full is not None:
            chains.join(short.first, full.first)


def _named(spelling: _Spelling, places: Sequence[int], mentions: Sequence[Mention], heading: frozenset[int]) -> _Named:
    words_, family, told = spelling
    introduced = next((i for i in places if i not in heading), places[0])
    told = told or (gender(mentions[places[0]].text) if len(words_) > 1 else "")
    return _Named(words_, family, places[0], introduced, told)


def _apart(kin: Kinship, spellings: Mapping[_Spelling, Sequence[int]]) -> Kinship:
    """The same of the first mention of each name, by which its spelling goes."""
    first = {i: places[0] for places in spellings.values() for i in places}
    pairs = (frozenset(first[i] for i in pair) for pair in kin.pairs)
    return Kinship(frozenset(pairs), frozenset(first[i] for i in kin.owned))


def _is_kin(short: _Named, full: _Named, kin: Kinship) -> bool:
    """Whether a text tells two names apart as parent and child, by both names or, of one named before, by "its"."""
    return {short.first, full.first} in kin.pairs or (full.first in kin.owned and short.first < full.first)


def _by_word(found: Sequence[_Named]) -> Mapping[str, Sequence[_Named]]:
    """The spellings that have a word: those that a name may be short for, but for acronyms."""
    having: dict[str, list[_Named]] = defaultdict(list)
    for each in found:
        for word in dict.fromkeys(each.key):
            having[word].append(each)
        for short in _nicknames().get(each.key[0], ()) if each.family == "person" and len(each.key) > 1 else ():
            having[short].append(each)
    return having


def _spelled(mentions: Sequence[Mention], titled: Mapping[int, str]) -> Iterator[tuple[int, _Spelling]]:
    """The mentions that are names with how they are spelled: Mr. Ode apart from Ms. Ode where an article has both."""
    names = [
        (i, (_same_everywhere().get(mention.name) or _words(mention.name), _family(mention.kind)))
        for i, mention in enumerate(mentions)
        if mention.form == "name"
    ]
    told: dict[object, set[str]] = defaultdict(set)
    for i, key in names:
        told[key] |= {titled[i]} if i in titled else set()
    for i, key in names:
        yield i, (*key, next(iter(told[key])) if len(told[key]) == 1 else titled.get(i, ""))


def _fuller(short: _Named, others: Sequence[_Named], mentions: Sequence[Mention]) -> _Named | None:
    """The longer name that a name is short for: the nearest one introduced before it, else the only one.

    Of a family the one introduced first, whom the article is about: so it is in all ten articles of tests/gold that
    call one of two people by the surname alone.
    """
    fit = [other for other in others if len(other.key) >= len(short.key) and _is_short_for(short, other, mentions)]
    by_surname = [other for other in fit if other.family == "person" and other.key[-len(short.key) :] == short.key]
    fit = by_surname or fit
    before = [other for other in fit if other.introduced < short.introduced]
    if before:
        first = min if by_surname else max
        return first(before, key=lambda other: other.introduced)
    return fit[0] if len({other.key for other in fit}) == 1 or by_surname else None


def _is_short_for(short: _Named, full: _Named, mentions: Sequence[Mention]) -> bool:
    if short.key == full.key:
        return "other" in (short.family, full.family)
    if not _may_agree(short.family, full.family):
        return False
    if full.family == "person":
        return {short.gender, full.gender} != {"he", "she"} and _is_part_of_person(short.key, full.key)
    if (
        len(short.key) == 1
        and len(full.key) > 1
        and _is_acronym_of(mentions[short.first].text, mentions[full.first].text)
    ):
        return True
    if full.family in ("product", "event", "work"):
        return len(short.key) < len(full.key) and (full.key[-len(short.key) :] == short.key)
    if full.family != "organization":
        return False
    rest = full.key[len(short.key) :]
    if full.key[: len(short.key)] != short.key or not rest:
        return False
    return all(word in _business() for word in rest) or full.introduced < short.introduced


def _may_agree(one: str, other: str) -> bool:
    return one == other or "other" in (one, other)


def _is_part_of_person(short: tuple[str, ...], full: tuple[str, ...]) -> bool:
    """Surname, given name or what it is shortened to, or both with a middle name between."""
    given = short[0] == full[0] or short[0] in _nicknames().get(full[0], ())
    if len(short) >= len(full):
        return False
    if len(short) == 1:
        return given or short[0] == full[-1]
    return short == full[-len(short) :] or (given and short[-1] == full[-1])


@cache
def _nicknames() -> Mapping[str, frozenset[str]]:
    """Given name → what those are called who have it, all in lower case: "david" → "dave"."""
    return {name.lower(): frozenset(map(str.lower, shorts)) for name, shorts in words("nicknames").items()}


def _is_acronym_of(short: str, full: str) -> bool:
    if not _may_be_acronym(short):
        return False
    letters, parts = _letters(short), full.replace("-", " ").split()
    initials = [word for word in parts if word not in ("of", "the", "and", "for", "&") and word[0].isalpha()]
    while len(initials) > 1 and initials[-1].replace(".", "").lower() in _legal():
        initials.pop()  # "DB" of "Delmar Breweries Inc"
    if len(initials) <= len(letters) <= len(parts) and is_acronym(letters, parts):
        return True
    return letters[-1] == "L" and _is_limited(letters[:-1], parts)


def _is_limited(letters: str, parts: Sequence[str]) -> bool:
    """Whether a firm's letters have an L more than its name, "Delmar Arbour Timber Co (DATL)": that of its Limited."""
    own = [word for word in parts if word.replace(".", "").lower() not in _legal()]
    return len(letters) == len(own) < len(parts) and is_acronym(letters, own)


def _may_be_acronym(name: str) -> bool:
    letters = _letters(name)
    return letters.isupper() and len(letters) > 1


def _letters(name: str) -> str:
    return name.replace(".", "").replace("&", "")


def _family(kind: str) -> str:
    return "organization" if kind in ORGANIZATIONS else kind


def _words(name: str) -> tuple[str, ...]:
    """Lower case, without articles, full stops and legal forms: "The Acme Corp." → acme."""
    parts = [word.strip(".,'’") for word in name.replace("’s", "").replace("'s", "").replace("-", " ").split()]
    key = [word.replace(".", "").lower() for word in parts if word]
    if len(key) > 1 and key[0] == "the":
        key = key[1:]
    while len(key) > 1 and key[-1] in _legal():
        key.pop()
    return tuple(key)
