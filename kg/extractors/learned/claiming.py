"""Guess → claim: the network says which two and which relation, the language stage how surely, when and who says so."""

from __future__ import annotations

import math
from collections.abc import Iterable
from dataclasses import replace

from kg.extractors.ends import clans
from kg.extractors.evidence import signs
from kg.extractors.frames.claiming import claim as claim_of_frame
from kg.extractors.frames.frame import Frame
from kg.extractors.frames.matching import Binding
from kg.extractors.learned import grammar, others
from kg.extractors.learned.guessing import Guess
from kg.extractors.scene import Scene
from kg.language.document import Predication
from kg.model import Claim, Mention, Status
from kg.vocabulary import words

WITNESS = "learned"
_MAKERS = frozenset({"organization", "company"})


def claim(scene: Scene, guess: Guess) -> Claim | None:
    """The claim that a guess makes by itself; None where the sentence gives it no hold.

    Both ends must stand in one clause, or a word that says the relation beside one of them; and what happens must be
    told by some predicate, for its status is that of the least sure one between the ends. Goods and fields, of which a
    sentence names many, must stand beside their subject.
    """
    way = grammar.path(scene, *guess.heads)
    highest = grammar.top(scene, *guess.heads)
    holding = grammar.holding(scene, way, guess.relation.name)
    saying = [each for each in holding if grammar.is_trigger(each, guess.relation.name)]
    if not grammar.in_one_clause(scene, way, highest) and others.is_of_nobody(scene, guess, saying):
        return None
    if grammar.crosses_verbs(scene, way, highest) and not any(grammar.holds(each, *guess.heads) for each in holding):
        return None
    if guess.relation.symmetric and not saying and _are_listed(scene, way):
        return None
    if _bears_name_of_other(scene, guess) or others.is_of_other(scene, guess) or _are_nested(guess):
        return None
    if any(_is_name_of_clan(scene, head) for head in guess.heads) or others.is_from_outside(scene, guess, way):
        return None
    if others.is_of_no_house(scene, guess):
        return None
    if guess.relation.name in words("learned")["said"]["relations"] and not grammar.says(
        scene, holding, guess.relation
    ):
        return None
    if _is_topic(guess) and not any(grammar.holds(each, *guess.heads) for each in holding):
        return None
    if not holding and guess.relation.name not in words("learned")["states"]:
        return None
    around = grammar.governing(scene, highest)
    main = holding[0] if holding else Predication(highest, scene.token(highest).lemma, "noun", ())
    made = claim_of_frame(scene, Binding(_frame(guess, main), main, guess.subject, guess.object))
    state = guess.relation.name in words("learned")["states"]
    judging = holding or ((around,) if around is not None and not state else ())
    status = grammar.weakest(judging)
    if state and (status != "Stated" or _is_wished(scene, way)):
        return None  # what is wanted or denied in the sentence is seldom that somebody has a post or a seat
    return replace(
        made,
        status=status if state or status != "Stated" else _pending(scene, guess, way),
        witnesses=(f"{WITNESS}:{guess.relation.name}",),
        signs=(*signs(scene, main, (guess.subject, guess.object), WITNESS), *signs_of(guess)),
    )


def _are_listed(scene: Scene, way: tuple[int, ...]) -> bool:
    """Whether the two only stand in one list: "Acme and Birch Labs have won followings"."""
    return sum(scene.token(i).dep != "conj" for i in way) == 1


def _is_wished(scene: Scene, way: tuple[int, ...]) -> bool:
    """Whether a word between the two only weighs or wants it: "is considering her for chief executive"."""
    verbs = {scene.token(i).lemma for i in way if scene.token(i).pos == "VERB"}
    return not verbs.isdisjoint(words("learned")["pending"]["wished"])


def _pending(scene: Scene, guess: Guess, way: tuple[int, ...]) -> Status:
    """The status of a figure or deal by the words between the two and above them: Stated unless one leaves it open."""
    near = _lemmas(scene, (*way, *grammar.upward(scene, grammar.top(scene, *guess.heads))))
    if guess.relation.name == "earns":
        return "Stated" if near.isdisjoint(words("learned")["forecasts"]["nouns"]) else "Possible"
    pending = words("learned")["pending"]
    if guess.relation.name in pending["supplied"]:
        return "Stated" if near.isdisjoint(pending["talking"]) else "Planned"
    if guess.relation.name not in pending["dealt"]:
        return "Stated"
    order: tuple[Status, ...] = ("Denied", "Possible", "Planned")
    return next((status for status in order if not near.isdisjoint(pending[status])), "Stated")


def _lemmas(scene: Scene, way: Iterable[int]) -> frozenset[str]:
    return frozenset(scene.token(i).lemma for token in way for i in (token, *scene.token(token).children))


def _bears_name_of_other(scene: Scene, guess: Guess) -> bool:
    """Whether what somebody makes is called after another organization of the article."""
    if guess.relation.name not in words("learned")["one"]["maker"] or not isinstance(guess.object, Mention):
        return False
    first = guess.object.name.partition(" ")[0]
    makers = {scene.key(m) for m in scene.document.mentions if m.kind in _MAKERS and m.name.partition(" ")[0] == first}
    return bool(makers) and not makers & {scene.key(guess.subject), scene.key(guess.object)}


def _is_name_of_clan(scene: Scene, head: int) -> bool:
    """Whether a token is but the name in "the Creaser family", which owns what no Creaser does."""
    token = scene.token(head)
    return token.dep in ("compound", "nmod", "amod") and scene.token(token.head).lemma.lower() in clans()


def _are_nested(guess: Guess) -> bool:
    """Whether a place stands in the words of what would be there: "the UK government" is not in the UK by that."""
    if guess.relation.name not in words("learned")["places"]["relations"]:
        return False
    return guess.subject.start < guess.object.end and guess.object.start < guess.subject.end


def _is_topic(guess: Guess) -> bool:
    return isinstance(guess.object, Mention) and guess.object.kind == "topic"


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
