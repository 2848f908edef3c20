"""Who belongs together, who is central, who connects."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kg.errors import QuestionError
from kg.model import Assertion, Contents, Entity, Passage
from kg.questions.groups import between, between_entities, brokers, central, groups

NAMES = "abcdefgh"


def contents(*pairs: tuple[str, str]) -> Contents:
    entities = {f"urn:{name}": Entity(f"urn:{name}", name.upper(), "company") for name in NAMES}
    claims = (
        Assertion(f"urn:claim:{a}{b}", "urn:1", "suppliesTo", f"urn:{a}", f"urn:{b}", (Passage("urn:1", 0, 1, "x"),))
        for a, b in pairs
    )
    return Contents({}, entities, tuple(claims))


TRIANGLES = [("a", "b"), ("b", "c"), ("c", "a"), ("e", "f"), ("f", "g"), ("g", "e")]
TWO = contents(*TRIANGLES, ("a", "d"), ("d", "e"))  # two triangles with a bridge over d; h is alone


def test_two_cliques_are_two_groups_named_by_their_members_and_a_loner_is_in_none() -> None:
    found = groups(TWO)

    assert sorted("".join(sorted(member.name for member in group.members)) for group in found) in (
        ["ABC", "DEFG"],
        ["ABCD", "EFG"],
    )
    assert all("more" in group.name for group in found)


def test_who_connects_the_groups_stands_on_both_sides() -> None:
    first, second = groups(TWO)

    assert {entity.name for entity in between(TWO, first, second)} in ({"A", "D"}, {"D", "E"})


def test_who_connects_the_groups_of_two_entities_is_asked_by_their_names() -> None:
    assert {entity.name for entity in between_entities(TWO, "B", "F")} in ({"A", "D"}, {"D", "E"})
    with pytest.raises(QuestionError, match="'B' and 'C' are in one group"):
        between_entities(TWO, "B", "C")
    with pytest.raises(QuestionError, match="'H' is in no group"):
        between_entities(TWO, "B", "H")


def test_the_bridge_is_the_broker_and_the_hub_is_central() -> None:
    star = contents(*(("a", other) for other in "bcde"), ("e", "f"))

    assert brokers(TWO, limit=1)[0].entity.name in "ADE"
    assert central(star, limit=1)[0].entity.name == "A"
    assert [rank.score for rank in central(TWO)] == sorted((rank.score for rank in central(TWO)), reverse=True)


def test_a_graph_without_relations_has_no_groups() -> None:
    assert groups(contents()) == []


def test_a_backend_of_networkx_does_what_it_can_and_networkx_the_rest(caplog: pytest.LogCaptureFixture) -> None:
    pytest.importorskip("nx_rustworkx", reason="needs a networkx backend: pip install nx-rustworkx")
    ring = large(1200)  # a backend leaves small graphs to networkx

    with caplog.at_level("DEBUG", "networkx"):
        fast = {rank.entity.iri: rank.score for rank in central(ring, 2000, backend="rustworkx")}
        fast_groups = groups(ring, backend="rustworkx")

    assert "Using backend 'rustworkx' for call to 'pagerank'" in caplog.text
    assert fast == pytest.approx({rank.entity.iri: rank.score for rank in central(ring, 2000)}, abs=1e-5)
    assert "does not implement 'louvain_communities'" in caplog.text
    assert fast_groups == groups(ring)


def large(count: int) -> Contents:
    """A ring of entities, in which every seventh has a chord."""
    entities = {f"urn:{n}": Entity(f"urn:{n}", f"N{n}", "company") for n in range(count)}
    pairs = [(n, (n + step) % count) for n in range(count) for step in ((1, 7) if n % 7 == 0 else (1,))]
    claims = (
        Assertion(f"urn:c{a}-{b}", "urn:1", "suppliesTo", f"urn:{a}", f"urn:{b}", (Passage("urn:1", 0, 1, "x"),))
        for a, b in pairs
    )
    return Contents({}, entities, tuple(claims))


def test_a_backend_that_is_not_installed_is_named() -> None:
    with pytest.raises(QuestionError, match="'abacus' is no networkx backend here"):
        central(TWO, backend="abacus")


@pytest.mark.parametrize("seed", ["1", "2"])
def test_groups_do_not_depend_on_how_texts_hash(seed: str) -> None:
    code = (
        "from kg import vocabulary; from kg.knowledge import load; "
        "graph = load(vocabulary.ontology_folder() / 'examples' / 'who-runs-acme.ttl'); "
        "print([[member.iri for member in group.members] for group in graph.groups()])"
    )
    runs = [
        subprocess.run(
            [sys.executable, "-c", code],
            capture_output=True,
            text=True,
            check=True,
            env={**os.environ, "PYTHONHASHSEED": each},
        )
        for each in ("0", seed)
    ]

    assert runs[0].stdout == runs[1].stdout
