"""Candidates → the signs of each that lie in the others: the clause has its own subject, another is called so."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from kg.language.coreference.chains import Chains
from kg.language.coreference.grammar import clause, subject
from kg.language.coreference.scene import Scene
from kg.language.document import Token

# Signs that a candidate is what a noun says, by what they tell.
_CALLED: Mapping[str, frozenset[str]] = {
    "called so": frozenset({"called so", "same noun"}),
    "of that trade": frozenset({"of that trade"}),
    "there": frozenset({"placed so", "in that nation"}),
}


class Candidate(NamedTuple):
    """A token that an anaphor may stand for, its mention (-1: a noun phrase that is none), and the signs."""

    token: int
    mention: int
    signs: tuple[str, ...]


def beside_called(found: list[Candidate], groups: list[int]) -> list[Candidate]:
    """Where something is called what the noun says, or in that trade, the others bear a sign against them."""
    for name, told in _CALLED.items():
        called = {g for c, g in zip(found, groups, strict=True) if not told.isdisjoint(c.signs)}
        sign = (f"another {name}",) if called else ()
        found = [c if g in called else c._replace(signs=(*c.signs, *sign)) for c, g in zip(found, groups, strict=True)]
    return found


def beside_subject(view: Scene, anaphor: Token, found: list[Candidate], chains: Chains) -> list[Candidate]:
    """Where the subject of the anaphor's own clause is a candidate, the others bear a sign against them."""
    own = subject(view.document, clause(view.document, anaphor))
    best = next((c for c in found if c.token == own), None)
    if own < 0 or best is None:
        return found
    group = chains.find(best.mention) if best.mention >= 0 else -1
    named = "named" if group >= 0 and chains.named[group] else "unnamed"
    sign = f"beside own subject&{view.roles.get(anaphor.i, 'other')}&{named}"
    same = (c.token == own or (c.mention >= 0 and chains.find(c.mention) == group) for c in found)
    return [c if alike else c._replace(signs=(*c.signs, sign)) for c, alike in zip(found, same, strict=True)]
