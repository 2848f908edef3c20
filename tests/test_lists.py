"""Lists: bullets under a lead-in that says the relation, and lines with a label."""

from __future__ import annotations

import pytest

import kg
from kg.extractors.lists import lead_in


def triples(text: str) -> set[tuple[str, str, str]]:
    found = kg.read(text, reader="frames").claims
    return {(claim.subject.name or claim.subject.text, claim.relation, claim.object.text) for claim in found}


def test_bullets_under_a_lead_in_are_what_it_announces() -> None:
    text = """Acme has raised $40 million. The company grew fast.

Acme's investors include:
- Tidewater Partners, a fund
- Halberd Ventures
- Delmar Foods (since 2020)
"""
    found = triples(text)
    assert {("Tidewater Partners", "investsIn", "Acme"), ("Halberd Ventures", "investsIn", "Acme")} <= found


def test_a_lead_in_without_a_name_speaks_of_the_company_of_the_passage() -> None:
    found = triples("Corvane sells pumps in nine countries.\n\nPartners:\n- Birch Labs\n- Delmar Foods\n")
    assert ("Corvane", "partnersWith", "Birch Labs") in found


def test_a_label_says_the_relation() -> None:
    found = triples("Acme makes pumps.\n\nAbout Acme\nHead office: Oslo\nFounded: 1998\nChief executive: Ana Ruiz\n")
    assert {("Acme", "headquarteredIn", "Oslo"), ("Acme", "foundedIn", "1998"), ("Ana Ruiz", "ceoOf", "Acme")} <= found


def test_bullets_under_another_line_say_nothing_by_themselves() -> None:
    found = triples("Acme's partners were told three things:\n- Birch Labs is late\n- Corvane is early\n")
    assert not any(relation == "partnersWith" for _, relation, _ in found)


@pytest.mark.parametrize(
    ("line", "relation"),
    [
        ("Our investors include:", "investsIn"),
        ("Some of our key clients are:", "suppliesTo"),
        ("Partners:", "partnersWith"),
        ("Its main rivals today are:", "competesWith"),
        ("Acme's customers include the following:", "suppliesTo"),
    ],
)
def test_lead_ins_come_to_a_heading(line: str, relation: str) -> None:
    found = lead_in(line, ("Acme",))
    assert found is not None
    assert found.relation is not None
    assert found.relation.name == relation


@pytest.mark.parametrize("line", ["What our partners say:", "Investors should know:", "How rivals see Acme:"])
def test_other_lines_that_hold_the_word_do_not(line: str) -> None:
    assert lead_in(line, ("Acme",)) is None
