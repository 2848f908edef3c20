"""Document → claims, by the frames of ontology/relations/."""

from __future__ import annotations

from kg.extractors.frames.claiming import claim
from kg.extractors.frames.frame import Frame, RelationFile, frames, load_relation_file, relation_files
from kg.extractors.frames.matching import bindings
from kg.extractors.frames.narrowing import narrowest
from kg.extractors.scene import Scene
from kg.model import Claim

__all__ = ["Frame", "RelationFile", "extract", "frames", "load_relation_file", "relation_files"]


def extract(scene: Scene) -> list[Claim]:
    """The claims that the frames find, in text order."""
    return [claim(scene, binding) for binding in narrowest(scene, bindings(scene))]
