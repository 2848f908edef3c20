"""Passages → whose title, whose shares, whose plant: what a sentence leaves out and the others tell."""

from __future__ import annotations

import pytest

import kg


def said(text: str, relation: str) -> set[tuple[str, str]]:
    """The pairs of a relation that are stated, each thing by its name."""
    reading = kg.read(text, reader="frames")
    return {
        (claim.subject.name, getattr(claim.object, "name", None) or claim.object.text)
        for claim in reading.claims
        if claim.relation == relation and claim.status == "Stated"
    }


@pytest.mark.parametrize(
    ("text", "pairs"),
    [
        (
            "Birch Labs, based in Oslo, said no. Chief executive Ana Ruiz, who has run Acme since 2019, left early.",
            {("Ana Ruiz", "Acme")},
        ),
        ("Acme grew. The shares closed higher on Euronext. Chief executive Ana Ruiz was pleased.", set()),
        (
            "Birch Labs fell. Chief executive Ana Ruiz, who has never run Acme, was pleased.",
            {("Ana Ruiz", "Birch Labs")},
        ),
        (
            "Delmar Foods rose. Delmar Foods makes soup. Delmar Foods said no more.\n\n"
            "Tarn Mining was the biggest loser. It fell 9% after a loss of $4 million. Revenue dropped to $8 million. "
            "Chief executive Ana Ruiz was pleased.",
            {("Ana Ruiz", "Tarn Mining")},
        ),
        ('Corvane grew. "We like Acme," chief executive Ana Ruiz said.', {("Ana Ruiz", "Corvane")}),
        ("Delmar Pensions will buy the airport. Ana Ruiz, the airport's chief executive, will stay.", set()),
        ("The brewer said Acme had raised prices. Chief executive Ana Ruiz expects more.", set()),
        ("The board of Acme said on Monday that chief executive Ana Ruiz would stay.", {("Ana Ruiz", "Acme")}),
    ],
)
def test_a_title_without_its_firm_is_at_none_that_the_words_rule_out(text: str, pairs: set[tuple[str, str]]) -> None:
    assert said(text, "ceoOf") == pairs


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("Acme brews. Its former owner, the private equity firm Delmar, sold it.", "owns", ("Delmar", "Acme")),
        ("Acme was bought by its biggest customer, the logistics group Corvane.", "suppliesTo", ("Acme", "Corvane")),
        (
            "Acme fell. Hopes over Birch's future grew when Delmar, a fund that owns 14.8% of the shares, spoke.",
            "owns",
            ("Delmar", "Birch"),
        ),
        ("Acme, which is based in the southern port city of Bergen, grew.", "headquarteredIn", ("Acme", "Bergen")),
        ("Acme said the cartel office had approved its acquisition of Birch Labs.", "acquires", ("Acme", "Birch Labs")),
        ("Birch Labs said Corvane had rejected its purchase of Rondo.", "acquires", ("Birch Labs", "Rondo")),
        ("Acme owns 51% of Birch Labs and Corvane the rest.", "owns", ("Acme", "Birch Labs")),
        (
            "Ana Ruiz spent ten years at Delmar Foods and left in May. Acme makes pumps, and Acme grew.",
            "leaves",
            ("Ana Ruiz", "Delmar Foods"),
        ),
    ],
)
def test_whose_it_is_is_told_by_the_words_around(text: str, relation: str, pair: tuple[str, str]) -> None:
    reading = kg.read(text, reader="frames")
    found = [
        (claim.subject.name or claim.subject.text, getattr(claim.object, "name", None) or claim.object.text)
        for claim in reading.claims
        if claim.relation == relation
    ]
    assert found == [pair]


def test_a_brother_in_law_is_no_brother() -> None:
    assert said("Ben Ode and his brother-in-law, Carl Voss, founded Acme.", "siblingOf") == set()


def test_who_is_sued_in_a_city_need_not_be_there() -> None:
    sued = said("Acme sued Birch Labs in Mannheim, Germany, last year, saying that it copied a part.", "locatedIn")
    assert sued == {("Mannheim", "Germany")}
    assert said("She works for Birch Labs in Mannheim.", "locatedIn") == {("Birch Labs", "Mannheim")}


def test_a_closed_office_was_there() -> None:
    reading = kg.read("Acme closed its London office in 2021.", reader="frames")
    assert {claim.tense for claim in reading.claims if claim.relation == "locatedIn"} == {"Past"}


def test_a_nations_government_is_a_thing_of_its_own() -> None:
    assert said("The Portuguese government owns 15% of Acme.", "owns") == {("The Portuguese government", "Acme")}


def test_a_post_with_somebody_that_is_not_known_by_name_is_not_in_the_firm_of_the_news() -> None:
    text = "Acme makes pumps. Acme grew. The bloc's competition chief, Ana Ruiz, fined it. Ruiz will retire in May."
    assert said(text, "leaves") | said(text, "worksFor") == set()


def test_who_says_it_is_no_pronoun_that_stands_for_nobody() -> None:
    (claim,) = kg.read("They say that Corvane has bought Birch Labs.", reader="frames").claims
    assert [(source.kind, source.name) for source in claim.attributed_to] == [("source", "an unnamed source")]
