"""A path from a predication → the tokens that it leads to, step by step: the roles, and what else stands around it."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from kg.extractors.frames.frame import Path_
from kg.extractors.hanging import (
    above,
    adverbs_of,
    clauses_of,
    copula_of,
    done_with,
    owner_of,
    purpose_of,
    then_of,
    verb_of,
)
from kg.extractors.implicit.authorities import fining
from kg.extractors.implicit.dealing import buyer_of, raiser_of, sought_of, target_of
from kg.extractors.implicit.employers import employer_of
from kg.extractors.implicit.focus import followed, in_focus, mainly_of, told_of
from kg.extractors.implicit.gaining import gainer_of
from kg.extractors.implicit.holdings import held_by
from kg.extractors.implicit.rivals import rivaled
from kg.extractors.implicit.titles import company_ahead, only_company
from kg.extractors.scene import Scene
from kg.language.document import Predication

Needs = Mapping[Path_, frozenset[str]]
_NOUN = "noun"  # the step from a name to the noun before it
_CLAUSE = "clause"  # the step from a noun to the verbs whose theme it is in a clause of its own
_ANYTHING = frozenset({"*"})


def follow(scene: Scene, predication: Predication, path: Path_, needs: Needs | None = None) -> list[int]:
    """The head tokens that a path leads to from a predication.

    A path of several steps goes only through, and to, what meets the conditions on its way: of "sales of $3m and a
    profit of $1m" a frame that needs a profit as theme reaches $1m alone, of "the Vireo rescue boats" Vireo alone.
    """
    if len(path) == 1:
        return list(dict.fromkeys(_step(scene, predication, path[0])))
    heads = list(_step(scene, predication, path[0]))
    for length, step in enumerate(path[1:], start=1):
        met = _meeting(scene, heads, path[:length], needs)
        heads = [after for head in met for after in _after(scene, head, step) if after != predication.head]
    return list(dict.fromkeys(_meeting(scene, heads, path, needs)))


def _meeting(scene: Scene, heads: list[int], path: Path_, needs: Needs | None) -> list[int]:
    """Those of the heads that a path leads to that meet the condition on it."""
    wanted = (needs or {}).get(path, _ANYTHING)
    return [head for head in heads if meets(scene, head, wanted)]


def _after(scene: Scene, head: int, step: str) -> Iterator[int]:
    """Where one more step of a path leads from a head.

    "noun" leads to what is said of it ("its unit, Birch" → unit), "clause" to what is done with it ("made by Birch").
    """
    if step == _NOUN:
        yield from scene.titles.get(head, ())
    elif step == _CLAUSE:
        yield from clauses_of(scene, head)
    else:
        for place in scene.at(head):
            yield from _step(scene, place, step)


def meets(scene: Scene, head: int, wanted: frozenset[str]) -> bool:
    """Whether what stands at a token is one of the things that a condition names."""
    return "*" in wanted or not wanted.isdisjoint(scene.signs(head))


def _step(scene: Scene, predication: Predication, step: str) -> tuple[int, ...]:
    leads = BESIDE_ROLES.get(step)
    return predication.fillers(step) if leads is None else leads(scene, predication)


BESIDE_ROLES: Mapping[str, Callable[[Scene, Predication], tuple[int, ...]]] = {  # steps of a path that are no roles
    "self": lambda scene, place: (place.head,),
    "member": lambda scene, place: scene.members(place.head),
    "context": lambda scene, place: in_focus(scene, place.head, [role.head for role in place.roles]),
    "then": lambda scene, place: then_of(scene, place.head),
    "told": lambda scene, place: told_of(scene, place.head, [role.head for role in place.roles]),
    "main": lambda scene, place: mainly_of(scene, place.head, [role.head for role in place.roles]),
    "followed": lambda scene, place: followed(scene, place.head),
    "employer": lambda scene, place: employer_of(scene, place),
    "target": lambda scene, place: target_of(scene, place.head),
    "sought": lambda scene, place: sought_of(scene, place.head),
    "held": held_by,
    "buyer": lambda scene, place: buyer_of(scene, place.head),
    "gainer": lambda scene, place: gainer_of(scene, place.head),
    "fining": fining,
    "rivaled": rivaled,
    "governor": lambda scene, place: (scene.token(place.head).head,),
    "adverb": lambda scene, place: adverbs_of(scene, place.head),
    "raiser": lambda scene, place: raiser_of(scene, place.head),
    "above": lambda scene, place: above(scene, place.head),
    "owner": lambda scene, place: owner_of(scene, place.head),
    "done": lambda scene, place: done_with(scene, place.head),
    "copula": lambda scene, place: copula_of(scene, place.head),
    "verb": lambda scene, place: verb_of(scene, place.head),
    "purpose": lambda scene, place: purpose_of(scene, place.head),
    "ahead": lambda scene, place: company_ahead(scene, place.head),
    "nearby": lambda scene, place: only_company(scene, place.head),
}
