"""Noun for somebody of a nation that stands for a person with a name → citizenOf: "The Irishman will keep his post"."""

from __future__ import annotations

from collections.abc import Iterator

from kg.extractors.ends.places import demonyms
from kg.extractors.scene import Scene
from kg.language.mentions import CALLING
from kg.language.nations import nation, native
from kg.model import Claim, Mention


def extract(scene: Scene) -> list[Claim]:
    """That a person is a citizen of the nation by which a later noun calls him or her, in text order."""
    return list(_claims(scene))


def _claims(scene: Scene) -> Iterator[Claim]:
    signs = (("rule:citizenOf", 1.0), ("form:noun", 1.0))
    for head, i in sorted(scene.document.heads.items()):
        one = scene.document.mentions[i]
        if _is_called_so(scene, head) and one.form == "noun" and _is_known(scene, one):
            for place in demonyms(scene.document, head):
                yield Claim("citizenOf", one, place, (scene.passage(head),), witnesses=("natives",), signs=signs)


def _is_called_so(scene: Scene, head: int) -> bool:
    """Whether a noun for somebody of a nation stands for a person; "Ana Ruiz, a Dane" is for a frame to read."""
    tokens = scene.document.tokens
    return tokens[head].dep not in CALLING and native(tokens, head) and nation(tokens, head) is not None


def _is_known(scene: Scene, one: Mention) -> bool:
    """Whether it is a person whom the article names, and nobody else can be meant."""
    return one.kind == "person" and one.chain in scene.named and not scene.doubts.get((one.start, one.end))
