"""Two tokens of a sentence → what the language stage knows of how they hang together: clause, predication, status."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from functools import cache

from kg.extractors.frames import frames
from kg.extractors.frames.matching import fits
from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.model import Status
from kg.vocabulary import Relation, words

_CLAUSES = frozenset({"ccomp", "advcl", "csubj", "csubjpass", "parataxis"})
_TITLES = ("chief", "head", "board", "job", "inside", "post", "founder", "once", "watching")  # lists of jobs.toml
_ACTED_ON = frozenset({"dobj", "dative", "prep", "agent"})
_WEAKEST: tuple[Status, ...] = ("Denied", "Possible", "Planned", "Stated")


def path(scene: Scene, one: int, other: int) -> tuple[int, ...]:
    """The tokens on the way from one to the other through the tree of their sentence, both and the top included."""
    up, down = upward(scene, one), upward(scene, other)
    top = next((token for token in up if token in down), None)
    if top is None:
        return (one, other)
    return (*up[: up.index(top) + 1], *reversed(down[: down.index(top)]))


def top(scene: Scene, one: int, other: int) -> int:
    """The token that both depend on, or that one of them is."""
    down = upward(scene, other)
    return next((token for token in upward(scene, one) if token in down), one)


def upward(scene: Scene, token: int) -> list[int]:
    """The token and all above it, to the root of its sentence."""
    found = [token]
    while scene.token(found[-1]).head != found[-1]:
        found.append(scene.token(found[-1]).head)
    return found


def in_one_clause(scene: Scene, way: tuple[int, ...], highest: int) -> bool:
    """Whether no border of a clause lies between the ends of a way."""
    return not any(_is_border(scene, token) for token in way if token != highest)


def _is_border(scene: Scene, token: int) -> bool:
    one = scene.token(token)
    if one.dep in _CLAUSES:
        return True
    subjects = any(scene.token(child).dep in ("nsubj", "nsubjpass") for child in one.children)
    return one.pos in ("VERB", "AUX") and (one.dep == "conj" or (one.dep == "pcomp" and subjects))


def crosses_verbs(scene: Scene, way: tuple[int, ...], highest: int) -> bool:
    """Whether a way goes from what one verb acts on into the words of a verb that goes on from it.

    "Acme released Vireo and built Corva into Birch Mail" says nothing of Vireo and Birch Mail.
    """
    at = way.index(highest)
    beside = [way[i] for i in (at - 1, at + 1) if 0 <= i < len(way)]
    joined = [i for i in beside if scene.token(i).dep in ("conj", "advcl") and scene.token(i).pos == "VERB"]
    verbs = len(beside) == 2 and len(joined) == 1 and scene.token(highest).pos == "VERB"
    return verbs and scene.token(beside[1 - beside.index(joined[0])]).dep in _ACTED_ON


@cache
def triggers() -> Mapping[str, frozenset[tuple[str, str]]]:
    """For each relation the predicates, (kind, lemma), that its frames say it with."""
    found: dict[str, set[tuple[str, str]]] = {}
    for key, those in frames().items():
        for frame in those:
            found.setdefault(frame.relation.name, set()).add(key)
    return {name: frozenset(keys) for name, keys in found.items()}


def is_trigger(predication: Predication, relation: str) -> bool:
    """Whether the predicate is one that says the relation, with other words around it."""
    return (predication.kind, predication.lemma) in triggers().get(relation, frozenset())


def says(scene: Scene, holding: Sequence[Predication], relation: Relation) -> bool:
    """Whether one of the predications meets all that a frame of the relation asks for."""
    asked = ((each, frames().get((each.kind, each.lemma), ())) for each in holding)
    return any(one.relation == relation and fits(scene, one, each) for each, found in asked for one in found)


def holding(scene: Scene, way: tuple[int, ...], relation: str) -> tuple[Predication, ...]:
    """The predications that hold both ends of a way, or lie on it; those that say the relation first."""
    one, other = way[0], way[-1]
    near = [p for head in _heads(scene, way) for p in scene.at(head)]
    both = [p for p in near if holds(p, one, other)]
    on = [p for p in near if p not in both and p.head in way]
    return tuple(sorted((*both, *on), key=lambda p: (not is_trigger(p, relation), p not in both)))


def _heads(scene: Scene, way: tuple[int, ...]) -> Iterator[int]:
    """The tokens of a way and those beside it: "former chief of Acme" holds Acme and whom it is said of."""
    yield from dict.fromkeys(i for token in way for i in (token, *scene.token(token).children))


def holds(predication: Predication, *tokens: int) -> bool:
    """Whether a predication has all these tokens: as its head, or as the heads of what it is said with."""
    return {predication.head, *(role.head for role in predication.roles)}.issuperset(tokens)


def governing(scene: Scene, token: int) -> Predication | None:
    """The nearest predication above a token, or at it."""
    return next((p for above in upward(scene, token) for p in scene.at(above)), None)


def weakest(predications: tuple[Predication, ...]) -> Status:
    """The least sure of their statuses: a plan that is denied is denied."""
    return min((p.status for p in predications), key=_WEAKEST.index, default="Stated")


@cache
def titles() -> frozenset[str]:
    """What people are in organizations."""
    jobs = words("jobs")
    return frozenset(title for name in _TITLES for title in jobs.get(name, ()))
