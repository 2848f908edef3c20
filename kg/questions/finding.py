"""A name, alias or IRI → the entity that is meant; in contents, or in a store without reading all of it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from typing import NoReturn

from pyoxigraph import Store

from kg.errors import QuestionError
from kg.graph import is_article, is_entity, named
from kg.graph.reading import base
from kg.model import Contents, Entity
from kg.vocabulary import relation

Named = Sequence[tuple[str, str]]  # a name, and the IRI of what has it
_NAMING = ("rdfs:label", "skos:altLabel")  # names go before aliases


def find(contents: Contents, name: str) -> Entity:
    """The entity of that IRI (whole, or its end after ":"), name or alias; the case of letters is free.

    What is written exactly so goes before what differs in case, names go before aliases. Raises QuestionError: with
    the nearest names if there is none, with the IRIs and something that is said of each if there are several.
    """
    found = bearers(contents, name)
    if not found:
        _unknown(name, *_names(contents))
    if len(found) > 1:
        raise _doubtful(name, [_told_apart(contents, iri) for iri in found])
    return contents.entities[found[0]]


def bearers(contents: Contents, name: str) -> list[str]:
    """The IRIs of all entities that `find` would have to choose from."""
    address = _address(contents.base, name)
    if address in contents.entities:
        return [address]
    found = (_called(name, those, same) for same in (str, fold) for those in _names(contents))
    return sorted(set(next(filter(None, found), ())))


def _names(contents: Contents) -> tuple[Named, Named]:
    """The names and the aliases of all entities."""
    entities = contents.entities.values()
    aliases = [(alias, entity.iri) for entity in entities for alias in entity.aliases]
    return [(entity.name, entity.iri) for entity in entities], aliases


def _told_apart(contents: Contents, iri: str) -> str:
    """An IRI with what tells its entity from a namesake: the relation that is stated of it first."""
    stated = (claim for claim in contents.assertions if claim.subject == iri and claim.status == "Stated")
    ends = ((relation(claim.relation).label, contents.entities.get(str(claim.object))) for claim in stated)
    said = next((f", {label} {other.name}" for label, other in ends if other), "")
    return f"<{iri}> ({contents.entities[iri].name}{said})"


def find_in(store: Store, name: str) -> str:
    """The IRI of the entity that `find` finds, without reading all that the store holds.

    Only where nothing is called exactly so are all names read: a third of a second at a million triples on disk.
    Raises QuestionError as `find` does.
    """
    address = _address(base(store), name)
    if is_entity(store, address):
        return address
    exact = (named(store, naming, name) for naming in _NAMING)
    if found := _first(name, ([iri for _, iri in those if is_entity(store, iri)] for those in exact)):
        return found
    names, aliases = (named(store, naming) for naming in _NAMING)
    alike = (_called(name, those, fold) for those in (names, aliases))
    found = _first(name, ([iri for iri in iris if is_entity(store, iri)] for iris in alike))
    return found or _unknown(name, names, aliases)


def find_article_in(store: Store, name: str) -> str:
    """The IRI of the article of that id or IRI. Raises QuestionError, with the nearest ids, if there is none."""
    if is_article(store, name):
        return name
    exact = [iri for _, iri in named(store, "schema:identifier", name)]
    ids = [] if exact else named(store, "schema:identifier")
    if found := _first(name, (exact, _called(name, ids, fold)), "articles"):
        return found
    raise QuestionError(f"{name!r} is no article of the graph{nearest(name, {key: key for key, _ in ids})}")


def fold(name: str) -> str:
    """A name as it is compared: case, typographic apostrophes and runs of spaces make no difference."""
    return " ".join(name.replace("’", "'").casefold().split())


def nearest(name: str, choices: Mapping[str, str]) -> str:
    """What to add to an error: "; did you mean Acme or Acme Robotics?", or nothing where no name is near.

    `choices` are names, each with what it stands for.
    """
    from rapidfuzz import process  # only a misspelt name needs it

    best = process.extract(fold(name), sorted(choices), scorer=_likeness, limit=15, score_cutoff=60)
    names = list(dict.fromkeys(choices[alias] for alias, *_ in best))[:3]
    return f"; did you mean {' or '.join(names)}?" if names else ""


def _called(name: str, those: Named, same: Callable[[str], str]) -> list[str]:
    wanted = same(name)
    return [iri for other, iri in those if same(other) == wanted]


def _first(name: str, lookups: Iterable[Sequence[str]], what: str = "entities") -> str:
    """What the first lookup finds that finds anything; "" if none does. Raises QuestionError where it finds several."""
    found = sorted(set(next(filter(None, lookups), ())))
    if len(found) > 1:
        raise _doubtful(name, [f"<{iri}>" for iri in found], what)
    return next(iter(found), "")


def _doubtful(name: str, found: Sequence[str], what: str = "entities") -> QuestionError:
    return QuestionError(f"{name!r} is the name of {len(found)} {what}; write {' or '.join(found)}")


def _unknown(name: str, names: Named, aliases: Named) -> NoReturn:
    called = {iri: own for own, iri in names}
    choices = {other: called.get(iri, other) for other, iri in (*aliases, *names)}
    raise QuestionError(f"{name!r} is not in the graph{nearest(name, choices)}")


def _likeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(wanted, fold(name)), fuzz.token_set_ratio(wanted, fold(name)))


def _address(base: str, name: str) -> str:
    if name.startswith(":"):
        return f"{base}entity/{name[1:]}"
    return name[1:-1] if name.startswith("<") and name.endswith(">") else name
