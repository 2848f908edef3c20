"""Files that people edit or fetch → what they know better: same, different, name, kind, IRIs elsewhere."""

from __future__ import annotations

import os
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any, get_args

from kg.entities.authority import NO_AUTHORITY, Authority, read_authority
from kg.entities.iris import article_key
from kg.entities.names import parse
from kg.errors import OntologyError
from kg.model import Kind
from kg.vocabulary import read_toml

Tag = tuple[int, str]  # the number of a "different", and the name in it or in which articles
FAMILIES = ("", "person", "place")
KEYS: Mapping[str, frozenset[str]] = {
    "same": frozenset({"names"}),
    "different": frozenset({"names", "name", "articles"}),
    "entity": frozenset({"name", "preferred", "kind", "sameAs"}),
}


@dataclass(frozen=True, slots=True)
class Wish:
    """What is wished of one entity; None and () where nothing is."""

    preferred: str | None = None
    kind: Kind | None = None
    same_as: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Namesake:
    """A name that is another thing in some articles than in all others."""

    keys: frozenset[str]
    articles: frozenset[str]  # the last parts of their IRIs


@dataclass(frozen=True, slots=True)
class Wishes:
    """All that people decided. They win over every rule."""

    same: tuple[frozenset[str], ...] = ()  # keys of names that mean one thing
    different: tuple[frozenset[str], ...] = ()  # names that mean several, in lower case
    namesakes: tuple[Namesake, ...] = ()
    entities: Mapping[str, Wish] = field(default_factory=dict)  # by the key of a name
    authority: Authority = NO_AUTHORITY  # what a file of well-known things says, after people

    def tags(self, names: Iterable[str]) -> frozenset[Tag]:
        """Which of the names that mean several things are among these."""
        if not self.different:
            return frozenset()
        folded = {" ".join(name.casefold().split()) for name in names}
        return frozenset((n, name) for n, group in enumerate(self.different) for name in sorted(group & folded))

    def parted(self, keys: Iterable[str], article: str) -> frozenset[Tag]:
        """Of which of the names that are not the same in all articles these keys are, and on which side of it."""
        if not self.namesakes:
            return frozenset()
        own, first = frozenset(keys), len(self.different)
        numbered = enumerate(self.namesakes, start=first)
        return frozenset((n, str(article in one.articles)) for n, one in numbered if not own.isdisjoint(one.keys))

    def of(self, keys: Iterable[str]) -> Wish:
        """What is wished of the thing with names of these keys."""
        return next((self.entities[key] for key in sorted(keys) if key in self.entities), Wish())


NO_WISHES = Wishes()


def decided(entities: str | os.PathLike[str] | None = None, authority: str | os.PathLike[str] | None = None) -> Wishes:
    """What people decided in an entities.toml, and what an authority file knows. Raises OntologyError for either."""
    wishes = NO_WISHES if entities is None else read_wishes(entities)
    return wishes if authority is None else replace(wishes, authority=read_authority(authority))


def read_wishes(path: str | os.PathLike[str]) -> Wishes:
    """The decisions in a TOML file:

        [[same]]
        names = ["Birch Labs", "BL Diagnostics"]
        [[different]]
        names = ["Birch", "Birch AI"]
        [[different]]
        name = "Ada Birch"
        articles = ["monday.txt"]
        [[entity]]
        name = "Birch Labs"
        preferred = "Birch Laboratories"
        kind = "company"
        sameAs = ["https://www.wikidata.org/entity/Q42"]

    The Ada Birch of monday.txt is another than that of other articles. Raises OntologyError, naming the file and what
    is wrong in it.
    """
    file = Path(path)
    raw = read_toml(file)
    _check(file, raw)
    return Wishes(
        same=tuple(frozenset(key for name in one["names"] for key in _keys(name)) for one in raw.get("same", [])),
        different=tuple(
            frozenset(name.casefold() for name in one["names"]) for one in raw.get("different", []) if "names" in one
        ),
        namesakes=tuple(_namesake(one) for one in raw.get("different", []) if "name" in one),
        entities={key: _wish(one) for one in raw.get("entity", []) for key in _keys(one["name"])},
    )


def _keys(name: str) -> set[str]:
    return {parse(name, family).key for family in FAMILIES}


def _namesake(one: Mapping[str, Any]) -> Namesake:
    return Namesake(frozenset(_keys(one["name"])), frozenset(map(article_key, one["articles"])))


def _wish(one: Mapping[str, Any]) -> Wish:
    return Wish(one.get("preferred"), one.get("kind"), tuple(one.get("sameAs", ())))


def _check(file: Path, raw: Mapping[str, Any]) -> None:
    for section, entries in raw.items():
        if section not in KEYS or not isinstance(entries, list):
            raise OntologyError(f"{file}: [{section}] is not known; write [[same]], [[different]] or [[entity]]")
        for number, entry in enumerate(entries, start=1):
            fault = _fault(section, entry)
            if fault:
                raise OntologyError(f"{file}: [[{section}]] number {number}: {fault}")


def _is_list(given: object, *, least: int) -> bool:
    return isinstance(given, list) and len(given) >= least and all(isinstance(one, str) for one in given)


def _fault(section: str, entry: Mapping[str, Any]) -> str | None:
    unknown = sorted(entry.keys() - KEYS[section])
    if unknown:
        return f"{unknown[0]!r} is not known; write {', '.join(sorted(KEYS[section]))}"
    if section == "different" and "names" not in entry:
        whole = isinstance(entry.get("name"), str) and _is_list(entry.get("articles"), least=1)
        return None if whole else "write names, or a name and the articles in which it is another thing"
    if section != "entity":
        listed = entry.keys() == {"names"} and _is_list(entry["names"], least=2)
        return None if listed else "names must be a list of two or more names, and stand alone"
    if not isinstance(entry.get("name"), str):
        return "name must be one of the names of the entity"
    kind = entry.get("kind")
    return (
        None
        if kind is None or kind in get_args(Kind)
        else f"{kind!r} is no kind; write one of {', '.join(get_args(Kind))}"
    )
