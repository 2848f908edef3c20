"""Noun for somebody of a nation that stands for a person with a name → citizenOf: "The Irishman will keep his post"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.places import demonyms
from kg.extractors.scene import Scene
from kg.language.mentions import CALLING
from kg.language.nations import nation, native
from kg.model import Claim, Mention


def extract(scene: Scene) -> list[Claim]:
    """That a person is a citizen of the nation by which a later noun calls him or her, in text order."""
    return list(_claims(scene))


def _claims(scene: Scene) -> Iterator[Claim]:
    tokens = scene.document.tokens
    for head in sorted(scene.document.heads):
        one = scene.document.mentions[scene.document.heads[head]]
        called = tokens[head].dep in CALLING  # "Ana Ruiz, a Dane": a frame reads it
        if (
            one.form == "noun"
            and not called
            and native(tokens, head)
            and nation(tokens, head)
            and _is_known(scene, one)
        ):
            for place in demonyms(scene.document, head):
                signs = (
                    ("rule:citizenOf", 1.0),
                    ("form:noun", 1.0),
                    ("doubt", scene.doubts.get((one.start, one.end), 0.0)),
                )
                yield Claim("citizenOf", one, place, (scene.passage(head),), witnesses=("natives",), signs=signs)


def _is_known(scene: Scene, one: Mention) -> bool:
    """Whether it is a person whom the article names, and one: "The two Danes" are several."""
    return one.kind == "person" and one.chain in scene.named
