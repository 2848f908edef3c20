"""A mention's text → the name in it, in a form that can be compared: "the Acme Corp.’s" → acme."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from itertools import takewhile
from typing import Literal

from kg.model import Kind
from kg.vocabulary import words

Family = Literal["person", "organization", "product", "place", "work", "topic", "event", "source", "other"]

FAMILIES: Mapping[Kind, Family] = {
    "person": "person",
    "organization": "organization",
    "company": "organization",
    "government": "organization",
    "media": "organization",
    "product": "product",
    "place": "place",
    "work": "work",
    "topic": "topic",
    "event": "event",
    "source": "source",
}
COUNTRIES = ("us", "uk", "eu")  # initials themselves: the US Acme Board is the USAB
QUOTES = "\"'`“”‘’«»()[]{}"
_COUNTRY = re.compile(r"^(unitedstates|usa)(?=.)")  # "United States Air Force" and "US Air Force"
_PARTICIPLE = re.compile(r"-(based|led|owned|backed|listed|run|made|born)\b.*", re.IGNORECASE)
BRACKET = re.compile(r"\(([^()]*)\)?")
POSSESSIVE = re.compile(r"['’]s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Name:
    """A name taken apart. Words are folded: lower case, no accents, no full stops, apostrophes or hyphens."""

    text: str  # as it may be shown: without determiner and possessive ending
    words: tuple[str, ...]  # without honorifics, legal forms and generation
    key: str  # what all writings of one name share: "Face Book, Inc." and "Facebook" → "facebook"
    ending: tuple[str, ...] = ()  # its legal form
    generation: str = ""  # "jr"
    is_acronym: bool = False  # two to six capitals: "GAW", "U.S.", "A&B"


@lru_cache(maxsize=1 << 17)
def parse(text: str, family: str = "") -> Name:
    """The name in a mention's text; of a person, without title, of others, without legal form.

    Names that the word list `one_thing` gives for one thing of that family get one key, and a demonym is its country.
    """
    shown = _core(_plain(text)) or _plain(text) or text.strip()
    if family == "person":
        return _person(shown, _plain(text))
    if family == "place":
        shown = _demonyms().get(_abbreviation(shown) or fold(shown), shown)
    folded = _folded(shown)
    stem = _without_endings(folded)
    key = "".join(stem)
    if family == "product" and _picks_out(text.split()):
        return Name(shown, stem, fold(text))
    key = _one_thing().get((family, key)) or _one_thing().get(("any", key)) or _COUNTRY.sub("us", key)
    return Name(shown, stem, key, folded[len(stem) :], is_acronym=_is_acronym(shown))


def _picks_out(tokens: list[str]) -> bool:
    """Whether it is some of many: "the first Acme Rocket", "22 new Rockets"."""
    counted = tokens[0].isdigit() and tokens[-1].endswith("s")
    return counted or any(token.casefold() in particles("quantifiers") for token in tokens[:-1])


def _person(shown: str, whole: str) -> Name:
    written = [word for word in shown.split() if fold(word)] or [shown]
    folded = list(map(fold, written)) if fold(shown) else [shown.casefold()]
    start, end, generation = _without_manners(folded)
    stem = tuple(folded[start:end])
    bare = " ".join(written[start:] if generation else written[start:end])
    called = _with_particles(bare, whole)
    return Name(called, stem, "".join(stem) + generation, generation=generation, is_acronym=_is_acronym(bare))


def _with_particles(bare: str, whole: str) -> str:
    """ "de Wit" rather than "Wit", where the text has it so: what begins a surname tells no two persons apart."""
    before = whole.removesuffix(bare).split() if whole.endswith(bare) else []
    own = list(takewhile(lambda word: word.casefold() in particles("surnames"), reversed(before)))
    return " ".join([*reversed(own), bare])


def _folded(shown: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, shown.split()))) or (shown.casefold(),)


def _is_acronym(text: str) -> bool:
    """Two to six capitals, one small letter among them at most: "GAW", "U.S.", "A&B", "BoE"."""
    letters = re.sub(r"[.&]", "", text)
    if not 2 <= len(letters) <= 6 or not letters.isalpha() or letters[-1].islower():
        return False
    return sum(letter.islower() for letter in letters) <= min(1, len(letters) - 2)


def bracketed(text: str) -> str | None:
    """The short name in brackets: "General Acme Works (GAW)" → "GAW"."""
    found = BRACKET.search(text)
    inside = found[1].strip(QUOTES + " ") if found else ""
    return inside if inside and parse(inside).is_acronym else None


@lru_cache(maxsize=1 << 16)
def fold(word: str) -> str:
    """Lower case, no accents, no punctuation: "Côte" → "cote", "U.S." → "us", "&" → "and"."""
    plain = "".join(c for c in unicodedata.normalize("NFKD", word) if not unicodedata.combining(c))
    return "and" if plain == "&" else re.sub(r"[^\w]|_", "", plain).casefold()


@lru_cache(maxsize=1 << 16)
def initials(name: Name) -> frozenset[str]:
    """The acronyms that may stand for the name: with or without its joining words and its legal form."""
    heads = [(word if word in COUNTRIES else word[0]) for word in name.words]
    joined = [head for word, head in zip(name.words, heads, strict=True) if word not in particles("joining")]
    endings = ["", "".join(word[0] for word in name.ending)]
    return frozenset(
        "".join(form) + ending for form in (heads, joined) if len(form) > 1 or name.ending for ending in endings
    )


def _plain(text: str) -> str:
    """One line, without what stands in brackets, quotation marks and a possessive ending."""
    line = " ".join(_PARTICIPLE.sub("", BRACKET.sub(" ", text).replace("``", " ")).split())
    return POSSESSIVE.sub("", line.strip(QUOTES + ",;:–— ")).strip()


def _core(text: str) -> str:
    """The last stretch of capitalised words: "the carmaker Acme Motors" → "Acme Motors"; of two names joined, all."""
    tokens = _first_clause(text.split())
    if not any(map(_is_name_word, tokens)):
        return " ".join(_without_determiners(tokens))
    names = [i for i, token in enumerate(tokens) if _is_name_word(token)]
    before = [i for i in range(names[-1]) if i not in names and tokens[i] not in particles("joining")]
    cut = before[-1] + 1 if before else 0
    if names[0] < cut and particles("conjunctions") & set(tokens[:cut]):
        return text
    return " ".join(_without_determiners(tokens[cut:]))


def _first_clause(tokens: list[str]) -> list[str]:
    ends = [i for i, token in enumerate(tokens) if i and token in particles("clauses")]
    return tokens[: ends[0]] if ends else tokens


def _without_determiners(tokens: list[str]) -> list[str]:
    """Without the small words before a name; one with a capital that joins others is its own: "El Salvador"."""
    start = next((i for i, token in enumerate(tokens[:-1]) if not _is_before_name(token)), len(tokens) - 1)
    return tokens[max(start, 0) :]


def _is_before_name(token: str) -> bool:
    return token.casefold() in particles("determiners") or token in particles("joining")


def _is_name_word(token: str) -> bool:
    """Whether it has a capital or a digit, or letters that know no capitals."""
    return any(c.isupper() or c.isdigit() for c in token) or (not token.islower() and any(c.isalpha() for c in token))


def _without_manners(folded: list[str]) -> tuple[int, int, str]:
    """Where the name itself begins and ends among the words, and its generation."""
    end, generation = len(folded), ""
    while end > 1 and folded[end - 1] in _manners("after") | _manners("generation"):
        end -= 1
        generation = folded[end] if folded[end] in _manners("generation") else generation
    posts = [i + 1 for i in range(end - 1) if folded[i] in _manners("posts")]
    start = posts[-1] if posts else 0
    while end - start > 1 and folded[start] in _manners("before"):
        start += 1
    while end - start > 1 and folded[start] in particles("surnames"):
        start += 1
    return start, end, generation.replace("junior", "jr").replace("senior", "sr")


def _without_endings(folded: tuple[str, ...]) -> tuple[str, ...]:
    end = len(folded)
    while end > 1 and (folded[end - 1] in _endings() or (end < len(folded) and folded[end - 1] == "and")):
        end -= 1
    return folded[:end]


@cache
def particles(which: str) -> frozenset[str]:
    """Small words of one sort, inside and before names, as the list name_particles has them."""
    return frozenset(words("name_particles")[which])


@cache
def company_words() -> frozenset[str]:
    """Words that say what kind of business a company is in: "airlines", "group"."""
    return frozenset(words("company_words")["words"]) | {"and"}


def is_generic(name: Name) -> bool:
    """Whether it is a name in looks only: "the Company", "Group", "the Board of Directors"."""
    return " ".join(name.words) in _generic()


@cache
def _generic() -> frozenset[str]:
    return frozenset(words("company_words")["generic"])


@cache
def _endings() -> frozenset[str]:
    return frozenset(words("legal_forms")["endings"])


@cache
def _manners(which: str) -> frozenset[str]:
    return frozenset(map(fold, words("honorifics")[which]))


@cache
def _demonyms() -> dict[str, str]:
    lists = (words("regions"), words("demonyms"))
    said_of = [(place, demonym) for list_ in lists for place, said in list_.items() for demonym in said]
    return {key: place for place, demonym in said_of for key in (fold(demonym), _abbreviation(demonym)) if key}


def _abbreviation(place: str) -> str:
    """The letters of one with points between them, in lower case: "L.A." is not "La."; "" for any other."""
    return place.casefold() if "." in place[:-1] else ""


@cache
def _one_thing() -> dict[tuple[str, str], str]:
    """(family, key) → the key of the full name."""
    lists = words("one_thing")
    keys = {family: [["".join(_folded(_core(text))) for text in names] for names in lists[family]] for family in lists}
    return {(family, key): names[0] for family in keys for names in keys[family] for key in names}
