"""Who belongs together, who is central, who connects."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from kg.errors import QuestionError
from kg.model import Assertion, Contents, Entity, Passage
from kg.questions.groups import between, brokers, central, groups

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


def test_the_bridge_is_the_broker_and_the_hub_is_central() -> None:
    star = contents(*(("a", other) for other in "bcde"), ("e", "f"))

    assert brokers(TWO, limit=1)[0].entity.name in "ADE"
    assert central(star, limit=1)[0].entity.name == "A"
    assert [rank.score for rank in central(TWO)] == sorted((rank.score for rank in central(TWO)), reverse=True)


def test_a_graph_without_relations_has_no_groups() -> None:
    assert groups(contents()) == []


def test_a_backend_of_networkx_gives_the_same_answers_and_what_it_lacks_networkx_does() -> None:
    pytest.importorskip("nx_rustworkx", reason="needs a networkx backend: pip install nx-rustworkx")

    for ask in (central, brokers):
        plain, fast = ({rank.entity.iri: rank.score for rank in ask(TWO, backend=each)} for each in (None, "rustworkx"))
        assert fast == pytest.approx(plain, abs=1e-5)
    assert groups(TWO, backend="rustworkx") == groups(TWO)


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
