"""Guess → claim: the network says which two and which relation, the language stage how surely, when and who says so."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.evidence import signs
from kg.extractors.frames.claiming import claim as claim_of_frame
from kg.extractors.frames.frame import Frame
from kg.extractors.frames.matching import Binding
from kg.extractors.learned import grammar
from kg.extractors.learned.guessing import Guess
from kg.extractors.learned.holding import Hold, hold_of
from kg.extractors.learned.objections import is_objected
from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.model import Claim, Status
from kg.vocabulary import words

WITNESS = "learned"


def claim(scene: Scene, guess: Guess) -> Claim | None:
    """The claim that a guess makes by itself; None where its sentence speaks against it.

    Its status is that of the least sure predicate between the ends. What is so, rather than happens, is claimed only
    where it is stated: what is wanted or denied in a sentence is seldom that somebody has a post or a seat.
    """
    hold = hold_of(scene, guess)
    if is_objected(hold):
        return None
    status = _status(hold)
    if _is_state(guess) and (status != "Stated" or _is_wished(scene, hold.way)):
        return None
    main = hold.main
    made = claim_of_frame(scene, Binding(_frame(guess, main), main, guess.subject, guess.object))
    return replace(
        made,
        status=status,
        witnesses=(f"{WITNESS}:{guess.relation.name}",),
        signs=(*signs(scene, main, (guess.subject, guess.object), WITNESS), *signs_of(guess)),
    )


def _status(hold: Hold) -> Status:
    around = grammar.governing(hold.scene, hold.top)
    above = () if around is None or _is_state(hold.guess) else (around,)
    status = grammar.weakest(hold.holding or above)
    return _pending(hold) if status == "Stated" and not _is_state(hold.guess) else status


def _is_state(guess: Guess) -> bool:
    return guess.relation.name in words("learned")["states"]


def _is_wished(scene: Scene, way: tuple[int, ...]) -> bool:
    """Whether a word between the two only weighs or wants it: "is considering her for chief executive"."""
    verbs = {scene.token(i).lemma for i in way if scene.token(i).pos == "VERB"}
    return not verbs.isdisjoint(words("learned")["pending"]["wished"])


def _pending(hold: Hold) -> Status:
    """The status of a figure or deal by the words between the two and above them: Stated unless one leaves it open."""
    near = _lemmas(hold.scene, (*hold.way, *grammar.upward(hold.scene, hold.top)))
    name, pending = hold.guess.relation.name, words("learned")["pending"]
    if name == "earns":
        return "Stated" if near.isdisjoint(words("learned")["forecasts"]["nouns"]) else "Possible"
    if name in pending["supplied"]:
        return "Stated" if near.isdisjoint(pending["talking"]) else "Planned"
    if name not in pending["dealt"]:
        return "Stated"
    order: tuple[Status, ...] = ("Denied", "Possible", "Planned")
    return next((status for status in order if not near.isdisjoint(pending[status])), "Stated")


def _lemmas(scene: Scene, way: Iterable[int]) -> frozenset[str]:
    return frozenset(scene.token(i).lemma for token in way for i in (token, *scene.token(token).children))


def signs_of(guess: Guess) -> tuple[tuple[str, float], ...]:
    """What confidence is judged by: of which relation it is, and how sure the network is, as log odds."""
    likely = min(0.99, guess.likelihood)
    return (f"{WITNESS}:{guess.relation.name}", 1.0), (WITNESS, round(math.log(likely / (1 - likely)), 1))


def _frame(guess: Guess, main: Predication) -> Frame:
    """A frame that binds nothing by itself: it lets the frames' own code find qualifiers around the predicate."""
    title = main.kind == "noun" and main.lemma in grammar.titles()
    role = (("self",),) if title else (("complement",), ("as",))
    fits = "role" in guess.relation.qualifiers and guess.relation.name != "earns"
    figure = words("learned")["figures"].get(main.lemma) if guess.relation.name == "earns" else None
    return Frame(
        name=f"{guess.relation.name}.{WITNESS}",
        relation=guess.relation,
        predicate=main.kind,
        lemmas=(main.lemma,),
        subject=(),
        object=(),
        role=role if fits else (),
        says=figure,
    )
