"""What differs between an older graph and a newer one."""

from __future__ import annotations

from dataclasses import replace

from kg import graph, vocabulary
from kg.model import Contents, Date
from kg.questions.changes import changes
from kg.questions.parts import as_of

CONTENTS = graph.read(graph.load(vocabulary.ontology_folder() / "examples" / "a-sale-and-a-merger.ttl"))


def with_claims(*, without: str) -> Contents:
    return replace(CONTENTS, assertions=tuple(claim for claim in CONTENTS.assertions if claim.relation != without))


def test_a_graph_does_not_differ_from_itself() -> None:
    assert not changes(CONTENTS, CONTENTS)
    assert str(changes(CONTENTS, CONTENTS)) == ""


def test_a_new_article_brings_facts_claims_and_a_change_of_status() -> None:
    found = changes(as_of(CONTENTS, "2025-08"), CONTENTS)

    assert found.facts_added == (
        "Harrow Bank merges with Tidewater Savings",
        "Tidewater Savings merges with Harrow Bank",
    )
    assert found.claims_added == (
        "Harrow Bank merges with Tidewater Savings ($4 billion, 2025-10-01) [stated; fjord-business-harrow]",
    )
    assert found.statuses_changed == ("Harrow Bank merges with Tidewater Savings: planned → planned, stated",)
    assert not found.facts_removed


def test_what_went_the_one_way_came_the_other() -> None:
    less = with_claims(without="subsidiaryOf")
    there, back = changes(CONTENTS, less), changes(less, CONTENTS)

    assert (
        there.facts_removed
        == back.facts_added
        == (
            "Nordbrod is a subsidiary of Delmar Foods",
            "Nordbrod is part of Delmar Foods",
        )
    )
    assert there.claims_removed == back.claims_added
    assert str(there).startswith("facts removed:\n  Nordbrod is")


def test_another_sum_in_the_same_place_is_another_claim() -> None:
    founded = next(claim for claim in CONTENTS.assertions if isinstance(claim.object, str))
    dated = [replace(founded, relation="foundedIn", object=Date(year)) for year in ("2014", "2015")]
    found = changes(*(replace(CONTENTS, assertions=(claim,)) for claim in dated))

    assert "founded in 2014" in found.claims_removed[0] and "founded in 2015" in found.claims_added[0]


def test_an_entity_that_is_gone_is_named_with_its_kind() -> None:
    entities = {iri: entity for iri, entity in CONTENTS.entities.items() if entity.name != "Fjelldal"}

    assert changes(CONTENTS, replace(CONTENTS, entities=entities)).entities_removed == ("Fjelldal (company)",)
