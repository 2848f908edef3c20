"""Document → claims, by a small network that has learned how relations are said, beside what the frames read."""

from __future__ import annotations

from collections.abc import Sequence

from kg.extractors.learned.agreeing import together
from kg.extractors.learned.guessing import Guess, guesses
from kg.extractors.learned.weights import digest, load_weights, weights_folder
from kg.extractors.scene import Scene
from kg.model import Claim

__all__ = ["Guess", "heard", "second", "version"]


def second(scene: Scene, read: Sequence[Claim], weights: str | None = None) -> list[Claim]:
    """What others read in a document, and what the network says to it. Raises ModelError if `weights` has none."""
    return together(scene, read, guesses(scene, load_weights(weights_folder(weights))))


def heard(scene: Scene, weights: str | None = None) -> list[Guess]:
    """All that the network finds at all likely, in text order. Raises ModelError if the folder `weights` has none."""
    return list(guesses(scene, load_weights(weights_folder(weights))))


def version(weights: str | None = None) -> str:
    """What names the weights: a digest. Raises ModelError if the folder `weights` has none."""
    return digest(weights_folder(weights))
