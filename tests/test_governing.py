"""Text → claims of those who govern a place, by the name of the place."""

from __future__ import annotations

import pytest

import kg
from kg.model import Mention


@pytest.mark.parametrize(
    ("text", "claim"),
    [
        ("Delmar Bank was bought by Kenya for $300 million.", ("Kenya", "acquires", "Delmar Bank")),
        ("California sued Birch Labs on Monday.", ("California", "sues", "Birch Labs")),
        ("Corvane lent $20 million to Ghana.", ("Corvane", "lendsTo", "Ghana")),
        ("Kenya appointed Ana Ruiz as ambassador.", ("Kenya", "hires", "Ana Ruiz")),
        ("Germany teamed up with Acme.", ("Germany", "partnersWith", "Acme")),
        ("Ottawa has blocked the sale of Birch Labs.", ("Ottawa", "blocks", "Birch Labs")),
        ("Norway wants more. The Norwegian state owns 34% of Delmar Bank.", ("Norway", "owns", "Delmar Bank")),
        ("The airline Birch Air is half owned by the Ghanaian state.", ("Ghanaian state", "owns", "Birch Air")),
    ],
)
def test_a_place_that_acts_is_its_government(text: str, claim: tuple[str, str, str]) -> None:
    claims = kg.read(text, reader="frames").claims
    found = {(c.subject.name, c.relation, getattr(c.object, "name", "")): c for c in claims}
    key = next((k for k in found if (k[0].removeprefix("the "), *k[1:]) == claim), None)
    assert key is not None, sorted(found)
    assert "government" in {found[key].subject.kind, found[key].object.kind}


@pytest.mark.parametrize(
    "text",
    [
        "Kenya-based Birch Labs sued Acme.",
        "The UK based lender Birch Labs bought Acme.",
        "Acme sells tea in Kenya.",
        "Acme lends to Africa.",
    ],
)
def test_a_place_that_only_stands_by_does_nothing(text: str) -> None:
    claims = kg.read(text, reader="frames").claims
    assert not {c.subject.name for c in claims} & {"Kenya", "UK"}
    assert "government" not in {c.object.kind for c in claims if isinstance(c.object, Mention)}


def test_a_place_is_a_place_and_a_government_in_one_graph() -> None:
    text = "Kenya owns Delmar Bank. Ana Ruiz was born in Kenya."
    contents = kg.build([kg.Article("a", text)], reader="frames").contents
    kinds = {entity.kind for entity in contents.entities.values() if entity.name == "Kenya"}
    assert kinds == {"government", "place"}
