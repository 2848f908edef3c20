"""Finding entities by what people call them, and walking from one to another with the claims behind each step."""

from __future__ import annotations

import re
from collections.abc import Callable

import networkx
import pytest
from hypothesis import given
from hypothesis import strategies as st
from pyoxigraph import Store

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.graph import named
from kg.model import Contents, Entity
from kg.questions import finding
from kg.questions.about import about, show
from kg.questions.finding import find, find_in
from kg.questions.network import network
from kg.questions.walks import hops, neighbours, path, paths


def examples() -> Store:
    store = Store()
    for file in sorted((vocabulary.ontology_folder() / "examples").glob("*.ttl")):
        store.extend(graph.load(file))
    return store


STORE = examples()
CONTENTS = graph.read(STORE)


@pytest.mark.parametrize(
    "name", ["Delmar Foods", "delmar", ":delmar-foods", "https://newskg.example/entity/delmar-foods"]
)
def test_an_entity_is_found_by_name_alias_and_iri(name: str) -> None:
    assert find(CONTENTS, name).name == "Delmar Foods"


def test_a_name_goes_before_an_alias() -> None:
    assert find(CONTENTS, "acme").name == "Acme"


@pytest.mark.parametrize(
    ("name", "nearest"),
    [("Birhc Labs", "Birch Labs"), ("Keller Maria", "Maria Keller"), ("Tidewatr", "Tidewater Savings")],
)
def test_an_unknown_name_is_answered_with_the_nearest(name: str, nearest: str) -> None:
    with pytest.raises(QuestionError, match=f"'{name}' is not in the graph; did you mean {nearest}"):
        find(CONTENTS, name)


def test_a_name_of_two_entities_asks_which() -> None:
    twin = {"urn:other": Entity("urn:other", "ACME", "product")}
    both = Contents({}, {**CONTENTS.entities, **twin}, ())

    with pytest.raises(
        QuestionError, match=r"'acme' is the name of 2 entities; write <https.*> \(Acme\) or <urn:other> \(ACME\)"
    ):
        find(both, "acme")


def test_what_is_written_exactly_so_is_meant() -> None:
    twin = Entity("urn:other", "ACME", "product", ("Birch labs",))
    both = Contents({}, {**CONTENTS.entities, "urn:other": twin}, ())

    assert find(both, "ACME").iri == "urn:other"
    assert find(both, "Acme").iri.endswith("/acme")
    assert find(both, "Birch labs").iri == "urn:other"
    assert find(both, "birch labs").name == "Birch Labs"


NAMES = sorted({name for entity in CONTENTS.entities.values() for name in (entity.name, *entity.aliases)})


@given(
    st.sampled_from([*NAMES, ":acme", "<urn:none>", ""]), st.sampled_from([str, str.upper, str.title, "{} x".format])
)
def test_a_store_finds_what_contents_find(name: str, change: Callable[[str], str]) -> None:
    try:
        expected = find(CONTENTS, change(name)).iri
    except QuestionError as error:
        with pytest.raises(QuestionError, match=re.escape(str(error))):
            find_in(STORE, change(name))
    else:
        assert find_in(STORE, change(name)) == expected


def test_an_entity_is_found_in_a_store_without_reading_all_names(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[str | None] = []

    def watched(store: Store, naming: str, name: str | None = None) -> list[tuple[str, str]]:
        asked.append(name)
        return named(store, naming, name)

    monkeypatch.setattr(finding, "named", watched)

    assert find_in(STORE, "Delmar").endswith("/delmar-foods")
    assert asked == ["Delmar", "Delmar"]  # names, then aliases


def test_a_path_goes_either_way_along_relations_and_shows_the_claims() -> None:
    found = path(CONTENTS, "Tom Adeyemi", "Parlo")

    assert [entity.name for entity in found.entities] == ["Tom Adeyemi", "Acme", "Birch Labs", "Parlo"]
    assert str(found).startswith("Tom Adeyemi —is chief executive of→ Acme —")
    assert all(hop.claims and hop.claims[0].passages[0].quote for hop in found)
    assert [hop.forward for hop in found] == [True, True, True]


def test_a_path_of_facts_goes_before_a_shorter_one_of_plans() -> None:
    found = path(CONTENTS, "Harrow Bank", "Bank Inspectorate")

    assert all(claim.status == "Stated" for hop in found for claim in hop.claims)


def test_a_path_takes_plans_where_facts_lead_nowhere() -> None:
    planned = Contents(
        CONTENTS.articles, CONTENTS.entities, tuple(c for c in CONTENTS.assertions if c.status != "Stated")
    )

    assert len(path(planned, "Harrow Bank", "Bank Inspectorate")) == 2
    assert not path(planned, "Harrow Bank", "Bank Inspectorate", statuses=["Stated"])


def test_what_is_denied_leads_nowhere() -> None:
    denied = Contents(
        CONTENTS.articles, CONTENTS.entities, tuple(c for c in CONTENTS.assertions if c.status == "Denied")
    )
    assert not path(denied, "Acme", "Voltera")


def test_a_shared_sum_connects_nobody() -> None:
    graph_ = network(CONTENTS)
    values = {node for node, data in graph_.nodes(data=True) if data["kind"] in ("money", "date")}

    assert values
    assert not values & {entity.iri for way in paths(CONTENTS, "Acme", "Corvane", limit=20) for entity in way.entities}


def test_alternative_paths_come_shortest_first_and_repeat_nobody() -> None:
    ways = paths(CONTENTS, "Acme", "Corvane", limit=4)

    assert [len(way) for way in ways] == sorted(len(way) for way in ways)
    assert len(ways) == 4
    assert all(len({entity.iri for entity in way.entities}) == len(way) + 1 for way in ways)


def test_a_path_from_an_entity_to_itself_is_refused() -> None:
    with pytest.raises(QuestionError, match="are the same entity, Delmar Foods"):
        path(CONTENTS, "Delmar", "Delmar Foods")


def test_neighbours_are_those_one_step_away_either_way() -> None:
    assert [entity.name for entity in neighbours(CONTENTS, "Acme Robotics")] == ["Acme", "Ines Moreau"]
    assert [str(hop) for hop in hops(CONTENTS, "Acme Robotics")] == [
        "Acme Robotics ←leads— Ines Moreau",
        "Acme Robotics —is part of→ Acme",
    ]


def test_the_network_has_facts_as_edges_keyed_by_relation_with_their_claims() -> None:
    facts = network(CONTENTS)
    acme, birch = find(CONTENTS, "Acme").iri, find(CONTENTS, "Birch Labs").iri
    edge = facts.edges[acme, birch, "investsIn"]

    assert isinstance(facts, networkx.MultiDiGraph)
    assert facts.nodes[acme]["label"] == "Acme"
    assert facts.nodes[acme]["kind"] == "company"
    assert len(edge["claims"]) == 2
    assert edge["fact"]
    assert not facts.has_edge(acme, birch, "acquiresStakeIn")
    assert network(CONTENTS, ["Denied"]).edges[acme, birch, "acquiresStakeIn"]["fact"] is False


def test_states_that_are_over_are_no_edges() -> None:
    haldane, acme = find(CONTENTS, "Ruth Haldane").iri, find(CONTENTS, "Acme").iri

    assert not network(CONTENTS).has_edge(haldane, acme)


def test_all_that_is_known_of_an_entity_comes_with_its_sentences() -> None:
    found = about(CONTENTS, "Jonas Lindqvist")
    text = show(CONTENTS, "Jonas Lindqvist")

    assert {claim.relation for claim in found.claims} == {"leaves", "worksFor"}
    assert {claim.relation for claim in found.claims_of_others} == {"marriedTo"}
    assert {claim.relation for claim in found.said} >= {"raises"}
    assert "Jonas Lindqvist works for Corvane (analyst) [stated]" in text
    assert "“Jonas Lindqvist is leaving Corvane.” — harbour-post-acme-robotics" in text
