"""Parties: by letters behind a politician's name, and by words before it and after it."""

from __future__ import annotations

import pytest

import kg
from kg.language.parties import tags


def members(text: str) -> set[tuple[str, str, str]]:
    found = kg.read(text, reader="frames").claims
    return {(c.subject.name, c.object.name, c.status) for c in found if c.relation == "memberOf"}  # type: ignore[union-attr]


def test_letters_behind_a_name_are_a_party_and_a_seat() -> None:
    found = [tag.party for text in ("Ode (R-Ky.)", "Ode, D-Newport News, left", "Ode (D)") for tag in tags(text)]
    assert found == ["Republican Party", "Democratic Party", "Democratic Party"]
    assert not list(tags("Vitamin D-based drinks, T-shirts and grade (A-plus)"))


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ben Ode (R-Ky.) met Acme.",
        "Rep. Ben Ode, R-Newport News, met Acme.",
        "The governor, Ben Ode (R), met Acme.",
        "Republican Gov. Ben Ode met Acme.",
        "The Republican senator Ben Ode met Acme.",
        "Ben Ode, the Republican attorney general of Ohio, met Acme.",
        "Ben Ode, a Republican from Ohio, met Acme.",
        "Ben Ode is a Republican.",
        "Republican nominee Ben Ode met Acme.",
        "Republican Ben Ode met Acme.",
        "Acme met the incumbent, Republican Ben Ode, on Monday.",
        "Ben Ode, an Ohio Republican, met Acme.",
    ],
)
def test_a_politician_is_a_member_of_his_party(text: str) -> None:
    assert members(text) == {("Ben Ode", "Republican Party", "Stated")}


def test_each_of_several_is_in_her_own_party() -> None:
    assert members("Sens. Ana Ruiz (D-Mass.) and Ben Ode (R-Ohio) wrote it.") == {
        ("Ana Ruiz", "Democratic Party", "Stated"),
        ("Ben Ode", "Republican Party", "Stated"),
    }


@pytest.mark.parametrize(
    "text",
    [
        "Sen. Ana Ruiz (I-Vt.) met Acme.",
        "Acme (R) and Corvane (D) merged.",
        "Ana Ruiz (R) shakes hands with Ben Ode (L).",
        "Ana Ruiz, D-Day veteran, met Acme.",
        "Ana Ruiz is not the Republican candidate.",
        "Ana Ruiz is no Democrat.",
        "Ana Ruiz is a Social Democrat from Germany.",
        "Social Democrat Ana Ruiz met Acme.",
        "Ana Ruiz, a Democratic target, smiled.",
        "Ana Ruiz is an Irish Republican.",
        "Conservative economist Ana Ruiz said so.",
        "Republicans met Ana Ruiz.",
        "The Democratic Republic of Congo fined Ana Ruiz.",
    ],
)
def test_nobody_else_is(text: str) -> None:
    assert not members(text)


@pytest.mark.parametrize("text", ["Ben Ode is a former Democrat.", "Ben Ode was a Republican until 2012."])
def test_a_party_left_was_his(text: str) -> None:
    (claim,) = (c for c in kg.read(text).claims if c.relation == "memberOf")
    assert claim.tense == "Past"


@pytest.mark.parametrize(
    ("text", "tense"),
    [
        ("Corvane said that Ana Ruiz is a Democrat.", None),
        ("Corvane said that Ana Ruiz was a Democrat.", None),
        ("“Ana Ruiz was a Democrat,” Corvane said.", "Past"),
    ],
)
def test_who_calls_somebody_a_member_is_named(text: str, tense: str | None) -> None:
    (claim,) = (c for c in kg.read(text, reader="frames").claims if c.relation == "memberOf")
    assert ([source.name for source in claim.attributed_to], claim.tense) == (["Corvane"], tense)
