"""Spellings of names → their kinds, by a tally of votes and of the words around them in the whole document."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from kg.language.models import SITE_NAME, Models
from kg.language.names.contexts import by_context
from kg.language.names.lexicon import Lexicon, plain
from kg.language.names.lines import Line, is_dateline, town_of
from kg.language.names.usage import OWNING
from kg.language.pronouns import is_of_person

Spelling = tuple[str, ...]
Tally = dict[Spelling, dict[str, float]]
# How much of a vote is left: for a surname alone, for another word alone, for one that is no known place;
# and what speaks for an organization in any word alone. Set by hand on MEANTIME, KnowledgeNet and CORE.
_SURNAME, _WORD, _UNKNOWN_PLACE, _PRIOR = 0.55, 0.4, 0.7, 0.4
_LISTED = 4.0  # a name of the list of well-known ones
_CLEAR, _TOGETHER = 3.0, 1.5  # by how much one kind of a list leads; what that tells of the others
_FIELDS = frozenset({"of", "for"})  # before what an office is for: "Ministry of Energy"
_LAST = frozenset({"and", "or", "&"})  # before the last of a list
_TRADE = 2.0  # a word for a trade at either end, beside the votes of both models for a person
_HOME = 2.5  # a city right before a named firm
_LIES = 1.2  # a city that something is in, as something may be in a firm called like it
_DATELINE = 8.0  # the first name of a dateline
_CITY = 5.0  # a city's name of several words
_BRAND = 4.0  # "Jack Daniel's": nobody's name keeps its "'s"
_INSIDE = frozenset({"in", "near", "outside", "around"})
_ROW = frozenset({",", "and", "or"})
_BASED = (["based"], ["born"], ["listed"], ["headquartered"])
_ORGANIZATIONS = ("company", "government", "media", "organization")
# How likely another kind must be by form and surroundings to stand against the votes: surroundings tell people,
# organizations and places apart better than the votes do (right in 0.91 and 0.85 of the names that fit_kinds.py learns
# from); there are few products and works among these, so that hardly anything overrules votes for them.
SURE = {"person": 0.6, "organization": 0.5, "place": 0.5, "product": 0.9, "work": 0.9, "other": 0.85}
NEVER = 1.0
# "A330s", "A350-900", "A320neos", "KC-30", "MD-95"
_MODEL = re.compile(r"[A-Z]{1,3}-?\d{2,4}(?:-\d{2,4})?[A-Za-z]{0,4}|[A-Z]{2,5}-\d[\w.]{0,3}")
_LETTERS = re.compile(r"[A-Z]+")
_CLOSE = 2.0  # by how much votes for a product or a work may lead and still be overruled
_RARE = ("product", "work", "other")
FIRM = 2.5  # by how much votes may lead and still be overruled: two models agreed, and a word list with them


def tally(lines: Sequence[Line], spans: Iterable[Iterable[tuple[int, int, str, float]]]) -> Tally:
    """How much speaks for each kind of each spelling, by the votes alone."""
    count: Tally = defaultdict(lambda: defaultdict(float))
    for line, ballot in zip(lines, spans, strict=True):
        for first, last, kind, weight in ballot:
            count[tuple(line.words[first:last])][kind] += weight
    return count


def add_form(count: Tally, lexicon: Lexicon) -> None:
    """Add what the names themselves show: endings, telling words, first names, and the list of well-known names."""
    for spelling, kinds in count.items():
        known = _known(spelling, lexicon)
        short = known == "place" and spelling[-1].endswith(".")  # "Mass.", "R.I.": nothing else is written so
        if known in _ORGANIZATIONS or short:  # whatever the models took it for
            kinds[known] += max(_LISTED if len(spelling) == 1 else 2 * _LISTED, max(kinds.values(), default=0.0))
        elif known:
            kinds[known] += 2.5 if known == "place" else _LISTED
        for kind, weight in _by_form(spelling, lexicon):
            kinds[kind] += weight


def _known(spelling: Spelling, lexicon: Lexicon) -> str:
    """The kind of a well-known name, also of "LONDON" in a dateline; else ""."""
    known = lexicon.known.get(spelling)
    if known or not all(word.isupper() and len(word) > 3 for word in spelling):
        return known or ""
    return lexicon.known.get(tuple(word.capitalize() for word in spelling), "")


def _by_form(spelling: Spelling, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    """The kinds that a name speaks for by itself, each with how much."""
    if len(spelling) == 1:
        yield from _by_word(spelling[0], bool(_known(spelling, lexicon)), lexicon)
    else:
        yield from _by_last_word(spelling, lexicon)
        yield from _by_words(spelling, lexicon)


def _by_word(word: str, known: bool, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    if lexicon.contained.get(word) == "media":
        yield "media", 1.0
    if SITE_NAME.fullmatch(word):
        yield "organization", 2.0
    if _is_model(word, lexicon) and not known:
        yield "product", 1.5


def _by_last_word(spelling: Spelling, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    before, last = spelling[-2:]
    if _is_model(last, lexicon):
        yield "product", 5.0
    if last.isdigit() and len(last) < min(len(spelling) + 1, 4) and before not in lexicon.numbered:
        yield "product", 1.5  # "Dromo 4"
    if last == "Hall" and len(spelling) > 3:
        yield "place", _CITY  # "Ana Maria Ruiz Hall"
    if before == "Flight" and last.isdigit():
        yield "event", 4.0
    if last in lexicon.nations and spelling[0] not in lexicon.directions and spelling[:-1] not in lexicon.cities:
        yield "organization", 2.0
    if plain(last) in lexicon.legal_forms:
        yield "company", 8.0
    elif last in lexicon.company_endings and not (spelling[0] in lexicon.contained and _FIELDS & set(spelling)):
        yield "company", 0.8 if last == "AI" else 3.0


def _by_words(spelling: Spelling, lexicon: Lexicon) -> Iterator[tuple[str, float]]:
    telling = [lexicon.contained[word] for word in spelling if word in lexicon.contained]
    trade = spelling[-1] in lexicon.company_endings or _is_of_trade(spelling, lexicon)
    if telling and not (trade and telling[0] == "place"):  # "Bow River Pipelines"
        yield telling[0], 3.0
    if _is_of_trade(spelling, lexicon):
        yield "company", _TRADE
    if "&" in spelling:
        yield "company", _TRADE
    if spelling in lexicon.cities:
        yield "place", _CITY
    if [spelling[-1]] in OWNING:
        yield "organization", _BRAND
    elif spelling[0] in lexicon.first_names and len(spelling) < 4:
        yield "person", 1.5


def _is_of_trade(spelling: Spelling, lexicon: Lexicon) -> bool:
    """Whether either end of a name says what a firm does, in whatever language: "Corvane Lifts", "Studio Delmar"."""
    ends = (spelling[0], spelling[-1])
    return any(word in lexicon.trade_words or word.endswith(lexicon.trade_endings) for word in ends)


def discount(count: Tally, lines: Sequence[Line], models: Models, lexicon: Lexicon) -> None:
    """Weigh the votes down that the models cast lightly, for a person or a place that nothing else makes one.

    Articles introduce people by full names, so that one word alone is rarely a person, if it is no given name and no
    "he" or "she" stands in its paragraphs; a word that is no well-known place is as often a company.
    """
    surnames = {spelling[-1] for spelling in count if len(spelling) > 1 and spelling[0] in lexicon.first_names}
    surnames |= {word for line in lines if any(map(is_of_person, line.words)) for word in line.words}
    for spelling, kinds in count.items():
        if spelling[0] in lexicon.first_names or _known(spelling, lexicon):
            continue
        if len(spelling) == 1:
            _discount_word(spelling[0], kinds, spelling[0] in surnames, models)


def _discount_word(word: str, kinds: dict[str, float], surname: bool, models: Models) -> None:
    made = kinds.get("product", 0.0) + kinds.get("work", 0.0)
    kinds["person"] *= _SURNAME if surname else _WORD
    kinds["place"] *= _UNKNOWN_PLACE
    if not (word.isupper() or made or surname or _is_common(word.lower(), models)):
        kinds["organization"] += _PRIOR


def _is_common(word: str, models: Models) -> bool:
    return word in models.nouns or word in models.verbs or word in models.modifiers


def add_contexts(
    count: Tally, lines: Sequence[Line], places: Iterable[Iterable[tuple[int, int]]], lexicon: Lexicon
) -> None:
    """Add what stands around each occurrence: titles, what follows the name, an apposition, a dateline."""
    for line, spans in zip(lines, places, strict=True):
        for first, last in spans:
            spelling = tuple(line.words[first:last])
            place = _is_place(spelling, lexicon)
            lies = _lies(line, first, last, lexicon) or (place and _is_owner_of_firm(line, first, last, lexicon))
            for kind, weight in by_context(line, first, last, lexicon):
                if kind == "place" or not (lies or (place and _is_said_of_other(line, first, kind))):
                    count[spelling][kind] += weight
            if place and (_is_base(line, last) or _is_home(line, last, lexicon)):
                count[spelling]["place"] += _HOME
            elif place and lies:
                count[spelling]["place"] += _LIES
            if first == 0 and is_dateline(line):
                count[spelling]["place"] += _DATELINE
        if (town := town_of(line)) in count:  # "Port Tarrow" of an article from PORT TARROW
            count[town]["place"] += _DATELINE


def add_lists(
    count: Tally, lines: Sequence[Line], places: Iterable[Iterable[tuple[int, int]]], lexicon: Lexicon
) -> None:
    """Add what stands in one list with a name: "Ana Ruiz, Yoan Costa and Ben Ode" are three people."""
    for line, spans in zip(lines, places, strict=True):
        for listed in _lists(line, sorted(set(spans)), lexicon):
            spellings = [tuple(line.words[first:last]) for first, last in listed]
            sure = {kind for spelling in spellings if (kind := _sure(count[spelling]))}
            for spelling in spellings if len(sure) == 1 else ():
                if not (_sure(count[spelling]) or _is_place(spelling, lexicon)):
                    count[spelling][min(sure)] += _TOGETHER


def _lists(line: Line, spans: Iterable[tuple[int, int]], lexicon: Lexicon) -> Iterator[list[tuple[int, int]]]:
    """The rows of spans with nothing but commas between and "and" before the last, which does nothing by itself.

    That would be "unveiled Vireo and Acme launched", which lists nothing.
    """
    row: list[tuple[int, int]] = []
    for first, last in spans:
        between = line.words[row[-1][1] : first] if row else []
        if not (between and ({","} | _LAST).issuperset(between)):
            row = []
        row.append((first, last))
        if not _LAST.isdisjoint(between):
            if lexicon.does.isdisjoint(line.words[last : last + 1]):
                yield row
            row = []


def _sure(kinds: Mapping[str, float]) -> str:
    """The kind that much speaks for, and hardly anything against; "" where there is none."""
    family = {"organization": sum(kinds.get(kind, 0.0) for kind in _ORGANIZATIONS)}
    weights = {kind: weight for kind, weight in kinds.items() if kind not in _ORGANIZATIONS} | family
    best, *others = sorted(weights, key=lambda kind: (-weights[kind], kind))
    ahead = weights[best] - max((weights[kind] for kind in others), default=0.0)
    return best if ahead >= _CLEAR else ""


def _is_home(line: Line, last: int, lexicon: Lexicon) -> bool:
    """Whether a firm follows, in a word or two: "Oxford | start-up Acme", "the Stellenbosch | software company"."""
    after = [*line.words[last : last + 3], "", "", ""]
    near = 1 if after[0].islower() and lexicon.nouns.get(after[0]) != "company" else 0
    return lexicon.nouns.get(after[near]) == "company" and lexicon.nouns.get(after[near + 1]) != "company"


def _lies(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether things are in what a name is of, and what follows is said of these: "a mill in Marburg, the company"."""
    if line.words[last : last + 1] in OWNING:
        return False  # "outside Acme's offices"
    i = first - 1
    while i > 1 and line.words[i] in _ROW and _is_place((line.words[i - 1],), lexicon):
        i -= 2  # "in Lisbon and | Milan"
    inside = i >= 0 and line.words[i].lower() in _INSIDE
    return inside and lexicon.investing.isdisjoint(line.words[max(0, i - 6) : i])


def _is_base(line: Line, last: int) -> bool:
    """Whether a place is where something is from: "Zug | -based"."""
    return line.words[last : last + 1] == ["-"] and line.words[last + 1 : last + 2] in _BASED


def _is_owner_of_firm(line: Line, first: int, last: int, lexicon: Lexicon) -> bool:
    """Whether a place stands before a firm of it: "Togo | 's Delmar Bank", but not "Nancy's Pizza"."""
    owning = line.words[last : last + 1] in OWNING and not line.titled and line.words[first] not in lexicon.first_names
    return owning and line.capital[last + 1 : last + 2] == [True]


def _is_place(spelling: Spelling, lexicon: Lexicon) -> bool:
    known = lexicon.known.get(spelling)  # "Tata" is better known for its cars than for its 40,000 people
    return known == "place" if known else spelling in lexicon.cities


def _is_said_of_other(line: Line, first: int, kind: str) -> bool:
    """Whether what stands around a place tells of something else: "Acme of Oslo, a brewer", "Acme's UK chief"."""
    located = first > 1 and line.words[first - 1] in {"of", "in", "at", "near", "'s", "’s"} and line.capital[first - 2]
    return kind == "product" or (kind in _ORGANIZATIONS and located)


def _is_model(word: str, lexicon: Lexicon) -> bool:
    """Whether a word is built as the names of models are: "A330s", but no index ("CAC40") and no year ("FY24")."""
    if not _MODEL.fullmatch(word):
        return False
    letters = _LETTERS.match(word)
    return letters is None or letters.group() not in lexicon.no_models


def decide(kinds: Mapping[str, float], shares: Mapping[str, float]) -> str:
    """The kind with most weight; the kinds of organization stand together against the others.

    `shares` say how likely each kind is by form and surroundings; one that is likely enough overrules the votes.
    """
    family = sum(kinds.get(kind, 0.0) for kind in _ORGANIZATIONS)
    others = {kind: weight for kind, weight in kinds.items() if kind not in _ORGANIZATIONS}
    best = max(sorted(others), key=lambda kind: others[kind], default="")
    voted = best if best and others[best] > family else "organization"
    likely = max(sorted(shares), key=lambda kind: shares[kind], default="")
    weight = {**others, "organization": family}
    ahead = weight[voted] - weight.get(likely, 0.0)
    sure = SURE.get(voted, NEVER) if voted not in _RARE or _may_err(voted, likely, family, others) else NEVER
    kind = likely if likely and ahead < FIRM and shares[likely] > sure else voted
    return _narrowest(kinds) if kind == "organization" else kind


def _may_err(voted: str, likely: str, family: float, others: Mapping[str, float]) -> bool:
    """Whether little more shows a product or a work than an organization."""
    return likely == "organization" and family > _PRIOR and others[voted] - family < _CLOSE


def _narrowest(kinds: Mapping[str, float]) -> str:
    return max(_ORGANIZATIONS[:3], key=lambda kind: kinds.get(kind, 0.0)) if _is_special(kinds) else "organization"


def _is_special(kinds: Mapping[str, float]) -> bool:
    return any(kinds.get(kind, 0.0) > 0 for kind in _ORGANIZATIONS[:3])
