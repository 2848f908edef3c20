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


@pytest.mark.parametrize(
    ("text", "name", "kind"),
    [
        ("Corvane's chief executive, Varun Mehrota, co-founder Ana Ruiz and others left.", "Varun Mehrota", "person"),
        ("Corvane, the maker of Lixol and Dorvex, rose.", "Lixol", "product"),
        ("Corvane, the maker of Lixol and Dorvex, rose.", "Dorvex", "product"),
        ("Corvane makes the code editor Vendor.", "Vendor", "product"),
        ("It is known for Delvin, an AI agent that writes software.", "Delvin", "product"),
        ("Elliott Investment Management sued. Corvane said Elliott had left.", "Elliott", "company"),
        ("Unveiled were Vireo and Acme launched a rival.", "Acme", "organization"),
        ("Rob Bonta met Acme on Monday. Bonta filed the suit in May.", "Bonta", "person"),
        ("Schaefer said it would close two plants. It was founded by Karl Schaefer.", "Schaefer", "organization"),
        ("Acme met Karl Pellow. Pellow, who runs Pellow Foods, bought it.", "Pellow", "person"),
        ("Karl Pellow died in May. Mr. Pellow founded Pellow Foods.", "Pellow", "person"),
        ("Acme, a family firm from Enkhuizen, employs 200 people.", "Enkhuizen", "place"),
        ('Ana Ruiz wrote "The Ferryman\'s Daughter," a story of a family.', "The Ferryman's Daughter", "work"),
        ("China lent $3 billion to Zambia. Egypt signed a treaty.", "China", "place"),
        ("Tools are made at its mill in Marburg, the company said.", "Marburg", "place"),
        ("The boss of Bergamo's Filovia left.", "Bergamo", "place"),
        (
            "The London firm, led by managing partner Simon Achebe, bought its holding in 2015.",
            "Simon Achebe",
            "person",
        ),
        ("PORT ALVAREZ, Jan 8 - A worker has died at the Port Alvarez refinery.", "Port Alvarez", "place"),
        ("Corvane bought Zug-based Minex.", "Zug", "place"),
        ("Heath & Harbour sells clothes by mail.", "Heath & Harbour", "company"),
        ("The deal was signed by Japan's Tanzaku.", "Tanzaku", "organization"),
        ("Japan's Kenji Mori founded Acme.", "Kenji Mori", "person"),
        ("Schaefer said it was over. Karl Schaefer leads Acme.", "Schaefer", "person"),
        ("It was lent by the trading house Wakatsuki.", "Wakatsuki", "company"),
        ("It may rise, thinks fund manager Uta Henning of Elbwert.", "Uta Henning", "person"),
        ("Mercy, the Catholic health system, grew.", "Mercy", "organization"),
        ("The utilities Corvane Power and Électricité d'Armor hold a third.", "Électricité d'Armor", "organization"),
    ],
)
def test_what_stands_beside_a_name_tells_its_kind(text: str, name: str, kind: str) -> None:
    assert {token.kind for token in parse(Article("test", text)).tokens if token.text == name} == {kind}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Corvane has agreed to buy Marlow's, its partner in a venture. Marlow's shares rose.", "Marlow's"),
        ("Corvane bought the copy shop chain Pinko's for $2 billion.", "Pinko's"),
        ("Its margins are above Birch's in most years, said Corvane.", "Birch"),
        ("A rival of Birch's, Corvane, has left.", "Birch"),
        ("Marlow's shares rose after Marlow said it had bought Pinko's.", "Marlow"),
    ],
)
def test_an_s_that_owns_nothing_is_the_names_own(text: str, name: str) -> None:
    assert name in {token.text for token in parse(Article("test", text)).tokens if token.kind}
