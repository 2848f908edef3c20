"""What follows from facts in the words of other vocabularies, apart from what the articles say."""

from __future__ import annotations

from pathlib import Path

import pytest

from kg import graph, vocabulary
from kg.knowledge import load
from kg.questions.rows import Rows

GRAPH = load(vocabulary.ontology_folder() / "examples" / "who-runs-acme.ttl")
INFERRED = GRAPH.infer()


@pytest.mark.parametrize(
    "triple",
    [
        ":maria-keller schema:homeLocation :toronto",
        ":tom-adeyemi schema:worksFor :acme",
        "<https://newskg.example/article/radio-graz-keller> schema:mentions :maria-keller",
    ],
)
def test_a_fact_is_found_in_the_words_of_others(triple: str) -> None:
    assert INFERRED.query(f"ASK {{ {triple} }}") is True
    assert GRAPH.query(f"ASK {{ {triple} }}") is False


def test_an_inverse_goes_the_other_way_round() -> None:
    assert INFERRED.query("ASK { :acme <http://www.wikidata.org/prop/direct/P169> :tom-adeyemi }")


def test_what_was_inferred_can_be_told_apart_and_taken_away() -> None:
    rows = INFERRED.query("SELECT ?s ?p ?o { GRAPH <https://newskg.example/inferred> { ?s ?p ?o } }")

    assert isinstance(rows, Rows)
    assert len(rows) == len(INFERRED) - len(GRAPH) - len(rows)


def test_what_is_read_back_is_what_the_articles_say() -> None:
    assert INFERRED.contents == GRAPH.contents


def test_inferring_twice_adds_nothing() -> None:
    assert set(INFERRED.infer().store) == set(INFERRED.store)


@pytest.mark.parametrize("suffix", [".nq", ".trig", ".kg"])
def test_formats_with_named_graphs_keep_them(tmp_path: Path, suffix: str) -> None:
    INFERRED.save(tmp_path / f"graph{suffix}")
    again = graph.load(tmp_path / f"graph{suffix}")

    assert graph.serialized(again) == graph.serialized(INFERRED.store)
