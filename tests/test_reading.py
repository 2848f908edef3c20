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


@pytest.mark.parametrize(
    ("text", "name"),
    [
        (
            "Ana Ruiz is the only one whose father did not sit there before her; hers; Isko; read the meters.",
            "Ana Ruiz",
        ),
        ("says of the supplies, three not Sunsong, Pomme. big Ghent says Pomme,", "Ghent"),
    ],
)
def test_broken_sentences_are_read(text: str, name: str) -> None:
    assert name in {mention.name for mention in kg.read(text, reader="frames").mentions}


def test_a_renamed_firm_goes_by_its_new_name_in_a_graph() -> None:
    graph = kg.build([kg.Article("note", "Corvane, formerly Delmar Foods, bought Birch Labs for $5 million.")])
    assert {entity.name for entity in graph.contents.entities.values()} == {"Corvane", "Birch Labs"}
