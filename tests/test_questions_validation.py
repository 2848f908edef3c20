"""Validation says in sentences what breaks the ontology's shapes and checks."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from kg import graph, vocabulary
from kg.questions.validation import validate

FOLDER = vocabulary.ontology_folder() / "examples"
GOOD = sorted(FOLDER.glob("*.ttl"))
BAD = [
    path
    for path in sorted((FOLDER / "bad").glob("*.ttl"))
    if "blank" not in path.stem and "without-an-iri" not in path.stem
]


def test_there_are_examples() -> None:
    assert len(GOOD) >= 3
    assert len(BAD) >= 40


@pytest.mark.parametrize("path", GOOD, ids=lambda path: path.stem)
def test_a_good_graph_breaks_nothing(path: Path) -> None:
    assert validate(graph.load(path)) == []


@pytest.mark.parametrize("path", BAD[::6], ids=lambda path: path.stem)
def test_a_bad_graph_is_told_the_rule_that_it_breaks(path: Path) -> None:
    promised = re.match(r"# fails (shape:|check )([\w-]+)", path.read_text(encoding="utf-8"))
    rules = {violation.rule.replace("shape ", "shape:") for violation in validate(graph.load(path))}

    assert promised
    assert promised[1] + promised[2] in rules


def test_a_violation_names_the_claim_by_what_it_says() -> None:
    (violation,) = validate(graph.load(FOLDER / "bad" / "claim-without-sentence.ttl"))

    assert str(violation) == (
        "claim <https://newskg.example/claim/1> (Corvane acquires a stake in Birch Labs): "
        "a claim needs the passage that says it, as kg:evidence [shape Claim-evidence]"
    )


def test_a_fact_that_no_claim_states_is_told_by_name() -> None:
    sentences = [str(each) for each in validate(graph.load(FOLDER / "bad" / "fact-that-is-only-planned.ttl"))]

    assert "Corvane acquires a stake in Birch Labs: no claim states this fact [check fact-is-stated]" in sentences
