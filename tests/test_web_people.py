"""News of people as the web has it: appointments, farewells, weddings, lists of new posts."""

from __future__ import annotations

import pytest

import kg
from kg.language.parse import parse
from kg.model import Article, Claim, Mention


def names(text: str) -> dict[str, str]:
    """Each name of a text with its kind."""
    return {token.text: token.kind for token in parse(Article("test", text)).tokens if token.kind}


def claims(text: str, relation: str, reader: str = "frames") -> list[Claim]:
    return [claim for claim in kg.read(text, reader=reader).claims if claim.relation == relation]


def ends(text: str, relation: str, reader: str = "frames") -> set[tuple[str, str]]:
    """The names of both ends of the claims of a relation."""
    found = claims(text, relation, reader)
    return {(c.subject.name, c.object.name) for c in found if isinstance(c.object, Mention)}


def test_a_surname_that_goes_on_as_he_is_no_firm() -> None:
    text = (
        "Mike Vernholt, the head of search at Google, will go to Corvane. "
        "Vernholt was in charge of a big effort. Vernholt joined Google in 2008, when he was 30. "
        "Even then, according to a post that Vernholt put on his page, it was big. "
        "Vernholt will join Corvane, where he'll work."
    )
    assert ends(text, "joins") >= {("Mike Vernholt", "Google"), ("Mike Vernholt", "Corvane")}


def test_a_firm_and_a_surname_run_together_are_two_names() -> None:
    text = "Nadia Vernholt left. During her years at Google Vernholt was in charge of search."
    assert names(text) == {"Nadia Vernholt": "person", "Google": "company", "Vernholt": "person"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ana Ruiz will lead the College of Food, Agricultural and Natural Resource Sciences.",
         "College of Food, Agricultural and Natural Resource Sciences"),
        ("Ana Ruiz, dean of the College of Engineering, Computer Science and Construction Management, left.",
         "College of Engineering, Computer Science and Construction Management"),
        ("He taught at the Harold and Ana Marcus School of Law in Oslo.", "Harold and Ana Marcus School of Law"),
        ("Ana Ruiz has been selected as president of the College of Southern Norland.", "College of Southern Norland"),
        ("Ana Ruiz was appointed to the Board of Trustees of the Economic Development Corporation.",
         "Economic Development Corporation"),
    ],
)  # fmt: skip
def test_schools_and_houses_keep_all_of_their_name(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Acme has promoted Byron Lind to Project Engineer and Al Roe to Project Specialist.", "Project Specialist"),
        ("Corvane Chairman Ivo Brandt and Non-Executive Chairman Ben Ode resigned.", "Non"),
        ("It was one of the oddest exits that India Inc saw, Acme said.", "India Inc"),
    ],
)  # fmt: skip
def test_posts_and_ways_of_speaking_are_no_names(text: str, absent: str) -> None:
    assert absent not in names(text)


@pytest.mark.parametrize(
    "text",
    ["Acme said that 33-year-old Mittu Chandil, a banker, would go.", "Acme said Mittu Chandil would step down."],
)
def test_whoever_has_an_age_or_steps_down_is_a_person(text: str) -> None:
    assert names(text)["Mittu Chandil"] == "person"


def test_who_is_named_to_replace_somebody_does() -> None:
    text = "Acme on Thursday named Omar Rahn, a group veteran, its new chairman to replace Peter Lind."
    assert [claim.status for claim in claims(text, "succeeds")] == ["Stated"]


def test_somebody_behind_and_begins_the_next_clause() -> None:
    text = "Ali Saad has been appointed as a director of Corvane and Basit Karem will work as an engineer at Acme."
    assert ("Ali Saad", "Basit Karem") not in ends(text, "worksFor")
    assert ("Basit Karem", "Acme") in ends(text, "worksFor")


def test_what_is_said_in_passing_is_said_by_the_article() -> None:
    text = "Ana Ruiz lives in Oslo. Her father, industrialist Ivo Brandt, is thought to be worth $10 billion."
    assert [claim.attributed_to for claim in claims(text, "childOf")] == [()]


def test_the_age_is_no_part_of_the_post() -> None:
    text = "Ana Ruiz, a 55-year-old executive officer of Acme, succeeded Ben Ode."
    assert {claim.role for claim in claims(text, "worksFor")} == {"executive officer"}


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("Ana Ruiz, who was born in 1926, founded Acme at 17.", "foundedIn", ("Acme", "1926")),
        ("Birch said: “Ana Ruiz founded Corvane.” Ivo Birch is its president.", "foundedBy", ("Corvane", "Ivo Birch")),
        ("Ana Ruiz, who is also known as Nita Ruiz, is the minister.", "knows", ("Ana Ruiz", "Nita Ruiz")),
    ],
)
def test_nobody_guesses_what_is_told_of_another(text: str, relation: str, pair: tuple[str, str]) -> None:
    assert not {pair, pair[::-1]} & {
        (c.subject.name, getattr(c.object, "name", "") or c.object.text) for c in claims(text, relation, "full")
    }


def test_a_hollywood_wrestler_lives_anywhere() -> None:
    assert not claims("The Hollywood wrestler Ivo Brandt joined the guests.", "livesIn")


def test_fifteen_billions_are_a_sum() -> None:
    assert [c.object.text for c in claims("Acme is currently valued at $15 billions.", "valuedAt")] == ["$15 billions"]


@pytest.mark.parametrize(
    ("text", "children", "spouses"),
    [
        ("Ivo Brandt has died. He is survived by his wife, Ana, and three children.", set(), {"Ana"}),
        ("Ben Ode is survived by his wife Ida, sons Karl and Al and daughter Jo.", {"Karl", "Al", "Jo"}, {"Ida"}),
    ],
)  # fmt: skip
def test_a_survivor_is_wife_or_child(text: str, children: set[str], spouses: set[str]) -> None:
    assert {claim.subject.name for claim in claims(text, "childOf")} == children
    assert {claim.subject.name for claim in claims(text, "marriedTo")} == spouses


def test_who_holds_a_portfolio_owns_nothing() -> None:
    text = "Ana Ruiz also holds the portfolio of Plantation and Commodities."
    assert not claims(text, "owns", "full")


@pytest.mark.parametrize(
    ("text", "relation", "pair"),
    [
        ("Ivo Brandt has died.\n\nBen Ode met his wife Ruth in 1990.", "marriedTo", ("Ruth", "Ben Ode")),
        ("Ivo Brandt led Acme.\n\nBen Ode announced he was leaving for Corvane.", "joins", ("Ben Ode", "Corvane")),
    ],
)  # fmt: skip
def test_his_wife_is_of_who_acts_and_who_announces_goes(text: str, relation: str, pair: tuple[str, str]) -> None:
    assert ends(text, relation) == {pair}


def test_a_product_that_begins_with_its_maker_is_one_name() -> None:
    text = "Meta said that Meta AI has a billion users. It is part of Meta's Meta AI chatbot. Meta AI grows."
    assert "Meta AI" in names(text)
