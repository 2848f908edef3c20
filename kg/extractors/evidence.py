"""What speaks for a claim → how likely it is right: signs of its reading, weighed by weights fitted on gold.

The weights are a logistic regression over these signs, fitted by tests/bench/calibrate.py; they are
data, in ontology/confidence.toml, with the figures of the fit beside them.
"""

from __future__ import annotations

import math
from collections.abc import Iterable, Mapping
from functools import cache

from kg.extractors.scene import End, Scene
from kg.language.document import Predication
from kg.model import Claim, Mention
from kg.vocabulary import ontology_folder, read_toml

Signs = tuple[tuple[str, float], ...]
FLOOR, CEILING = 0.02, 0.98  # no reading of a text is sure beyond that
LEAST = 0.5  # what is likelier wrong than right is not claimed
MEANT = 0.4  # how likely the ends must be who they are taken for: of claims below it one in three was right
LONG = 60  # tokens; a sentence as long as this counts fully as long


def signs(scene: Scene, predication: Predication, ends: Iterable[End], rule: str) -> Signs:
    """What can be seen of a claim at once: which rule read it, how far apart and how clearly named its ends are."""
    sentence = scene.document.sentences[scene.token(predication.head).sentence]
    both = tuple(ends)
    found = {
        f"rule:{rule.partition('.')[0]}": 1.0,
        f"predicate:{predication.kind}": 1.0,
        f"block:{scene.document.blocks[sentence.block].kind}": 1.0,
        f"status:{predication.status}": 1.0,
        "long": min(1.0, (sentence.last - sentence.first) / LONG),
        "far": min(1.0, abs(both[0].start - both[1].start) / 200),
        "light": float(predication.light is not None),
        "doubt": round(1 - math.prod(1 - scene.doubts.get((end.start, end.end), 0.0) for end in both), 2),
        "elsewhere": float(sum(not sentence.start <= end.start < sentence.end for end in both)),
        **{f"form:{form}": count for form, count in _forms(both).items()},
    }
    return tuple(sorted(found.items()))


def _forms(ends: Iterable[End]) -> dict[str, float]:
    forms = [end.form if isinstance(end, Mention) else "value" for end in ends]
    return {form: float(forms.count(form)) for form in ("pronoun", "noun", "value") if form in forms}


def confidence(claim: Claim) -> float:
    """The share of claims with such signs that proved right on gold, 0..1, to two places."""
    weights = _weights()
    known = dict(claim.signs)
    known["witnesses"] = float(len({witness.partition(":")[0] for witness in claim.witnesses}) - 1)
    total = weights.get("always", 0.0) + sum(weights.get(sign, 0.0) * value for sign, value in known.items())
    return round(min(CEILING, max(FLOOR, 1 / (1 + math.exp(-total)))), 2)


def is_made(claim: Claim) -> bool:
    """Whether a claim is worth making: likelier right than wrong, of ends that are likely who they are taken for."""
    return claim.confidence >= LEAST and meant(claim) >= MEANT


def meant(claim: Claim) -> float:
    """How likely both ends are who they are taken for, 0..1, by what coreference makes of its links."""
    return 1 - dict(claim.signs).get("doubt", 0.0)


@cache
def _weights() -> Mapping[str, float]:
    weights: Mapping[str, float] = read_toml(ontology_folder() / "confidence.toml")["weights"]
    return weights
