"""Reading: what one article says, by any of its readers."""

from __future__ import annotations

import pytest

import kg

TEXT = "Acme is looking to invest $15 million in Birch Labs, the Courier reported."


def test_a_claim_says_who_what_whom_how_surely_and_by_whom() -> None:
    (claim,) = kg.read(TEXT).claims
    assert (claim.subject.text, claim.relation, claim.object.text) == ("Acme", "investsIn", "Birch Labs")
    assert claim.status == "Planned"
    assert claim.amount is not None and claim.amount.value == 15_000_000
    assert [source.text for source in claim.attributed_to] == ["Courier"]
    assert TEXT[claim.passage.start : claim.passage.end] == claim.passage.quote


def test_an_unknown_reader_is_refused_with_those_there_are() -> None:
    with pytest.raises(kg.NewskgError, match="frames, full"):
        kg.read(TEXT, reader="fames")


def test_hers_before_a_clause_is_nobody_to_speak_of() -> None:
    text = "Ana Ruiz is the only one whose father did not sit there before her; hers; Isko; read the meters."
    assert {mention.name for mention in kg.read(text).mentions} >= {"Ana Ruiz"}
