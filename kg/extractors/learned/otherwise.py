"""A guess beside what the frames read in its sentence → whether they have read the same words, and otherwise."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extractors.learned import grammar
from kg.extractors.learned.guessing import Guess
from kg.extractors.scene import Scene
from kg.language.determiners import is_definite
from kg.model import Claim, Mention
from kg.vocabulary import words

_BEHIND = frozenset({"relcl", "advcl"})


def is_read_otherwise(scene: Scene, read: Sequence[Claim], guess: Guess) -> bool:
    """Whether a frame has read what the guess is made of: the thing with more words, its date, or its happening."""
    start = scene.document.sentences[guess.sentence].start
    beside = [each for each in read if each.passage.start == start]
    return any(
        _is_part(each, guess)
        or _is_dated(each, guess)
        or _is_once(scene, each, guess)
        or _is_home_of_other(scene, each, guess)
        or _is_only_told_of(scene, each, guess)
        for each in beside
    )


def _is_part(each: Claim, guess: Guess) -> bool:
    """Whether what the guess is about is a part of what is read: "gene" of "makes gene tests"."""
    one, other = each.object, guess.object
    if each.relation != guess.relation.name or not (isinstance(one, Mention) and isinstance(other, Mention)):
        return False
    inside = one.start <= other.start and other.end <= one.end
    return inside and other.end - other.start < one.end - one.start


def _is_dated(each: Claim, guess: Guess) -> bool:
    """Whether the date is read as another happening's: "Ana Ruiz, who was born in 1926, founded Acme"."""
    one, other = each.object, guess.object
    days = each.relation != guess.relation.name and not isinstance(other, Mention) and not isinstance(one, Mention)
    return days and (one.start, one.end) == (other.start, other.end)


def _is_only_told_of(scene: Scene, each: Claim, guess: Guess) -> bool:
    """Whether the other end stands in a clause behind the one that is read: "buys 30% of Acme, which has Birch Labs",
    "bought a fifth of Acme to get at Birch Labs"."""
    name = guess.relation.name
    if each.relation != name or name not in words("learned")["kin"]["buying"] or not isinstance(each.object, Mention):
        return False
    same = scene.key(each.subject) == scene.key(guess.subject) and scene.key(each.object) != scene.key(guess.object)
    clauses = (scene.token(i) for i in grammar.upward(scene, guess.heads[1]))
    return same and any(token.dep in _BEHIND and token.start > each.object.start for token in clauses)


def _is_home_of_other(scene: Scene, each: Claim, guess: Guess) -> bool:
    """Whether the place is read as another's seat: "Acme's brewery, based in Oslo" tells nothing of where Acme is."""
    name, kin = guess.relation.name, words("learned")["kin"]["seats"]
    if (
        name not in kin
        or guess.subject.kind == "place"
        or each.relation != "headquarteredIn"
        or not isinstance(each.object, Mention)
    ):
        return False
    same = (each.object.start, each.object.end) == (guess.object.start, guess.object.end)
    said_again = each.subject.form == "noun" and is_definite(each.subject.text.partition(" ")[0])  # "the Oslo brewer"
    return same and not said_again and scene.key(each.subject) != scene.key(guess.subject)


def _is_once(scene: Scene, each: Claim, guess: Guess) -> bool:
    """Whether one of the two is read with another, by a happening that leaves nothing to guess."""
    if each.relation != guess.relation.name or each.relation not in words("learned")["once"]["relations"]:
        return False
    read = {scene.key(each.subject), scene.key(each.object)}
    return not read.isdisjoint((scene.key(guess.subject), scene.key(guess.object)))
