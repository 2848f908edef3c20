"""Mentions: what in a text stands for somebody or something."""

from __future__ import annotations

import pytest

from kg.language.document import Document
from kg.language.mentions import find_mentions, mention_for, phrase
from kg.language.parse import parse
from kg.model import Article


def read(text: str) -> Document:
    return find_mentions(parse(Article("test", text)))


def kinds(text: str) -> dict[str, str]:
    return {mention.text: mention.kind for mention in read(text).mentions}


def head(document: Document, text: str) -> int:
    return next(t.i for t in document.tokens if t.text == text)


@pytest.mark.parametrize(
    ("text", "mention", "kind"),
    [
        ("The company lost money.", "The company", "company"),
        ("Acme praised its chief executive.", "its chief executive", "person"),
        ("Acme, a Seattle-based start-up, lost money.", "a Seattle-based start-up", "company"),
        ("It will join Acme's new lab.", "Acme's new lab", "organization"),
        ("The regulator fined Acme.", "The regulator", "government"),
        ("Acme hired a law firm, and the law firm sued.", "the law firm", "company"),
        ("A source told Acme about it.", "A source", "source"),
        ("People familiar with the matter spoke.", "People", "source"),
        ("An executive of Acme spoke.", "An executive", "source"),
    ],
)
def test_a_noun_phrase_that_stands_for_something_is_a_mention(text: str, mention: str, kind: str) -> None:
    assert kinds(text)[mention] == kind


def test_pronouns_are_mentions_and_values_are_none() -> None:
    found = kinds("She said that it paid $3 million on Tuesday to the firm which sold its brand.")
    assert {"She", "it", "its", "which"} <= found.keys()
    assert not {"$3 million", "Tuesday"} & found.keys()


def test_an_indefinite_company_is_no_mention() -> None:
    assert "a company" not in kinds("Acme wants to buy a company.")


def test_mentions_are_sorted_and_known_by_their_head() -> None:
    document = read("Acme's new lab in Oslo hired its chief executive from the company.")
    starts = [mention.start for mention in document.mentions]
    assert starts == sorted(starts)
    lab = document.mention(head(document, "lab"))
    assert lab is not None
    assert lab.text == "Acme's new lab"


def test_a_phrase_comes_with_and_without_its_determiner() -> None:
    document = read("It runs on the new battery technology of Acme.")
    noun = head(document, "technology")
    assert document.article.text[slice(*phrase(document, noun))] == "new battery technology"
    assert document.article.text[slice(*phrase(document, noun, determiner=True))] == "the new battery technology"


def test_any_noun_can_be_made_a_mention() -> None:
    document = read("Acme sells machine translation to start-ups.")
    topic, firms = (mention_for(document, head(document, text)) for text in ("translation", "start-ups"))
    assert (topic.text, topic.kind) == ("machine translation", "topic")
    assert (firms.text, firms.kind) == ("start-ups", "company")
    assert mention_for(document, head(document, "Acme")) in document.mentions


def test_the_company_with_a_capital_is_no_name() -> None:
    document = read("Founded in 1968, the Company had sales of $18 billion.")
    assert [(mention.text, mention.form) for mention in document.mentions] == [("the Company", "noun")]


@pytest.mark.parametrize(
    ("text", "mention", "name"),
    [
        ("Brothers Ted and Alf Munnings founded Acme.", "Ted", "Ted Munnings"),
        ("Acme was founded by Ana, Eva and Ben van der Berg.", "Eva", "Eva van der Berg"),
        ("Ana Ruiz met Ben Ode. Ana and Ben Ode founded Acme.", "Ana", "Ana"),
        ("Acme was founded by Ana Ruiz and Ben Ode.", "Ana Ruiz", "Ana Ruiz"),
    ],
)
def test_those_of_one_family_share_the_name_that_is_said_once(text: str, mention: str, name: str) -> None:
    assert name in [m.name for m in read(text).mentions if m.text == mention]
