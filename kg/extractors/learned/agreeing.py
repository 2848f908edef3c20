"""What the frames claim, and guesses → claims: agreement is a second witness, and a guess alone must be sure enough."""

from __future__ import annotations

from collections.abc import Hashable, Iterable, Iterator, Mapping, Sequence
from dataclasses import replace
from functools import cache

from kg.extractors.evidence import confidence
from kg.extractors.learned.claiming import WITNESS, claim
from kg.extractors.learned.guessing import Guess
from kg.extractors.learned.otherwise import is_read_otherwise
from kg.extractors.scene import Scene
from kg.model import Claim
from kg.vocabulary import relation, words

AGREES = 0.3  # how likely the network must find something to say so
ALONE = 0.7  # and to claim it where no frame does: of what is less likely two in five were right
EVEN = 0.6  # what is not clearly likelier right than wrong, all signs considered, is not claimed
Place = tuple[int, frozenset[object]]  # where a sentence starts, and the two things


def together(scene: Scene, read: Sequence[Claim], guessed: Iterable[Guess]) -> list[Claim]:
    """The claims of the frames with what the network adds to them: a witness, or claims of its own."""
    every = list(guessed)
    known: dict[Place, list[Claim]] = {}
    for each in read:
        known.setdefault(_place(scene, each), []).append(each)
    seconded = _seconded(scene, every, known)
    kept = [_heard(each, agrees=id(each) in seconded) for each in read]
    return [*kept, *_alone(scene, read, [guess for guess in every if guess.likelihood >= ALONE])]


def _heard(each: Claim, *, agrees: bool) -> Claim:
    """A claim of the frames with what the network says to it: a witness more, or silence, which counts against it."""
    if agrees:
        return replace(each, witnesses=(*each.witnesses, f"{WITNESS}:{each.relation}"))
    return replace(each, signs=(*each.signs, (f"{WITNESS} silent", 1.0)))


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


def _alone(scene: Scene, read: Sequence[Claim], sure: Sequence[Guess]) -> Iterator[Claim]:
    """The claims of guesses that answer what the frames leave open, of several answers the likeliest."""
    answered = {q for each in read for q in _questions(scene, each.passage.start, each.relation, each)}
    for guess in sorted(sure, key=lambda guess: _rank(guess, sure)):
        start = scene.document.sentences[guess.sentence].start
        asked = set(_questions(scene, start, guess.relation.name, guess))
        open_ = answered.isdisjoint(asked) and not is_read_otherwise(scene, read, guess)
        made = claim(scene, guess) if open_ else None
        if made is not None and confidence(made) >= EVEN:
            answered |= asked
            yield made


def _rank(guess: Guess, sure: Sequence[Guess]) -> tuple[float, int]:
    """The likeliest first; what implies another relation of the same two is as likely as that one, and goes before."""
    wider = (other for other in sure if other.heads == guess.heads and other.relation.name in guess.relation.wider)
    return -max((guess.likelihood, *(other.likelihood for other in wider))), -len(guess.relation.wider)


def _questions(scene: Scene, start: int, name: str, found: Claim | Guess) -> Iterator[Hashable]:
    """What is answered but once: in a sentence how two things hang together and where one has a post, in all of an
    article which is the only one."""
    subject, other = scene.key(found.subject), scene.key(found.object)
    for kin in _kin(name):
        yield start, kin, frozenset((subject, other))
    one = words("learned")["one"]
    if name in words("learned")["kin"]["posts"]:
        yield start, "posts", subject
    ways = ("of", "of") if relation(name).symmetric else ("of", "by")
    if name in one["object"]:
        yield name, ways[0], subject
    if name in one["subject"]:
        yield name, ways[1], other


@cache
def _kin(name: str) -> frozenset[str]:
    """The relation, those it implies, and the groups whose relations seldom hold together between the same two."""
    groups: Mapping[str, list[str]] = words("learned")["kin"]
    return frozenset({name, *relation(name).wider, *(group for group, names in groups.items() if name in names)})


def _place(scene: Scene, each: Claim) -> Place:
    return each.passage.start, frozenset((scene.key(each.subject), scene.key(each.object)))


def _place_of(scene: Scene, guess: Guess) -> Place:
    start = scene.document.sentences[guess.sentence].start
    return start, frozenset((scene.key(guess.subject), scene.key(guess.object)))
