"""Contents and a wish → the part of them to draw: around some entities, published since a day, said in some ways."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable
from dataclasses import replace

from kg.model import Assertion, Contents, Status
from kg.page.facts import published


def choose(
    contents: Contents,
    *,
    around: Collection[str] = (),
    depth: int = 2,
    since: str = "",
    until: str = "",
    statuses: Collection[Status] = (),
) -> Contents:
    """The claims that fit every wish given, the entities in them, and the articles that make them.

    `around` holds IRIs of entities: claims with both ends within `depth` steps of one of them stay. `since` and `until`
    are ISO dates of publication ("2025-06" is all of June), both included; a claim without a date fits neither.
    No wish leaves the contents as they are.
    """
    if not (around or since or until or statuses):
        return contents
    fitting = [
        assertion
        for assertion in contents.assertions
        if (not statuses or assertion.status in statuses)
        and _within(published(assertion, contents.articles), since, until)
    ]
    near = _reached(fitting, around, depth) if around else contents.entities.keys()
    kept = tuple(one for one in fitting if all(end in near for end in _ends(one)))
    return _only(contents, kept, around)


def _within(day: str, since: str, until: str) -> bool:
    if not day:
        return not (since or until)
    return since <= day and (not until or day[: len(until)] <= until)


def _reached(assertions: Iterable[Assertion], around: Iterable[str], depth: int) -> set[str]:
    """The entities within some steps of the given ones."""
    neighbours: dict[str, set[str]] = defaultdict(set)
    for assertion in assertions:
        for end in _ends(assertion):
            neighbours[end].update(_ends(assertion))
    reached = set(around)
    for _ in range(depth):
        reached |= {other for entity in reached for other in neighbours[entity]}
    return reached


def _ends(assertion: Assertion) -> tuple[str, ...]:
    return (assertion.subject, assertion.object) if isinstance(assertion.object, str) else (assertion.subject,)


def _only(contents: Contents, kept: tuple[Assertion, ...], around: Collection[str]) -> Contents:
    """The contents with these claims, what they speak of, and who says them."""
    named = {end for one in kept for end in (*_ends(one), *one.attributed_to, *one.via)} | set(around)
    sources = {one.article for one in kept}
    return replace(
        contents,
        assertions=kept,
        entities={iri: entity for iri, entity in contents.entities.items() if iri in named},
        articles={iri: article for iri, article in contents.articles.items() if iri in sources},
    )
