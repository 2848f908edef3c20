"""Focus: whose something is where the words leave it out, by headline, paragraph and sentence."""

from __future__ import annotations

import pytest

import kg

ABOUT_ACME = """Acme opens a factory for pumps in Oslo

Acme makes pumps, and Acme sells them in nine countries. Pumps are made of steel.

"""
ABOUT_BOTH = """Acme and Corvane plan to merge

Acme makes pumps in Oslo. Corvane makes valves in Bergen.

"""


def triples(text: str) -> set[tuple[str, str, str]]:
    found = kg.read(text, reader="frames").claims
    return {(claim.subject.name or claim.subject.text, claim.relation, claim.object.text) for claim in found}


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Delmar cut its prices last week. The round was led by Tidewater Ventures.", ("investsIn", "Acme")),
        ("The round was led by Tidewater Ventures.", ("investsIn", "Acme")),
        ("Tidewater partner Ana Ruiz will take a seat on the board.", ("boardMemberOf", "Acme")),
        ("Chief executive Ana Ruiz said the market was weak.", ("ceoOf", "Acme")),
        ("Birch Labs, a rival, also sells pumps.", ("competesWith", "Acme")),
    ],
)
def test_a_party_left_out_is_the_company_that_the_article_is_about(text: str, claim: tuple[str, str]) -> None:
    assert claim in {(relation, name) for _, relation, name in triples(ABOUT_ACME + text)}


def test_who_says_what_a_figure_is_goes_before_the_topic_of_the_article() -> None:
    found = triples(ABOUT_ACME + "Delmar said that revenue rose to $3 million.")
    assert ("Delmar", "earns", "$3 million") in found
    assert ("Acme", "earns", "$3 million") not in found


def test_what_a_paragraph_keeps_telling_of_goes_before_the_topic_of_the_article() -> None:
    text = "Delmar shares fell on Monday. Delmar earned $2 million in the quarter. Revenue rose to $5 million."
    found = triples(ABOUT_ACME + text)
    assert ("Delmar", "earns", "$5 million") in found
    assert ("Acme", "earns", "$5 million") not in found


def test_of_two_companies_in_the_headline_it_is_the_one_that_acted_last() -> None:
    found = triples(ABOUT_BOTH + "Corvane was founded in 1990. Revenue rose to $5 million.")
    assert ("Corvane", "earns", "$5 million") in found
    assert ("Acme", "earns", "$5 million") not in found


def test_a_party_left_out_is_nobody_where_two_are_equally_near() -> None:
    found = triples(
        "Acme and Corvane lost money. Revenue rose to $5 million. Finance chief Ben Ode blamed the weather."
    )
    assert not {claim for claim in found if claim[1] in ("earns", "worksFor")}


def test_a_pronoun_for_shares_speaks_of_whose_they_are() -> None:
    text = "Acme and Birch Labs may merge. Birch Labs is in Oslo. Acme shares fell. "
    found = triples(text + "They have lost a fifth since Ana Ruiz replaced Ben Ode as chief executive.")
    assert ("Ana Ruiz", "ceoOf", "Acme") in found
