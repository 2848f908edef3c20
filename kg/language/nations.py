"""Token → the nation or region that it speaks of ("Norwegian" of Norway, "Texan" of Texas); place → what it lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kg.language.document import Token
from kg.vocabulary import words

_BEFORE_NOUN = frozenset({"amod", "compound", "nmod", "npadvmod", "poss"})


def nation(tokens: Sequence[Token], i: int) -> str | None:
    """The nation that token i names or is a demonym of: "Norway" for "Norway" and "Norwegian"; None for other words."""
    return _spoken_of(_nations(), tokens, i)


def region(tokens: Sequence[Token], i: int) -> str | None:
    """The part of a country that token i names or is said of: "Texas" for "Texas" and "Texan"; None for other words."""
    return _spoken_of(_regions(), tokens, i)


def area(tokens: Sequence[Token], i: int) -> str | None:
    """The nation or else the region that token i speaks of."""
    return _spoken_of(_areas(), tokens, i)


def native(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is a noun for somebody of a nation or region: "a Dane", "the Briton", but not "the Dutch"."""
    token = tokens[i]
    if token.kind or not token.children or token.dep in _BEFORE_NOUN or area(tokens, i) is None:
        return False
    articles = {tokens[c].text.lower() for c in token.children if tokens[c].dep == "det"}
    one = not articles.isdisjoint(("a", "an", "another"))
    return one or ("the" in articles and not token.text.endswith(tuple(words("natives")["peoples"])))


def is_stance(tokens: Sequence[Token], i: int) -> bool:
    """Whether token i is what somebody is for or against, and not from: "pro-Beijing", "anti-American"."""
    return i > 1 and tokens[i - 1].text == "-" and tokens[i - 2].text.lower() in words("natives")["stances"]


def _spoken_of(names: Mapping[str, str], tokens: Sequence[Token], i: int) -> str | None:
    if not tokens[i].text[:1].isupper() or tokens[i].kind == "person" or is_stance(tokens, i):
        return None
    if i + 1 < len(tokens) and length(tokens, i + 1) > 1:
        return None  # "British" of "British Columbian"
    return names.get(" ".join(token.text for token in tokens[i + 1 - length(tokens, i) : i + 1]))


def length(tokens: Sequence[Token], i: int) -> int:
    """How many tokens speak of one area together, up to token i: two in "North American", three at most."""
    if not i or not (tokens[i - 1].text[:1].isupper() and tokens[i].text[:1].isupper()):
        return 1
    spelled = {size: " ".join(token.text for token in tokens[i + 1 - size : i + 1]) for size in (3, 2) if size <= i + 1}
    return next((size for size, text in spelled.items() if text in _lands()), 1)


@lru_cache(maxsize=1 << 12)  # places of articles, of which there is no end
def wider(place: str) -> frozenset[str]:
    """A place and all that it lies in: Munich, Bavaria and Germany for "Munich"."""
    found, new = {place}, [place]
    while new:
        above = [one for one in _holders().get(new.pop(), ()) if one not in found]
        found.update(above)
        new += above
    return frozenset(found)


@cache
def nations() -> frozenset[str]:
    """The names of all nations."""
    return frozenset(words("demonyms"))


@cache
def cities() -> Mapping[str, tuple[str, ...]]:
    """The cities and towns of each country, of several of one name the largest (ontology/words/cities.toml)."""
    return {country: tuple(" ".join(names.split()).split(", ")) for country, names in words("cities").items()}


@cache
def _holders() -> Mapping[str, tuple[str, ...]]:
    """Place → those that it stands under."""
    found: dict[str, list[str]] = defaultdict(list)
    for holder, held in (*words("within").items(), *cities().items()):
        for place in held:
            found[place].append(holder)
    return {place: tuple(holders) for place, holders in found.items()}


@cache
def _nations() -> Mapping[str, str]:
    return _named_by("demonyms")


@cache
def _regions() -> Mapping[str, str]:
    return _named_by("regions")


@cache
def _areas() -> Mapping[str, str]:
    return {**_regions(), **_nations()}


@cache
def _lands() -> frozenset[str]:
    """All that is said of nations, regions, and of what is wider: "North American" speaks of no one nation."""
    return frozenset((*_areas(), *words("natives")["wide"]))


def _named_by(file: str) -> Mapping[str, str]:
    """Each word of a list of names with what is said of them → the name."""
    return {word: name for name, said in words(file).items() for word in (name, *said)}
