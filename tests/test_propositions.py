"""Open relations: who did what to whom in the text's own words."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.language.document import Document, Predication, Token
from kg.language.parse import parse
from kg.language.predications import find_predications
from kg.language.propositions import find_propositions
from kg.model import Article, Proposition

SAID = [
    ("Acme bought Birch Labs.", ["Acme | bought | Birch Labs"]),
    ("Birch Labs was bought by Acme.", ["Birch Labs | was bought by | Acme"]),
    ("Acme has not bought Birch Labs.", ["Acme | has not bought | Birch Labs"]),
    ("Acme sold Birch Labs to Delmar Foods in May 2020.", ["Acme | sold | Birch Labs | to Delmar Foods | in May 2020"]),
    ("Acme holds a stake in Birch Labs.", ["Acme | holds | a stake | in Birch Labs"]),
    ("Acme plans to buy Birch Labs.", ["Acme | plans to buy | Birch Labs"]),
    ("Acme is considering buying Birch Labs.", ["Acme | is considering buying | Birch Labs"]),
    ("Acme relies on Birch Labs.", ["Acme | relies on | Birch Labs"]),
    ("Acme took over Birch Labs.", ["Acme | took over | Birch Labs"]),
    ("Acme and Birch Labs hired Bo Lind.", ["Acme | hired | Bo Lind", "Birch Labs | hired | Bo Lind"]),
    ("Acme makes sensors and batteries.", ["Acme | makes | sensors", "Acme | makes | batteries"]),
    ("Acme bought Birch Labs and sold Corvane.", ["Acme | bought | Birch Labs", "Acme | sold | Corvane"]),
    ("Acme, which owns Birch Labs, makes sensors.", ["Acme | owns | Birch Labs", "Acme | makes | sensors"]),
    ("Acme uses sensors made by Birch Labs.", ["Acme | uses | sensors", "sensors | made by | Birch Labs"]),
    ("Ana Ruiz, its founder, met Bo Lind.", ["Ana Ruiz | is | its founder", "Ana Ruiz | met | Bo Lind"]),
    ("Acme is a maker of sensors.", ["Acme | is | a maker | of sensors"]),
    ("Sales look weak.", ["Sales | look | weak"]),
    ("Acme said that sales rose.", ["Acme | said | that sales rose"]),
]  # fmt: skip
UNSAID = [
    ("Acme persuaded Birch Labs to sell Corvane.", "sell"),  # an infinitive states nothing by itself
    ("Shares fell.", "fell"),  # nor is there a relation without an argument
    ("Acme plans to buy Birch Labs.", "plans"),
]


def propositions(text: str) -> tuple[Proposition, ...]:
    return find_propositions(find_predications(parse(Article("text", text)))).propositions


def written(proposition: Proposition) -> str:
    return " | ".join((proposition.subject, proposition.relation, *proposition.arguments))


@pytest.mark.parametrize(("sentence", "expected"), SAID, ids=[sentence for sentence, _ in SAID])
def test_a_sentence_yields_its_propositions(sentence: str, expected: list[str]) -> None:
    found = [written(proposition) for proposition in propositions(sentence)]
    assert sorted(found) == sorted(expected)


@pytest.mark.parametrize(("sentence", "relation"), UNSAID)
def test_what_is_not_stated_is_no_proposition(sentence: str, relation: str) -> None:
    assert relation not in {proposition.relation for proposition in propositions(sentence)}


def test_every_part_says_where_it_stands_in_the_text() -> None:
    text = "Acme, which last year bought Birch Labs and Corvane from Delmar Foods, has since hired Ana Ruiz."
    for proposition in propositions(text):
        parts = (proposition.subject, proposition.relation, *proposition.arguments)
        assert len(proposition.spans) == len(parts)
        for part, spans in zip(parts, proposition.spans, strict=True):
            assert " ".join(text[span.start : span.end] for span in spans) == part


def test_a_proposition_has_the_status_of_its_predication() -> None:
    document = find_predications(parse(Article("text", "Acme may buy Birch Labs.")))
    judged = tuple(replace(predication, status="Possible") for predication in document.predications)
    (proposition,) = find_propositions(document.with_(predications=judged)).propositions
    assert proposition.status == "Possible"


def test_many_conjuncts_do_not_explode() -> None:
    tokens = [Token(0, "Acme", "Acme", "NNP", "PROPN", "nsubj", 1, 0, 4, 0, "company")]
    tokens.append(Token(1, "met", "meet", "VBD", "VERB", "ROOT", 1, 5, 8, 0, "", (0, 2)))
    for i in range(2, 200):
        head, dep = (1, "dobj") if i == 2 else (i - 1, "conj")
        after = (i + 1,) if i < 199 else ()
        tokens.append(Token(i, "Ana", "Ana", "NNP", "PROPN", dep, head, 9 + 4 * i, 12 + 4 * i, 0, "person", after))
    document = Document(Article("text", "x" * 1000), tokens=tuple(tokens))
    judged = document.with_(predications=(Predication(1, "meet", "verb", ()),))
    assert 0 < len(find_propositions(judged).propositions) <= 12
