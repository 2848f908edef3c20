"""The questions of the ontology, by name and with an entity by its name."""

from __future__ import annotations

import csv

import pytest
from pyoxigraph import Store

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.questions import sparql
from kg.questions.competency import ask, question, questions
from kg.questions.competency import sparql as bound

ONTOLOGY = vocabulary.ontology_folder()


def examples() -> Store:
    store = Store()
    for path in sorted((ONTOLOGY / "examples").glob("*.ttl")):
        store.extend(graph.load(path))
    return store


STORE = examples()
CONTENTS = graph.read(STORE)


def test_every_question_has_words_and_its_parameters_stand_in_it() -> None:
    assert len(questions()) >= 15
    for each in questions().values():
        assert each.text.endswith("?")
        assert all(f"?{parameter.name}" in each.query for parameter in each.parameters)


@pytest.mark.parametrize("name", sorted(questions()))
def test_a_question_gives_its_answer(name: str) -> None:
    expected = list(csv.reader((ONTOLOGY / "questions" / f"{name}.csv").read_text(encoding="utf-8").splitlines()))
    answered = list(csv.reader(sparql.answer(STORE, bound(STORE, name, {}), "csv").splitlines()))

    assert answered == expected


@pytest.mark.parametrize("name", [each.name for each in questions().values() if each.parameters])
def test_a_parameter_narrows_the_answer(name: str) -> None:
    parameter = question(name).parameters[0]
    values = (
        [each.name for each in CONTENTS.entities.values()]
        if parameter.kind == "entity"
        else [a.id for a in CONTENTS.articles.values()]
    )
    everything = set(ask(STORE, name, {}))
    narrowed = [set(ask(STORE, name, {parameter.name: value})) for value in values]

    assert set().union(*narrowed) == everything
    assert len(everything) < 2 or any(rows < everything for rows in narrowed)


def test_an_entity_is_given_by_name() -> None:
    rows = ask(STORE, "who-invests-in", {"entity": "birch labs"})

    assert {row.organization for row in rows} == {"Birch Labs"}
    assert not ask(STORE, "who-invests-in", {"entity": "Corvane"})


@pytest.mark.parametrize(
    ("name", "values", "message"),
    [
        ("who-invest-in", {}, "'who-invest-in' is no question; did you mean who-invests-in"),
        ("who-invests-in", {"investor": "Acme"}, "who-invests-in has no parameter 'investor'; it has entity"),
        ("who-invests-in", {"entity": "Birhc Labs"}, "did you mean Birch Labs"),
        ("what-does-an-article-say", {"article": "harbour-post-parl"}, "no article .* did you mean harbour-post-parlo"),
    ],
)
def test_what_there_is_not_is_answered_with_the_nearest(name: str, values: dict[str, str], message: str) -> None:
    with pytest.raises(QuestionError, match=message):
        ask(STORE, name, values)
