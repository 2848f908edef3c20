"""SPARQL 1.1 Protocol and Graph Store Protocol: requests as clients send them → status codes, media types, answers."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from pathlib import Path

import pytest
import rdflib
from pyoxigraph import parse
from rdflib.plugins.stores.sparqlstore import SPARQLStore

from kg import vocabulary
from kg.knowledge import Graph, load
from kg.questions.competency import questions
from kg.server import Settings
from kg.server.media import TRIPLES
from tests.serving import Reply, ask, running, send

pytestmark = pytest.mark.usefixtures("tidied")

EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"
SELECT = "SELECT ?who ?whom { ?who kg:investsIn ?whom }"
ASK = "ASK { ?who kg:investsIn ?whom }"
CONSTRUCT = "CONSTRUCT WHERE { ?who kg:investsIn ?whom }"
FORM, QUERY, UPDATE = "application/x-www-form-urlencoded", "application/sparql-query", "application/sparql-update"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(EXAMPLE)


@pytest.fixture(scope="module")
def url(graph: Graph) -> Iterator[str]:
    """A server of the example that only reads."""
    with running(graph, Settings(port=0, workers=2, request_limit=20_000)) as address:
        yield address


@pytest.mark.parametrize("method", ["GET", "POST a form", "POST a query"])
def test_a_query_is_answered_however_it_is_sent(url: str, method: str) -> None:
    found = {
        "GET": lambda: ask(url, ASK),
        "POST a form": lambda: send("POST", url + "sparql", {"query": ASK}),
        "POST a query": lambda: send("POST", url + "sparql", ASK.encode(), {"Content-Type": QUERY}),
    }[method]()

    assert (found.status, found.type) == (200, "application/sparql-results+json")
    assert json.loads(found.body)["boolean"] is True


@pytest.mark.parametrize(
    ("query", "accept", "type"),
    [
        (SELECT, "application/sparql-results+json", "application/sparql-results+json"),
        (SELECT, "application/sparql-results+xml", "application/sparql-results+xml"),
        (SELECT, "text/csv", "text/csv"),
        (SELECT, "text/tab-separated-values", "text/tab-separated-values"),
        (SELECT, "application/json", "application/json"),
        (SELECT, "*/*", "application/sparql-results+json"),
        (SELECT, "text/*", "text/csv"),
        (SELECT, "text/csv;q=0.4, application/sparql-results+xml;q=0.9, */*;q=0.1", "application/sparql-results+xml"),
        (SELECT, "text/turtle, text/csv;q=0.1", "text/csv"),
        (SELECT, "application/sparql-results+json;q=0, */*", "application/sparql-results+xml"),
        (ASK, "application/sparql-results+xml", "application/sparql-results+xml"),
        (CONSTRUCT, "text/turtle", "text/turtle"),
        (CONSTRUCT, "application/n-triples", "application/n-triples"),
        (CONSTRUCT, "application/ld+json", "application/ld+json"),
        (CONSTRUCT, "application/rdf+xml", "application/rdf+xml"),
        (CONSTRUCT, "*/*", "text/turtle"),
        ("DESCRIBE :acme", "text/csv, application/n-triples;q=0.5", "application/n-triples"),
    ],
)
def test_the_answer_comes_as_the_client_likes_best(url: str, query: str, accept: str, type: str) -> None:
    found = ask(url, query, accept)
    assert (found.status, found.type) == (200, type)
    assert found.body


@pytest.mark.parametrize(("query", "accept"), [(SELECT, "text/turtle"), (CONSTRUCT, "text/csv"), (ASK, "image/png")])
def test_what_cannot_be_had_as_the_client_wants_it_is_406(url: str, query: str, accept: str) -> None:
    found = ask(url, query, accept)
    assert found.status == 406
    assert b"can be had as" in found.body


def test_every_format_says_the_same(url: str, graph: Graph) -> None:
    expected = {(str(row.who), str(row.whom)) for row in graph.query(SELECT)}  # type: ignore[union-attr]
    rows = json.loads(ask(url, SELECT, "application/json").body)["results"]["bindings"]
    table = csv.reader(io.StringIO(ask(url, SELECT, "text/csv").body.decode()))

    assert {(row["who"]["value"], row["whom"]["value"]) for row in rows} == expected
    assert {tuple(row) for row in list(table)[1:]} == expected
    for type, format in TRIPLES.items():
        held = parse(ask(url, CONSTRUCT, type).body, format=format)
        assert {(quad.subject.value, quad.object.value) for quad in held} == expected


@pytest.mark.parametrize(
    ("fields", "reason"),
    [
        ([("query", "SELEC ?x {}")], "begins with SELECT"),
        ([("query", "SELECT ?x { ?x ")], "cannot end here"),
        ([("query", "SELECT * { ?x kg:invests ?y }")], "did you mean kg:investsIn"),
        ([("query", "")], "there is none"),
        ([("query", ASK), ("query", ASK)], "one query"),
        ([("query", ASK), ("update", "CLEAR ALL")], "POST"),
        ([("update", "CLEAR ALL")], "POST"),
        ([("query", ASK), ("default-graph-uri", "http://elsewhere.example/")], "is no graph of this server"),
        ([("query", ASK), ("default-graph-uri", "no iri")], "IRI"),
        ([("query", "ASK FROM <file:///etc/passwd> {}")], "is no graph of this server"),
        ([("query", "ASK FROM NAMED <http://127.0.0.1/> {}")], "is no graph of this server"),
    ],
)
def test_what_is_not_right_is_400_with_the_reason(url: str, fields: list[tuple[str, str]], reason: str) -> None:
    found = send("GET", url + "sparql", query=fields)
    assert found.status == 400
    assert reason in found.body.decode()


def test_a_form_without_a_query_or_in_no_encoding_is_400(url: str) -> None:
    assert send("POST", url + "sparql", {"quer": ASK}).status == 400
    assert send("POST", url + "sparql", b"query=%ff", {"Content-Type": FORM}).status == 400
    assert send("POST", url + "sparql", b"\xff", {"Content-Type": QUERY}).status == 400


@pytest.mark.parametrize("type", ["text/plain", "application/json", ""])
def test_a_query_sent_as_something_else_is_415(url: str, type: str) -> None:
    found = send("POST", url + "sparql", ASK.encode(), {"Content-Type": type})
    assert found.status == 415
    assert QUERY in found.headers["Accept-Post"]


def test_a_query_that_is_too_long_is_413(url: str) -> None:
    assert send("POST", url + "sparql", {"query": ASK + " " * 20_000}).status == 413
    long = iter([b"query=", b"x" * 30_000])  # without a length: sent in pieces
    assert send("POST", url + "sparql", long, {"Content-Type": FORM}).status == 413


def test_an_unknown_address_is_404_and_an_unknown_method_405(url: str) -> None:
    assert send("GET", url + "nowhere").status == 404
    found = send("DELETE", url + "sparql")
    assert found.status == 405
    assert {"GET", "POST"} <= set(found.headers["Allow"].split(", "))


def test_head_gives_what_get_gives_but_the_body(url: str) -> None:
    whole, head = ask(url, ASK), send("HEAD", url + "sparql", query=[("query", ASK)])
    assert (head.status, head.type, head.body) == (200, whole.type, b"")
    assert head.headers["Content-Length"] == str(len(whole.body))


def test_signs_and_spaces_arrive_as_they_were_sent(url: str) -> None:
    query = 'SELECT ("100%25 + é %2B" AS ?text) {}'
    for found in (ask(url, query), send("POST", url + "sparql", {"query": query})):
        assert json.loads(found.body)["results"]["bindings"][0]["text"]["value"] == "100%25 + é %2B"


def test_without_a_query_the_service_describes_itself(url: str) -> None:
    found = send("GET", url + "sparql", headers={"Accept": "text/turtle"})
    held = rdflib.Graph().parse(data=found.body, format="turtle")
    sd = rdflib.Namespace("http://www.w3.org/ns/sparql-service-description#")

    assert found.type == "text/turtle"
    assert (rdflib.URIRef(url + "sparql"), sd.supportedLanguage, sd.SPARQL11Query) in held
    assert (None, sd.supportedLanguage, sd.SPARQL11Update) not in held


class TestGraphStore:
    """/store"""

    def test_gives_the_graph_in_any_format(self, url: str, graph: Graph) -> None:
        for type, name in (("text/turtle", "turtle"), ("application/n-triples", "nt")):
            found = send("GET", url + "store?default", headers={"Accept": type})
            assert (found.status, found.type) == (200, type)
            assert len(rdflib.Graph().parse(data=found.body, format=name)) == len(graph)

    def test_wants_to_know_which_graph(self, url: str) -> None:
        assert send("GET", url + "store").status == 400
        assert send("GET", url + "store?default&graph=urn:x").status == 400
        assert send("GET", url + "store?graph=urn:x").status == 404

    def test_is_read_only(self, url: str) -> None:
        for method in ("PUT", "POST", "DELETE"):
            assert send(method, url + "store?default", b"", {"Content-Type": "text/turtle"}).status == 403


class TestClients:
    """Programs that people have."""

    def test_sparqlwrapper(self, url: str) -> None:
        from SPARQLWrapper import CSV, JSON, POST, TURTLE, XML, SPARQLWrapper

        for method in ("GET", POST):
            client = SPARQLWrapper(url + "sparql")
            client.setMethod(method)
            client.setQuery(f"PREFIX kg: <{vocabulary.NAMESPACE}> {SELECT}")
            for format in (JSON, XML, CSV):
                client.setReturnFormat(format)
                assert client.queryAndConvert()
        client.setQuery(f"PREFIX kg: <{vocabulary.NAMESPACE}> {CONSTRUCT}")
        client.setReturnFormat(TURTLE)
        assert "kg:investsIn" in str(client.queryAndConvert())

    def test_rdflib_answers_the_questions_over_http_as_the_library_does(self, url: str, graph: Graph) -> None:
        there = rdflib.Graph(SPARQLStore(url + "sparql"), identifier=rdflib.URIRef("urn:x-rdflib:default"))
        for question in questions().values():
            here = graph.query(question.query)
            assert len(list(there.query(question.query))) == len(here)  # type: ignore[arg-type]

    def test_newskg_itself_loads_the_whole_graph(self, url: str, graph: Graph) -> None:
        assert load(url + "sparql").contents == graph.contents


class TestWriting:
    """A server that is writable."""

    @pytest.fixture
    def file(self, tmp_path: Path) -> Path:
        path = tmp_path / "graph.ttl"
        load(EXAMPLE).save(path)
        return path

    @pytest.fixture
    def url(self, file: Path) -> Iterator[str]:
        with running(load(file), Settings(port=0, workers=1, token="secret", file=str(file))) as address:
            yield address

    def test_needs_the_token(self, url: str, file: Path) -> None:
        before = file.read_bytes()
        for headers in ({}, {"Authorization": "Bearer wrong"}, {"Authorization": "Basic !"}):
            found = send("POST", url + "sparql", {"update": "CLEAR ALL"}, headers)
            assert found.status == 401
            assert "Bearer" in found.headers["WWW-Authenticate"]
        elsewhere = {"Authorization": "Bearer secret", "Origin": "https://elsewhere.example"}
        assert send("POST", url + "sparql", {"update": "CLEAR ALL"}, elsewhere).status == 403
        assert file.read_bytes() == before

    def test_shows_and_keeps_what_is_written(self, url: str, file: Path) -> None:
        assert _update(url, "INSERT DATA { :acme rdfs:label 'Acme of Old' }").status == 204
        assert b"Acme of Old" in ask(url, "SELECT ?name { :acme rdfs:label ?name }").body
        assert "Acme of Old" in file.read_text(encoding="utf-8")

    def test_leaves_all_as_it_was_when_something_is_wrong(self, url: str, file: Path) -> None:
        before = file.read_bytes()
        for update, status in (
            ("INSERT DATA { :acme ", 400),
            ("LOAD <http://127.0.0.1:1/>", 403),
            ("LOAD <file:///etc/passwd>", 403),
            ("CLEAR ALL ; LOAD SILENT <http://127.0.0.1:1/>", 403),
            ("INSERT DATA { GRAPH <urn:x> { <urn:a> <urn:b> <urn:c> } }", 400),
        ):
            assert _update(url, update).status == status
        assert file.read_bytes() == before
        assert json.loads(ask(url, ASK).body)["boolean"] is True

    def test_takes_a_whole_graph_in_place_of_another(self, url: str, file: Path, graph_file: Path) -> None:
        other = load(graph_file)
        other.push(url.replace("//", "//kg:secret@") + "store")
        assert load(url + "sparql").contents == other.contents
        assert load(file).contents == other.contents

    def test_refuses_a_graph_that_it_cannot_read(self, url: str) -> None:
        secret = {"Authorization": "Bearer secret"}
        assert send("PUT", url + "store?default", b"x", {"Content-Type": "text/csv", **secret}).status == 415
        assert send("PUT", url + "store?default", b"<a> <b>", {"Content-Type": "text/turtle", **secret}).status == 400
        assert json.loads(ask(url, ASK).body)["boolean"] is True


def _update(url: str, update: str) -> Reply:
    return send("POST", url + "sparql", update.encode(), {"Content-Type": UPDATE, "Authorization": "Bearer secret"})
