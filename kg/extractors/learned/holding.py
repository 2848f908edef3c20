"""Guess → what its sentence gives it to hold on to: the way between the two, and what is said along it."""

from __future__ import annotations

from typing import NamedTuple

from kg.extractors.learned import grammar
from kg.extractors.learned.guessing import Guess
from kg.extractors.scene import Scene
from kg.language.document import Predication


class Hold(NamedTuple):
    """A guess with its hold in the sentence."""

    scene: Scene
    guess: Guess
    way: tuple[int, ...]  # the tokens from the one through the tree of the sentence to the other
    top: int  # the token of the way that all others depend on
    holding: tuple[Predication, ...]  # the predications along the way, those that say the relation first
    main: Predication  # the first of them, or but the top of the way

    @property
    def saying(self) -> tuple[Predication, ...]:
        """The predications whose word says the relation."""
        return tuple(each for each in self.holding if grammar.is_trigger(each, self.guess.relation.name))

    @property
    def joins(self) -> bool:
        """Whether one predication holds both ends."""
        return any(grammar.holds(each, *self.guess.heads) for each in self.holding)


def hold_of(scene: Scene, guess: Guess) -> Hold:
    """What a guess can hold on to in its sentence."""
    way, top = grammar.path(scene, *guess.heads), grammar.top(scene, *guess.heads)
    holding = grammar.holding(scene, way, guess.relation.name)
    main = holding[0] if holding else Predication(top, scene.token(top).lemma, "noun", ())
    return Hold(scene, guess, way, top, holding, main)
