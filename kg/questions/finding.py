"""A name, alias or IRI → the entity that is meant."""

from __future__ import annotations

from collections.abc import Iterable

from kg.errors import QuestionError
from kg.model import Contents, Entity


def find(contents: Contents, name: str) -> Entity:
    """The entity of that IRI (whole, or its end after ":"), name or alias, whatever the case of its letters.

    Names go before aliases. Raises QuestionError: with the nearest names if there is none, with the IRIs if several.
    """
    address = _address(contents.base, name)
    if address in contents.entities:
        return contents.entities[address]
    wanted = fold(name)
    found = [entity for entity in contents.entities.values() if fold(entity.name) == wanted]
    found = found or [entity for entity in contents.entities.values() if wanted in map(fold, entity.aliases)]
    if len(found) > 1:
        choices = " or ".join(sorted(f"<{entity.iri}>" for entity in found))
        raise QuestionError(f"{name!r} is the name of {len(found)} entities; write {choices}")
    if not found:
        raise QuestionError(f"{name!r} is not in the graph{_suggestion(name, contents.entities.values())}")
    return found[0]


def fold(name: str) -> str:
    """A name as it is compared: case, typographic apostrophes and runs of spaces make no difference."""
    return " ".join(name.replace("’", "'").casefold().split())


def nearest(name: str, entities: Iterable[Entity], limit: int = 3) -> list[str]:
    """The names most like the given one, best first, judged by names and aliases."""
    from rapidfuzz import process  # only a misspelt name needs it

    choices = {alias: entity.name for entity in entities for alias in (*entity.aliases, entity.name)}
    wanted = fold(name)
    best = process.extract(wanted, sorted(choices), scorer=_likeness, limit=5 * limit, score_cutoff=60)
    return list(dict.fromkeys(choices[alias] for alias, *_ in best))[:limit]


def _likeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(wanted, fold(name)), fuzz.token_set_ratio(wanted, fold(name)))


def _address(base: str, name: str) -> str:
    if name.startswith(":"):
        return f"{base}entity/{name[1:]}"
    return name[1:-1] if name.startswith("<") and name.endswith(">") else name


def _suggestion(name: str, entities: Iterable[Entity]) -> str:
    names = nearest(name, entities)
    return f"; did you mean {' or '.join(names)}?" if names else ""
