"""A name, alias or IRI → the entity that is meant."""

from __future__ import annotations

from collections.abc import Mapping

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
        which = " or ".join(sorted(f"<{entity.iri}>" for entity in found))
        raise QuestionError(f"{name!r} is the name of {len(found)} entities; write {which}")
    if not found:
        choices = {alias: each.name for each in contents.entities.values() for alias in (*each.aliases, each.name)}
        raise QuestionError(f"{name!r} is not in the graph{nearest(name, choices)}")
    return found[0]


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


def _likeness(wanted: str, name: str, *, score_cutoff: float | None = None) -> float:
    from rapidfuzz import fuzz

    return max(fuzz.ratio(wanted, fold(name)), fuzz.token_set_ratio(wanted, fold(name)))


def _address(base: str, name: str) -> str:
    if name.startswith(":"):
        return f"{base}entity/{name[1:]}"
    return name[1:-1] if name.startswith("<") and name.endswith(">") else name
