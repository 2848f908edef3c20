"""ontology/llm.toml → what an LLM is told, and how much it counts."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import cache
from typing import Any

from kg.extractors.evidence import CEILING, FLOOR
from kg.vocabulary import ontology_folder, read_toml


@cache
def advice() -> Mapping[str, Mapping[str, Any]]:
    """The file, read once. Raises OntologyError if it is missing or not TOML."""
    return read_toml(ontology_folder() / "llm.toml")


def shifted(confidence: float, weight: str) -> float:
    """A confidence with one more piece of evidence, whose weight is added to its logit."""
    inside = min(CEILING, max(FLOOR, confidence))
    total = math.log(inside / (1 - inside)) + float(advice()["weights"][weight])
    return round(min(CEILING, max(FLOOR, 1 / (1 + math.exp(-total)))), 2)
