"""Kinds of names: what their form and surroundings tell where votes and word lists do not."""

from __future__ import annotations

import pytest

from kg.language.names.lexicon import lexicon
from kg.language.names.lines import Line
from kg.language.names.surroundings import MOST, Place, features, kind_weights, places
from kg.language.names.votes import Vote
from kg.language.parse import parse
from kg.model import Article


def line(text: str) -> Line:
    words = text.split()
    capital = [word[:1].isupper() for word in words]
    starts = [len(" ".join(words[:i])) + (i > 0) for i in range(len(words))]
    return Line(
        text, words, [True] * len(words), starts, capital, [i == 0 for i in range(len(words))], False, True, [],
        frozenset(),
    )  # fmt: skip


def likeliest(text: str, name: str) -> str:
    """The kind that form and surroundings alone make likeliest, without a vote."""
    one, spelling = line(text), tuple(name.split())
    first = one.words.index(spelling[0])
    weights = kind_weights(features(spelling, [Place(one, first, first + len(spelling))], {}, lexicon()))
    assert sum(weights.values()) == pytest.approx(1.0)
    return max(weights, key=lambda kind: weights[kind])


def test_surroundings_tell_a_company_from_a_person_and_a_place() -> None:
    assert likeliest("Shares in Quarrendon fell after its profit warning on Monday .", "Quarrendon") == "organization"
    assert (
        likeliest("He was succeeded by Tobias Quarrendon , 44 , who has run the sales team .", "Tobias Quarrendon")
        == "person"
    )
    assert (
        likeliest("The company has its headquarters in Quarrendon , where it employs 40 people .", "Quarrendon")
        == "place"
    )


def test_a_name_is_looked_at_in_its_first_places_only_each_once() -> None:
    one = line("Acme said Acme would buy what Acme sold to Acme before Acme was Acme")
    votes = [Vote(i, i + 1, "company", 1.0) for i, word in enumerate(one.words) if word == "Acme"]
    assert len(places([one], [[*votes, *votes]])[("Acme",)]) == MOST


def test_a_company_of_one_word_that_looks_like_a_surname_is_a_company() -> None:
    text = "Kaspersen has raised its sales forecast. Shares in Kaspersen rose 4% after the toy chain reported profits."
    kinds = {token.kind for token in parse(Article("test", text)).tokens if token.text == "Kaspersen"}
    assert kinds <= {"company", "organization"}


@pytest.mark.parametrize(
    ("text", "name", "kinds"),
    [
        ("Corvane Australia will cut 300 jobs.", "Corvane Australia", {"organization", "company"}),
        ("He lives in Southern Australia.", "Southern Australia", {"place"}),
        ("It flies six A770s to Oslo.", "A770s", {"product"}),
        ("Parker, a robotics start-up, was valued at $3 billion.", "Parker", {"company"}),
        ("Corvane, the Danish shipping and rail company, grew.", "Corvane", {"company"}),
        ("Josef Brandl, a piano maker, lived in Graz.", "Josef Brandl", {"person"}),
        ("Shares of Corvane Airways, its launch customer, fell.", "Corvane Airways", {"company"}),
        ("Corvane launched Nimbus, a cloud database. Nimbus sells well.", "Nimbus", {"product"}),
        ("Microsoft released Dromo and Acme launched Veltri 3.", "Veltri 3", {"product"}),
        ("Microsoft released Dromo and Acme launched Veltri 3.", "Dromo", {"product"}),
        ("Rivian's boss left Acme.", "Rivian", {"company"}),
        ("Acme filed for Chapter 11.", "Chapter 11", {"work", "other"}),
        ("Ability was founded by Tom Birch. Birch left Ability in May.", "Ability", {"organization", "company"}),
        ("Bolt named Tom Birch chief executive.", "Bolt", {"organization", "company"}),
    ],
)
def test_form_and_apposition_tell_the_kind(text: str, name: str, kinds: set[str]) -> None:
    assert {token.kind for token in parse(Article("test", text)).tokens if token.text == name} <= kinds
    assert any(token.text == name for token in parse(Article("test", text)).tokens)
