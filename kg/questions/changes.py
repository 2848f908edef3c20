"""Two contents, old and new → what came, what went, and what is now put another way."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import TypeVar

from kg.graph import Fact, facts
from kg.model import Assertion, Contents, Date, Money
from kg.questions.wording import claim_text, value_text
from kg.vocabulary import relation

Key = TypeVar("Key")


@dataclass(frozen=True, slots=True)
class Changes:
    """What differs between two graphs, each thing in words, in alphabetical order."""

    entities_added: tuple[str, ...] = ()
    entities_removed: tuple[str, ...] = ()
    facts_added: tuple[str, ...] = ()
    facts_removed: tuple[str, ...] = ()
    claims_added: tuple[str, ...] = ()
    claims_removed: tuple[str, ...] = ()
    statuses_changed: tuple[str, ...] = ()  # "Acme acquires Birch Labs: planned → stated"

    def __bool__(self) -> bool:
        return any(asdict(self).values())

    def __str__(self) -> str:
        named = ((name.replace("_", " "), texts) for name, texts in asdict(self).items() if texts)
        return "\n".join(f"{name}:\n" + "\n".join(f"  {text}" for text in texts) for name, texts in named)


def changes(old: Contents, new: Contents) -> Changes:
    """What a newer graph has that the older has not, and the other way round. False if they hold the same."""
    entities = [_entities(contents) for contents in (old, new)]
    stated = [_facts(contents) for contents in (old, new)]
    claims = [{_key(claim): _claim(claim, contents) for claim in contents.assertions} for contents in (old, new)]
    return Changes(
        *_came_and_went(entities[0], entities[1]),
        *_came_and_went(stated[0], stated[1]),
        *_came_and_went(claims[0], claims[1]),
        statuses_changed=_changed(_statuses(old), _statuses(new)),
    )


def _came_and_went(old: Mapping[Key, str], new: Mapping[Key, str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    came = sorted(text for key, text in new.items() if key not in old)
    went = sorted(text for key, text in old.items() if key not in new)
    return tuple(came), tuple(went)


def _entities(contents: Contents) -> dict[str, str]:
    return {iri: f"{entity.name} ({entity.kind})" for iri, entity in contents.entities.items()}


def _facts(contents: Contents) -> dict[Fact, str]:
    return {fact: _triple(fact, contents) for fact in facts(contents.assertions)}


def _triple(fact: Fact, contents: Contents) -> str:
    subject, end = value_text(fact.subject, contents), value_text(fact.object, contents)
    return f"{subject} {relation(fact.relation).label} {end}"


def _key(claim: Assertion) -> tuple[str, Money | Date | None]:
    """What makes a claim the same: its IRI, which tells one sum or date from another only by where it stands."""
    return claim.iri, None if isinstance(claim.object, str) else claim.object


def _claim(claim: Assertion, contents: Contents) -> str:
    return f"{claim_text(claim, contents)} [{claim.status.lower()}; {value_text(claim.article, contents)}]"


def _statuses(contents: Contents) -> dict[Fact, tuple[str, str]]:
    """What is said, as a triple in words, and with which statuses."""
    found: dict[Fact, set[str]] = defaultdict(set)
    for claim in contents.assertions:
        found[Fact(claim.subject, claim.relation, claim.object)].add(claim.status.lower())
    return {fact: (_triple(fact, contents), ", ".join(sorted(each))) for fact, each in found.items()}


def _changed(old: Mapping[Fact, tuple[str, str]], new: Mapping[Fact, tuple[str, str]]) -> tuple[str, ...]:
    both = (key for key in old if key in new and old[key][1] != new[key][1])
    return tuple(sorted(f"{new[key][0]}: {old[key][1]} → {new[key][1]}" for key in both))
