"""Chains: which mentions of an article stand for one thing, what it is called, and what it is."""

from __future__ import annotations

import pytest

from kg.language.coreference import resolve_chains
from kg.language.document import Document
from kg.language.mentions import find_mentions
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.values import find_values
from kg.model import Article, Mention


def read(text: str) -> Document:
    return resolve_chains(find_mentions(parse(Article("test", text))))


def at(document: Document, text: str, number: int = 0) -> Mention:
    """The mention of this text, counted from 0."""
    return [mention for mention in document.mentions if mention.text == text][number]


def name_of(text: str, mention: str, number: int = 0) -> str:
    return at(read(text), mention, number).name


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Acme Corp. said it would grow.", "it", "Acme Corp."),
        ("Acme Corp. raised its prices.", "its", "Acme Corp."),
        ("Maria Keller founded Acme Corp. in Oslo. She left in 2019.", "She", "Maria Keller"),
        ("Robert Dunne met Maria Keller in Oslo, and she smiled.", "she", "Maria Keller"),
        ("Acme Corp. sued Delmar Foods. The company wants money.", "The company", "Acme Corp."),
        ("Birch Labs, a start-up, won. Delmar Foods lost. The start-up was glad.", "The start-up", "Birch Labs"),
        ("In its report, Acme Corp. was cautious.", "its", "Acme Corp."),
        ("Maria Keller, who runs Acme Corp., smiled.", "who", "Maria Keller"),
        ("Acme Corp. bought Birch Labs itself.", "itself", "Birch Labs"),
        ('"I am glad," said Maria Keller of Acme Corp.', "I", "Maria Keller"),
        ("Maria Keller is the chief executive of Acme Corp.", "the chief executive", "Maria Keller"),
        ("Acme Corp.'s chief executive, Maria Keller, smiled.", "Acme Corp.'s chief executive", "Maria Keller"),
    ],
)
def test_what_a_pronoun_or_noun_stands_for(text: str, mention: str, name: str) -> None:
    assert name_of(text, mention) == name


@pytest.mark.parametrize(
    ("text", "short", "name"),
    [
        ("Maria Keller spoke. Keller left.", "Keller", "Maria Keller"),
        ("Delmar Foods Inc. fell. Delmar Foods has cut jobs.", "Delmar Foods", "Delmar Foods Inc."),
        ("International Widget Company (IWC) fell. Few trust IWC.", "IWC", "International Widget Company"),
        ("He moved from the United States to Oslo. The US is big.", "US", "United States"),
    ],
)
def test_short_names_are_the_full_ones(text: str, short: str, name: str) -> None:
    assert name_of(text, short) == name


@pytest.mark.parametrize(
    ("text", "one", "other"),
    [
        ("Google praised Google DeepMind.", "Google", "Google DeepMind"),
        ("Robert Keller and Maria Keller own Acme.", "Robert Keller", "Maria Keller"),
        ("Acme Corp. praised it.", "Acme Corp.", "it"),
        ("Robert Dunne spoke of his wife. She smiled.", "Robert Dunne", "She"),
        ("It is clear that Acme Corp. will grow.", "It", "Acme Corp."),
    ],
)
def test_what_is_not_one_thing_stays_apart(text: str, one: str, other: str) -> None:
    document = read(text)
    assert at(document, one).chain != at(document, other).chain


def test_all_mentions_of_a_thing_have_its_kind() -> None:
    document = read("Brixworth is a start-up. It is growing, and its owners are glad.")
    assert {at(document, text).kind for text in ("Brixworth", "It", "its")} == {"company"}


def test_a_thing_without_a_name_is_called_by_its_first_phrase() -> None:
    text = "Acme Corp.'s new battery unit will open in May."
    assert name_of(text, "Acme Corp.'s new battery unit") == "Acme Corp.'s new battery unit"


def test_mentions_stay_as_they_were_but_for_their_chain() -> None:
    before = find_mentions(parse(Article("test", "Acme Corp. said it had sold its Oslo plant to Maria Keller.")))
    after = resolve_chains(before)
    assert after.heads == before.heads
    assert [(m.text, m.start, m.end) for m in after.mentions] == [(m.text, m.start, m.end) for m in before.mentions]


def test_a_share_that_follows_a_pronoun_is_nobody() -> None:
    assert name_of("In its report, 43 percent of the money came from Acme Corp.", "its") != "43 percent"


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        # What tells it apart has been said of it, not of the one that stands nearer.
        ("Norwegian shipbuilder Fjordlaks Group fell. Delmar Foods rose. The Norwegian company was sad.",
         "The Norwegian company", "Fjordlaks Group"),
        ("Delmar Foods, which makes frozen pizza, met Corvane Inc. in May. The pizza maker was glad.",
         "The pizza maker", "Delmar Foods"),
        ("Delmar Foods sued Marlow Bank on Monday. The Leeds lender will fight.", "The Leeds lender", "Marlow Bank"),
        # Who speaks does not call itself so.
        ("Corvane Inc. bid for Delmar Foods. Delmar Foods said that the Swedish company had no money.",
         "the Swedish company", "Corvane Inc."),
        # A newspaper is no maker of trucks.
        ("The Harbour Post named a bidder for Corvane Trucks. The newspaper was wrong.", "The newspaper",
         "Harbour Post"),
    ],
)  # fmt: skip
def test_a_described_company_is_the_one_that_the_words_fit(text: str, mention: str, name: str) -> None:
    document = resolve_chains(find_predications(find_mentions(find_values(parse(Article("test", text))))))
    assert at(document, mention).name == name


def test_a_description_right_before_a_name_is_of_that_name() -> None:
    assert name_of("The Danish toy chain Kaspersen has poached Ana Ruiz.", "The Danish toy chain") == "Kaspersen"
    assert name_of("She is a director of the insurer Montrose Mutual.", "the insurer") == "Montrose Mutual"


def test_what_a_noun_is_told_about_is_not_taken_for_its_name() -> None:
    assert name_of("She told the newspaper Acme Corp. would close.", "the newspaper") == "the newspaper"
