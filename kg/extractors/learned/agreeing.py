"""What the frames claim, and guesses → claims: agreement is a second witness, and a guess alone must be sure enough."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.learned.claiming import WITNESS, claim
from kg.extractors.learned.guessing import Guess
from kg.extractors.scene import Scene
from kg.model import Claim
from kg.vocabulary import relation, words

AGREES = 0.3  # how likely the network must find what the frames claim to be a second witness of it
Place = tuple[int, frozenset[object]]  # where a sentence starts, and the two things


def together(
    scene: Scene, read: Sequence[Claim], guessed: Iterable[Guess], thresholds: Mapping[str, float]
) -> list[Claim]:
    """The claims of the frames with what the network adds to them: a witness, or claims of its own."""
    every = list(guessed)
    known: dict[Place, list[Claim]] = {}
    for each in read:
        known.setdefault(_place(scene, each), []).append(each)
    seconded = _seconded(scene, every, known)
    kept = [
        replace(each, witnesses=(*each.witnesses, f"{WITNESS}:{each.relation}")) if id(each) in seconded else each
        for each in read
    ]
    sure = [guess for guess in every if guess.likelihood >= thresholds.get(guess.relation.name, 1.1)]
    alone = [guess for guess in sure if not _is_told(scene, guess, known, read)]
    return [*kept, *(made for guess in _best(scene, alone) if (made := claim(scene, guess)) is not None)]


def _seconded(scene: Scene, guessed: Iterable[Guess], known: Mapping[Place, list[Claim]]) -> set[int]:
    """The claims, by their identity, that the network finds likely as well."""
    return {
        id(each)
        for guess in guessed
        if guess.likelihood >= AGREES
        for each in known.get(_place_of(scene, guess), ())
        if each.relation == guess.relation.name and _same_way(scene, each, guess)
    }


def _same_way(scene: Scene, each: Claim, guess: Guess) -> bool:
    return guess.relation.symmetric or scene.key(each.subject) == scene.key(guess.subject)


def _is_told(scene: Scene, guess: Guess, known: Mapping[Place, list[Claim]], read: Sequence[Claim]) -> bool:
    """Whether the frames have said it, or something like it, of the same two; or of the same person elsewhere."""
    kin = _kin(guess.relation.name)
    if any(each.relation in kin for each in known.get(_place_of(scene, guess), ())):
        return True
    start = scene.document.sentences[guess.sentence].start
    posts = words("learned")["kin"]["posts"]
    return guess.relation.name in posts and any(
        each.relation in posts and each.passage.start == start and scene.key(each.subject) == scene.key(guess.subject)
        for each in read
    )


def _best(scene: Scene, guessed: Iterable[Guess]) -> list[Guess]:
    """Of guesses of one kin about the same two things the likeliest, or what implies it if that is sure as well."""
    found: dict[object, list[Guess]] = {}
    for guess in guessed:
        found.setdefault(_asked(scene, guess), []).append(guess)
    return [_narrowest(those) for those in found.values()]


def _asked(scene: Scene, guess: Guess) -> object:
    """What only one guess of a sentence can answer: how two things hang together; where a person has a post."""
    if guess.relation.name in words("learned")["kin"]["posts"]:
        return guess.sentence, scene.key(guess.subject)
    return _place_of(scene, guess), _kin(guess.relation.name)


def _narrowest(guessed: Sequence[Guess]) -> Guess:
    best = max(guessed, key=lambda guess: guess.likelihood)
    narrower = [g for g in guessed if best.relation.name in g.relation.wider and g.heads == best.heads]
    return max(narrower, key=lambda guess: guess.likelihood, default=best)


def _place(scene: Scene, each: Claim) -> Place:
    return each.passage.start, frozenset((scene.key(each.subject), scene.key(each.object)))


def _place_of(scene: Scene, guess: Guess) -> Place:
    start = scene.document.sentences[guess.sentence].start
    return start, frozenset((scene.key(guess.subject), scene.key(guess.object)))


@cache
def _kin(name: str) -> frozenset[str]:
    """The relations of which one of the same two things makes another of the same sentence unlikely."""
    groups: Mapping[str, list[str]] = words("learned")["kin"]
    alike = {other for group in groups.values() if name in group for other in group}
    return frozenset({name, *alike, *relation(name).wider})
