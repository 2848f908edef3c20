"""What nobody makes, offers or works on is no topic."""

from __future__ import annotations

import pytest

import kg


@pytest.mark.parametrize(
    "text",
    [
        "Acme offers buyouts and early retirement to workers.",
        "Acme will offer a $25,000 vehicle voucher to its staff.",
        "Acme offered severance packages to its workers.",
        "Acme is providing a perspective that nobody else has.",
        "Acme created a new problem for itself.",
        "Acme makes cars safer.",
        "Acme makes things.",
        "Acme is focusing on the cost side of the business.",
    ],
)
def test_what_is_no_ware_service_or_field_is_not_claimed_of_a_company(text: str) -> None:
    assert not kg.read(text).claims


@pytest.mark.parametrize(
    ("text", "relation", "topic"),
    [
        ("Acme offers software packages to shops.", "provides", "software packages"),
        ("Acme offers life cover.", "provides", "life cover"),
        ("Acme makes three types of valve.", "develops", "valve"),
        ("Acme focuses on battery recycling.", "focusesOn", "battery recycling"),
    ],
)
def test_what_is_one_is_claimed(text: str, relation: str, topic: str) -> None:
    assert [(claim.relation, claim.object.text) for claim in kg.read(text).claims] == [(relation, topic)]
