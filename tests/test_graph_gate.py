"""Claims that break the ontology do not enter a graph; they are kept with the rule that they break."""

from __future__ import annotations

import json
from dataclasses import replace
from decimal import Decimal

import pytest

from kg import graph, vocabulary
from kg.model import Article, Assertion, Contents, Date, Entity, Merge, Money, Passage, Share

BASE = "https://newskg.example/"
ARTICLE, ACME, BIRCH, KELLER, TEA = BASE + "article/1", "urn:acme", "urn:birch", "urn:keller", "urn:tea"
QUOTE = "Acme has put money into Birch Labs."
CLAIM = Assertion(BASE + "claim/1", ARTICLE, "investsIn", ACME, BIRCH, (Passage(ARTICLE, 0, len(QUOTE), QUOTE),))


def contents(claim: Assertion) -> Contents:
    kinds = {ACME: "company", BIRCH: "company", KELLER: "person", TEA: "topic"}
    entities = {iri: Entity(iri, iri, kind, (), (ARTICLE,)) for iri, kind in kinds.items()}  # type: ignore[arg-type]
    return Contents({ARTICLE: Article("1", "", published="2025-03")}, entities, (claim,))


def test_a_claim_that_keeps_to_the_ontology_enters() -> None:
    held = contents(CLAIM)

    assert graph.gate(held) == (held, ())


@pytest.mark.parametrize(
    ("claim", "rule", "why"),
    [
        (
            replace(CLAIM, subject=TEA),
            "claim-fits-its-relation",
            "the subject of investsIn cannot be of the kind 'topic'",
        ),
        (
            replace(CLAIM, object=Date("2020")),
            "claim-fits-its-relation",
            "the object of investsIn cannot be of the kind 'date'",
        ),
        (replace(CLAIM, object="urn:nobody"), "claim-fits-its-relation", "kind 'other'"),
        (replace(CLAIM, relation="acquires", object=ACME), "nothing-relates-to-itself", "to itself"),
        (replace(CLAIM, share=Share(Decimal("1.2"))), "Claim-stake", "a stake of 120% is no part"),
        (replace(CLAIM, amount=Money("$", Decimal(5))), "Money", "'$' is no ISO 4217 code"),
        (replace(CLAIM, amount=Money("USD")), "Money", "needs a value or bounds"),
        (replace(CLAIM, role="chair"), "qualifier-fits-its-relation", "investsIn takes no role"),
        (
            replace(CLAIM, since="2020", until="2019"),
            "nothing-ends-before-it-begins",
            "it ends in 2019, before it begins",
        ),
        (
            replace(CLAIM, relation="foundedIn", object=Date("2026")),
            "nothing-is-done-after-it-is-reported",
            "2026 is after",
        ),
        (replace(CLAIM, passages=(Passage(ARTICLE, 0, 9, "Acme"),)), "quote-fits-its-place", "0 to 9"),
    ],
)
def test_a_claim_that_breaks_a_rule_is_kept_out_with_the_reason(claim: Assertion, rule: str, why: str) -> None:
    passed, (refusal,) = graph.gate(contents(claim))

    assert passed.assertions == ()
    assert refusal.rule == rule
    assert why in refusal.why
    assert json.loads(graph.quarantine([refusal]))["quote"] == claim.passages[0].quote


def test_what_is_planned_may_lie_ahead() -> None:
    founding = replace(CLAIM, relation="foundedIn", object=Date("2026"), status="Planned")

    assert not graph.gate(contents(founding)).refused


def test_the_examples_pass() -> None:
    for path in sorted((vocabulary.ontology_folder() / "examples").glob("*.ttl")):
        assert graph.gate(graph.read(graph.load(path))).refused == ()


def test_the_names_of_what_stays_out_stay_out_too() -> None:
    other = Merge(BASE + "merge/1", KELLER, ("Keller", "Maria Keller"), "surname", 0.9)
    merges = (other, replace(other, iri=BASE + "merge/2", entity=ACME))
    held = replace(contents(replace(CLAIM, relation="acquires", object=ACME)), merges=merges)

    assert graph.gate(held).contents.merges == (other,)
