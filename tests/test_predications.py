"""Sentences of every syntactic kind: who does what to whom, whatever way English puts it."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kg.language.document import Document, Predication, Token
from kg.language.parse import parse
from kg.language.predications import find_predications, members
from kg.model import Article

Expected = tuple[str, tuple[str, ...]]  # lemma, then "role=fillers" or "-role"


def read_cases() -> Iterator[tuple[str, list[Expected]]]:
    """The sentences of predications.txt, each with what must be understood of it."""
    lines = (Path(__file__).parent / "predications.txt").read_text(encoding="utf-8").splitlines()
    sentence, expected = "", list[Expected]()
    for line in (line for line in lines if line.strip() and not line.startswith("#")):
        if line.startswith("  "):
            lemma, *roles = line.split()
            expected.append((lemma.replace("_", " "), tuple(roles)))
        else:
            if sentence:
                yield sentence, expected
            sentence, expected = line, []
    yield sentence, expected


CASES = list(read_cases())


def understood(text: str) -> Document:
    return find_predications(parse(Article("text", text)))


def holds(document: Document, predication: Predication, role: str) -> bool:
    name, _, fillers = role.replace("_", " ").partition("=")
    if name.startswith("-"):
        return not predication.fillers(name[1:])
    found = members(document, predication.head) if name == "members" else predication.fillers(name)
    return sorted(document.tokens[head].text for head in found) == sorted(fillers.split("+"))


def described(document: Document) -> str:
    def one(predication: Predication) -> str:
        roles = (f"{role.name}={document.tokens[role.head].text}" for role in predication.roles)
        return f"{predication.lemma}: {', '.join(roles)}"

    return "; ".join(one(predication) for predication in document.predications)


def test_there_are_sentences_of_many_kinds() -> None:
    assert len(CASES) > 150
    assert sum(len(expected) for _, expected in CASES) > 200


@pytest.mark.parametrize(("sentence", "expected"), CASES, ids=[sentence for sentence, _ in CASES])
def test_a_sentence_says_who_does_what(sentence: str, expected: list[Expected]) -> None:
    document = understood(sentence)
    for lemma, roles in expected:
        named = [predication for predication in document.predications if predication.lemma == lemma]
        fits = any(all(holds(document, predication, role) for role in roles) for predication in named)
        assert fits, f"{lemma} {' '.join(roles)} not in {described(document)}"


def test_a_light_verb_is_remembered_with_the_noun_it_carries() -> None:
    document = understood("Acme struck a deal with Birch Labs.")
    deal = next(predication for predication in document.predications if predication.lemma == "deal")
    assert deal.light is not None
    assert document.tokens[deal.light].text == "struck"


def test_predications_stand_in_text_order_and_none_is_an_auxiliary() -> None:
    document = understood("Acme has been trying to buy Birch Labs, which Delmar Foods would have sold.")
    assert [predication.lemma for predication in document.predications] == ["try", "buy", "sell"]


def test_a_parse_that_runs_in_a_circle_is_survived() -> None:
    tokens = (
        Token(0, "buy", "buy", "VB", "VERB", "conj", 1, 0, 3, 0, "", (1,)),
        Token(1, "sell", "sell", "VB", "VERB", "conj", 0, 4, 8, 0, "", (0,)),
    )
    document = find_predications(Document(Article("text", "buy sell"), tokens=tokens))
    assert [predication.roles for predication in document.predications] == [(), ()]


def test_an_empty_document_has_no_predications() -> None:
    assert find_predications(Document(Article("text", ""))).predications == ()


@pytest.mark.parametrize(
    ("text", "predication", "role"),
    [
        ("Danish\n\nBookmakers in Oslo grew.", "bookmaker", "-modifier"),
        ("Prices of pumps\n\nBy Acme, Birch Labs was bought.", "buy", "agent=Acme"),
    ],
)
def test_a_headline_has_no_part_in_the_sentence_after_it(text: str, predication: str, role: str) -> None:
    document = understood(text)
    (found,) = (each for each in document.predications if each.lemma == predication)
    assert holds(document, found, role), described(document)
