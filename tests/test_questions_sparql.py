"""SPARQL: rows as plain values, prefixes by themselves, formats, and errors that say where and what instead."""

from __future__ import annotations

import datetime
import json
import sys

import pytest
import rdflib
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.graph.interchange import prefixes
from kg.questions import sparql
from kg.questions.rows import Rows, table

STORE = graph.load(vocabulary.ontology_folder() / "examples" / "an-investment.ttl")
SUMS = """
SELECT ?name ?sum ?sure ?day {
  ?claim rdf:predicate kg:investsIn ; rdf:subject/rdfs:label ?name ; kg:amount/schema:value ?sum ; kg:confidence ?sure ;
    kg:evidence/kg:article/schema:datePublished ?day
} ORDER BY ?sum"""


def rows(query: str, limit: int | None = None) -> Rows:
    found = sparql.ask(STORE, query, limit=limit)
    assert isinstance(found, Rows)
    return found


def test_rows_hold_plain_values_by_name_by_number_and_in_order() -> None:
    row = rows(SUMS)[0]

    assert row.name == row["name"] == row[0] == "Acme"
    assert row["sum"] == 2_000_000
    assert isinstance(row.sure, float)
    assert isinstance(row.day, datetime.date)
    name, *_ = row
    assert name == "Acme"
    assert row == ("Acme", 2_000_000, row.sure, row.day)


def test_a_row_names_what_the_query_selects_when_asked_for_something_else() -> None:
    row = rows("SELECT ?who { ?who kg:develops ?what }")[0]

    with pytest.raises(KeyError, match="the query selects who"):
        row["what"]
    with pytest.raises(AttributeError, match="the query selects who"):
        _ = row.what


def test_the_empty_prefix_stands_for_entities_and_an_unbound_variable_is_none() -> None:
    found = rows("SELECT ?what ?none { :acme kg:investsIn ?what OPTIONAL { ?what kg:ceoOf ?none } }")

    assert list(found) == [("https://newskg.example/entity/birch-labs", None)]


def test_ask_is_a_truth_value_and_construct_an_rdflib_graph() -> None:
    built = sparql.ask(STORE, "CONSTRUCT WHERE { :acme kg:investsIn ?what }")

    assert sparql.ask(STORE, "ASK { :acme kg:investsIn :birch-labs }") is True
    assert sparql.ask(STORE, "ASK { :birch-labs kg:investsIn :acme }") is False
    assert isinstance(built, rdflib.Graph)
    assert len(built) == 1


def test_texts_are_searched_for_words_in_any_form() -> None:
    query = """SELECT ?quote { ?passage kg:quote ?quote FILTER(kg:matches(?quote, "invest million")) }"""

    assert {row.quote for row in rows(query)} == {
        "Acme has invested about $3 million in Birch Labs, two investors said."
    }


def test_rows_become_a_data_frame_or_say_what_to_install(monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pandas", reason="pip install pandas")

    assert list(rows(SUMS).frame()["sum"]) == [2_000_000, 3_000_000]
    monkeypatch.setitem(sys.modules, "pandas", None)
    with pytest.raises(QuestionError, match="pip install"):
        rows(SUMS).frame()


def test_a_limit_ends_the_answer() -> None:
    assert len(rows("SELECT ?s { ?s ?p ?o }", limit=3)) == 3


def test_rdflib_gives_the_same_rows() -> None:
    known = {prefix: rdflib.Namespace(namespace) for prefix, namespace in prefixes("https://newskg.example/").items()}
    other = graph.as_rdflib(STORE).query(SUMS, initNs=known)

    assert [(row.name, str(row.sum)) for row in rows(SUMS)] == [(str(name), str(sum_)) for name, sum_, *_ in other]  # type: ignore[misc]


@pytest.mark.parametrize(
    ("query", "message"),
    [
        ("SELECT * {\n ?s kg:invests ?o }", r"line 2, column 5: kg:invests is unknown; did you mean kg:investsIn"),
        ("SELECT * { ?s <https://w3id.org/newskg#ceo> ?o }", r"column 15: kg:ceo is unknown; did you mean kg:ceoOf"),
        ("SELECT * { ?s foo:bar ?o }", r"line 1, column 15: foo: is no prefix; known are :, dcterms:, kg:"),
        ("SELECT * { ?s ?p ?o", r"line 1, column 20: the query cannot end here"),
        ("SELECT ?s { ?s ?p ?o } LIMIT x", r"line 1, column 30: 'x' cannot stand here"),
        ("# all\nSELEC * { ?s ?p ?o }", r"line 2, column 1: a query begins with SELECT, .* not with 'SELEC'"),
        ("INSERT DATA { :a :b :c }", r"line 1, column 1: a query begins with SELECT"),
        ("  ", r"a query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, but there is none"),
    ],
)
def test_an_error_says_where_it_is_and_what_was_meant(query: str, message: str) -> None:
    with pytest.raises(QuestionError, match=message) as error:
        sparql.ask(STORE, query)
    assert "\n" not in str(error.value)


def test_what_looks_like_a_term_in_a_string_or_comment_is_left_alone() -> None:
    query = """PREFIX my: <urn:my:> # kg:invests foo:bar
    SELECT ?s { ?s my:own "kg:invests" . ?s my:own '''foo:bar''' }"""

    assert len(rows(query)) == 0


@settings(deadline=None)
@given(st.text())
def test_any_text_is_answered_or_refused_in_one_line(query: str) -> None:
    try:
        sparql.ask(STORE, query)
    except QuestionError as error:
        assert "\n" not in str(error)


def test_answers_come_in_every_format() -> None:
    query = "SELECT ?who { ?who kg:investsIn ?what }"

    assert sparql.answer(STORE, query, "csv") == "who\r\nhttps://newskg.example/entity/acme\r\n"
    assert sparql.answer(STORE, query, "tsv").splitlines()[1] == "<https://newskg.example/entity/acme>"
    assert json.loads(sparql.answer(STORE, query, "json"))["head"]["vars"] == ["who"]
    assert "<uri>https://newskg.example/entity/acme</uri>" in sparql.answer(STORE, query, "xml")
    assert sparql.answer(STORE, query) == "who\n-----\n:acme\n\n(1 row)\n"
    assert sparql.answer(STORE, "ASK { ?s ?p ?o }") == "yes\n"
    assert ":acme kg:investsIn :birch-labs .\n" in sparql.answer(
        STORE, "CONSTRUCT WHERE { ?s kg:investsIn ?o }", "turtle"
    )


@pytest.mark.parametrize(("query", "format"), [("ASK { ?s ?p ?o }", "turtle"), ("DESCRIBE :acme", "csv")])
def test_a_format_that_does_not_fit_the_query_is_refused(query: str, format: sparql.Format) -> None:
    with pytest.raises(QuestionError, match="choose"):
        sparql.answer(STORE, query, format)


@settings(deadline=None)
@given(st.lists(st.lists(st.text(), min_size=2, max_size=2), max_size=4))
def test_a_table_has_one_line_a_row_whatever_the_cells_hold(cells: list[list[str]]) -> None:
    assert len(table(["first", "second"], cells).split("\n")) == len(cells) + 5
