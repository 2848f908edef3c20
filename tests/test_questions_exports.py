"""A graph opens in other tools, and what they hold is what the graph holds."""

from __future__ import annotations

import csv
import gzip
import itertools
import json
from dataclasses import replace
from pathlib import Path
from xml.etree import ElementTree

import networkx
import pyoxigraph
import pytest

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.model import Contents, Entity
from kg.questions.exports import EXPORTS, export, frames
from kg.questions.exports.followthemoney import FITTING, LINKS, SCHEMATA

CONTENTS = graph.read(graph.load(vocabulary.ontology_folder() / "examples" / "an-investment.ttl"))
ACME, BIRCH = "https://newskg.example/entity/acme", "https://newskg.example/entity/birch-labs"


def rows(path: Path) -> list[dict[str, str]]:
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_csv_tables_hold_every_article_entity_claim_and_passage(tmp_path: Path) -> None:
    export(CONTENTS, tmp_path, "csv")
    claims = {row["iri"]: row for row in rows(tmp_path / "claims.csv")}

    assert len(rows(tmp_path / "entities.csv")) == len(CONTENTS.entities)
    assert len(rows(tmp_path / "articles.csv")) == len(CONTENTS.articles)
    assert len(claims) == len(CONTENTS.assertions)
    for claim in CONTENTS.assertions:
        row = claims[claim.iri]
        assert (row["relation"], row["status"], row["subject"]) == (claim.relation, claim.status, claim.subject)
        assert float(row["confidence"]) == claim.confidence
    quotes = {row["quote"] for row in rows(tmp_path / "passages.csv")}
    assert quotes == {passage.quote for claim in CONTENTS.assertions for passage in claim.passages}


def test_nquads_are_parts_that_are_loaded_by_themselves_and_together_are_the_graph(tmp_path: Path) -> None:
    (tmp_path / "part-7.nq.gz").write_bytes(b"of an older graph")
    export(CONTENTS, tmp_path, "nquads")
    first = {path.name: path.read_bytes() for path in tmp_path.iterdir()}
    export(CONTENTS, tmp_path, "nquads")
    assert {path.name: path.read_bytes() for path in tmp_path.iterdir()} == first
    assert len(first) == 16
    store = pyoxigraph.Store(str(tmp_path / "database"))
    subjects: list[str] = []
    for path in sorted(tmp_path.glob("*.nq.gz"), reverse=True):
        with gzip.open(path) as part:
            quads = part.read()
        subjects += {str(quad.subject) for quad in pyoxigraph.parse(quads, format=pyoxigraph.RdfFormat.N_QUADS)}
        for _ in range(2):  # loading one twice changes nothing
            store.bulk_load(quads, format=pyoxigraph.RdfFormat.N_QUADS)
    assert set(store) == set(graph.write(CONTENTS))
    assert len(subjects) == len(set(subjects))


def test_parquet_holds_the_same_claims_typed(tmp_path: Path) -> None:
    pandas = pytest.importorskip("pandas", reason="pip install pandas pyarrow")
    pytest.importorskip("pyarrow", reason="pip install pandas pyarrow")
    export(CONTENTS, tmp_path, "parquet")
    claims = pandas.read_parquet(tmp_path / "claims.parquet")

    assert list(claims["iri"]) == sorted(claim.iri for claim in CONTENTS.assertions)
    assert claims["confidence"].sum() == pytest.approx(sum(claim.confidence for claim in CONTENTS.assertions))
    assert claims["fact"].dtype == bool


def test_frames_answer_questions_in_pandas() -> None:
    pytest.importorskip("pandas", reason="pip install pandas")
    claims = frames(CONTENTS)["claims"]

    assert sorted(claims[claims.relation == "investsIn"].amount) == [2_000_000, 3_000_000]


def test_gexf_has_only_what_its_schema_knows(tmp_path: Path) -> None:
    known = {  # of gexf.xsd 1.2draft
        "gexf": {"version"}, "meta": set(), "creator": set(), "graph": {"defaultedgetype", "mode"}, "nodes": set(),
        "attributes": {"class", "mode"}, "attribute": {"id", "title", "type"}, "node": {"id", "label"}, "edges": set(),
        "edge": {"id", "source", "target", "label", "weight"}, "attvalues": set(), "attvalue": {"for", "value"},
    }  # fmt: skip
    export(CONTENTS, tmp_path / "graph.gexf", "gexf")
    elements = list(ElementTree.parse(tmp_path / "graph.gexf").iter())
    ids = [element.get("id") for element in elements if element.tag.endswith("}edge")]

    for element in elements:
        assert {name for name in element.attrib if "}" not in name} <= known[element.tag.partition("}")[2]]
    assert len(ids) == len(set(ids)) > 10


def test_graphml_has_one_id_for_each_edge(tmp_path: Path) -> None:
    export(CONTENTS, tmp_path / "graph.graphml", "graphml")
    elements = list(ElementTree.parse(tmp_path / "graph.graphml").iter())
    edges = [element for element in elements if element.tag.endswith("}edge")]
    keys = {element.get("id") for element in elements if element.tag.endswith("}key")}

    assert len({edge.get("id") for edge in edges}) == len(edges) > 10
    assert "id" not in keys  # a reader such as igraph would have two ids of an edge
    assert {data.get("key") for edge in edges for data in edge} <= keys


@pytest.mark.parametrize("to", ["graphml", "gexf"])
def test_networks_are_read_back_with_every_relation(tmp_path: Path, to: str) -> None:
    export(CONTENTS, tmp_path / f"graph.{to}", to)
    read = networkx.read_graphml if to == "graphml" else networkx.read_gexf
    network = read(tmp_path / f"graph.{to}")
    between = [data for start, end, data in network.edges(data=True) if (start, end) == (ACME, BIRCH)]

    assert set(CONTENTS.entities) <= set(network)
    assert {data["relation"] for data in between} >= {"investsIn", "acquiresStakeIn", "owns"}
    assert network.nodes[ACME]["label"] == "Acme"


def test_any_name_survives_a_network_file(tmp_path: Path) -> None:
    odd = Contents({}, {ACME: Entity(ACME, "a\x00b <&> “é” 🙂", "company")}, ())
    export(odd, tmp_path / "graph.graphml", "graphml")

    assert networkx.read_graphml(tmp_path / "graph.graphml").nodes[ACME]["label"] == "ab <&> “é” 🙂"


def test_cypher_has_a_statement_for_each_thing_and_claim_and_no_way_out_of_a_string(tmp_path: Path) -> None:
    entities = {**CONTENTS.entities, "urn:x": Entity("urn:x", "O'Neil\\'}) DETACH DELETE (n)\n;", "person")}
    export(replace(CONTENTS, entities=entities), tmp_path / "graph.cypher", "cypher")
    lines = (tmp_path / "graph.cypher").read_text(encoding="utf-8").splitlines()

    assert sum(" MERGE (a)-[r:INVESTS_IN " in line for line in lines) == 2
    assert all(line.endswith(";") for line in lines)
    assert not any("), (" in line for line in lines)  # two patterns in one MATCH are a product, which Neo4j warns of
    assert r"name: 'O\'Neil\\\'}) DETACH DELETE (n)\u000a;'" in next(line for line in lines if "urn:x" in line)


def test_followthemoney_has_parties_and_facts_and_no_plan(tmp_path: Path) -> None:
    export(CONTENTS, tmp_path / "graph.json", "followthemoney")
    found = [json.loads(line) for line in (tmp_path / "graph.json").read_text(encoding="utf-8").splitlines()]
    ids = {each["id"] for each in found}
    owned = [each["properties"] for each in found if each["schema"] == "Ownership"]

    assert {"Company", "Person", "Article", "Ownership", "UnknownLink"} <= {each["schema"] for each in found}
    assert [each["percentage"] for each in owned] == [["12%"]]
    assert all(set(each["owner"] + each["asset"] + each["proof"]) <= ids for each in owned)


@pytest.mark.parametrize("relation", sorted(LINKS))
def test_followthemoney_links_only_what_its_schemata_let_stand_there(tmp_path: Path, relation: str) -> None:
    claim = next(claim for claim in CONTENTS.assertions if claim.status == "Stated" and claim.until is None)
    schemata = set()
    for first, second in itertools.product(SCHEMATA, repeat=2):
        parties = {"urn:a": Entity("urn:a", "A", first), "urn:b": Entity("urn:b", "B", second)}
        said = replace(claim, relation=relation, subject="urn:a", object="urn:b")
        export(Contents(CONTENTS.articles, parties, (said,)), tmp_path / "graph.json", "followthemoney")
        found = [json.loads(line) for line in (tmp_path / "graph.json").read_text(encoding="utf-8").splitlines()]
        sort = {each["id"]: each["schema"] for each in found}
        (link,) = (each for each in found if each["schema"] not in {"Article", *SCHEMATA.values()})
        schemata.add(link["schema"])
        for end, ids in link["properties"].items():
            assert {sort[each] for each in ids if end in FITTING} <= FITTING.get(end, set())
    assert schemata == {LINKS[relation][0], "UnknownLink"}


@pytest.mark.parametrize(
    ("time", "dates"),
    [
        ("2025-03-04", ["2025-03-04"]),
        ("2025-03", ["2025-03"]),
        ("2025", ["2025"]),
        ("2025-33", ["2025"]),  # a quarter
        ("2025~", ["2025"]),
        ("199X", []),
        ("2025-02-31", ["2025"]),
    ],
)
def test_followthemoney_has_only_dates_that_it_reads(tmp_path: Path, time: str, dates: list[str]) -> None:
    claims = tuple(replace(claim, time=time) for claim in CONTENTS.assertions)
    export(replace(CONTENTS, assertions=claims), tmp_path / "graph.json", "followthemoney")
    found = [json.loads(line) for line in (tmp_path / "graph.json").read_text(encoding="utf-8").splitlines()]
    links = [each["properties"] for each in found if each["schema"] in {"UnknownLink", "Ownership"}]

    assert links
    assert all(link.get("date", []) == dates for link in links)


def test_rdf12_lets_each_claim_reify_what_it_says_without_saying_it(tmp_path: Path) -> None:
    export(CONTENTS, tmp_path / "graph.ttl", "rdf12")
    store = pyoxigraph.Store()
    store.load(path=tmp_path / "graph.ttl")
    prefix = "PREFIX kg: <https://w3id.org/newskg#> PREFIX rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#>"
    asked = f"{prefix} SELECT ?claim {{ ?claim rdf:reifies <<( <{ACME}> kg:acquiresStakeIn <{BIRCH}> )>> }}"

    assert len(list(store.query(asked))) == 2  # type: ignore[arg-type]
    assert not store.query(f"{prefix} ASK {{ <{ACME}> kg:acquiresStakeIn ?what }}")


@pytest.mark.parametrize("to", sorted(EXPORTS))
def test_an_export_is_the_same_bytes_again(tmp_path: Path, to: str) -> None:
    if to == "parquet":
        pytest.importorskip("pyarrow", reason="pip install pyarrow")
    suffix = ".jsonld" if to == "jsonld" else ""
    for name in ("one", "two"):
        export(CONTENTS, tmp_path / f"{name}{suffix}", to)
    files = [
        sorted(path for path in [tmp_path / f"{name}{suffix}", *(tmp_path / name).glob("*")] if path.is_file())
        for name in ("one", "two")
    ]

    assert files[0]
    assert [path.read_bytes() for path in files[0]] == [path.read_bytes() for path in files[1]]


def test_a_format_that_there_is_not_lists_those_there_are(tmp_path: Path) -> None:
    with pytest.raises(QuestionError, match="'xlsx' is no format to export to; choose from csv, cypher"):
        export(CONTENTS, tmp_path / "graph.xlsx", "xlsx")
