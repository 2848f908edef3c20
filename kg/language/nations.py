"""Token → the nation or region that it speaks of ("Norwegian" of Norway, "Texan" of Texas); place → what it lies in."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping, Sequence
from functools import cache, lru_cache

from kg.language.document import Token
from kg.vocabulary import words


def nation(tokens: Sequence[Token], i: int) -> str | None:
    """The nation that token i names or is a demonym of: "Norway" for "Norway" and "Norwegian"; None for other words."""
    text = tokens[i].text
    if not text[:1].isupper():
        return None
    before = tokens[i - 1].text if i else ""
    return _nations().get(f"{before} {text}") or _nations().get(text)


def region(tokens: Sequence[Token], i: int) -> str | None:
    """The part of a country that token i names or is said of: "Texas" for "Texas" and "Texan"; None for other words."""
    return _regions().get(tokens[i].text)


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


def _named_by(file: str) -> Mapping[str, str]:
    """Each word of a list of names with what is said of them → the name."""
    return {word: name for name, said in words(file).items() for word in (name, *said)}
