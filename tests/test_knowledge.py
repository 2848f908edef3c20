"""The face of a graph: load, ask, walk, draw and save in one line each."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest
import rdflib

from kg import vocabulary
from kg.errors import GraphError, QuestionError
from kg.knowledge import Graph, load

EXAMPLE = vocabulary.ontology_folder() / "examples" / "an-investment.ttl"


@pytest.fixture(scope="module")
def graph() -> Graph:
    return load(EXAMPLE)


def test_a_graph_says_what_it_holds(graph: Graph) -> None:
    assert repr(graph).startswith("<kg.Graph: 3 articles, ")
    assert len(graph) == len(rdflib.Graph().parse(EXAMPLE))


def test_the_rdflib_graph_holds_the_same_triples(graph: Graph) -> None:
    assert set(graph.rdf) == set(rdflib.Graph().parse(EXAMPLE))


def test_a_saved_graph_loads_as_the_same(graph: Graph, tmp_path: Path) -> None:
    graph.save(tmp_path / "graph.ttl")
    again = load(tmp_path / "graph.ttl")
    again.save(tmp_path / "again.ttl")

    assert again.contents == graph.contents
    assert (tmp_path / "again.ttl").read_bytes() == (tmp_path / "graph.ttl").read_bytes()


def test_an_on_disk_graph_answers_as_the_one_in_memory(graph: Graph, tmp_path: Path) -> None:
    query = "SELECT ?who ?what { ?who kg:investsIn|kg:develops ?what } ORDER BY ?who ?what"
    graph.save(tmp_path / "graph.kg")
    on_disk = load(tmp_path / "graph.kg")

    assert on_disk.query(query) == graph.query(query)
    assert on_disk.contents == graph.contents


def test_the_graph_of_its_contents_is_the_graph(graph: Graph) -> None:
    assert Graph.of(graph.contents).contents == graph.contents


def test_every_question_takes_names(graph: Graph) -> None:
    assert [entity.name for entity in graph.path("tom adeyemi", "Birch Labs").entities] == [
        "Tom Adeyemi",
        "Acme",
        "Birch Labs",
    ]
    assert "Parlo" in [entity.name for entity in graph.neighbours("Birch Labs")]
    assert graph.about("Parlo").entity.kind == "product"
    assert "Parlo" in graph.show("Birch Labs")
    assert graph.networkx().number_of_nodes() >= len(graph.contents.entities)
    assert {comparison.verdict for comparison in graph.conflicts()} == {"conflict"}
    assert len(graph.as_of("2025-03").contents.articles) == 2
    assert graph.timeline("Parlo")
    assert graph.story("Acme", "Birch Labs")
    with pytest.raises(QuestionError, match="did you mean Parlo"):
        graph.neighbours("Parloo")


def test_a_graph_is_drawn_as_one_page(graph: Graph, tmp_path: Path) -> None:
    graph.draw(tmp_path / "page.html", title="Acme & friends")

    page = (tmp_path / "page.html").read_text(encoding="utf-8")
    assert "Acme &amp; friends" in page
    assert "Birch Labs" in page


def test_a_graph_is_drawn_as_a_still_picture(graph: Graph, tmp_path: Path) -> None:
    graph.draw(tmp_path / "graph.svg", title="Acme & friends")

    picture = (tmp_path / "graph.svg").read_text(encoding="utf-8")
    assert picture.startswith("<svg ")
    assert "Birch Labs" in picture


def test_what_lies_around_an_entity_is_a_graph(graph: Graph) -> None:
    near = graph.around("Birch Labs", depth=1)

    assert 0 < len(near.contents.assertions) <= len(graph.contents.assertions)
    assert all(
        "birch-labs" in claim.subject + str(claim.object)
        for claim in graph.around("Birch Labs", depth=0).contents.assertions
    )
    with pytest.raises(QuestionError, match="Nobody"):
        graph.around("Nobody At All")


def test_a_notebook_shows_the_page_and_a_still_picture_beside_it(graph: Graph) -> None:
    shown = graph._repr_mimebundle_()

    assert shown["text/html"].startswith("<iframe sandbox=")
    assert shown["image/svg+xml"].startswith("<svg ")
    assert shown["text/plain"] == repr(graph)


def test_a_missing_graph_is_named(tmp_path: Path) -> None:
    with pytest.raises(GraphError, match=r"none\.ttl"):
        load(tmp_path / "none.ttl")


def test_heavy_libraries_wait_until_they_are_needed() -> None:
    heavy = ("networkx", "rdflib", "pyshacl", "pyvis", "pandas")
    code = f"import sys, kg.knowledge; print([name for name in {heavy} if name in sys.modules])"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == "[]"
