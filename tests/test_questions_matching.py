"""`kg:matches` in SPARQL: what `kg search` finds it finds, and where it can find nothing by mistake it says so."""

from __future__ import annotations

import re
import sqlite3

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.questions import sparql
from kg.questions.matching import matches
from kg.questions.search import search
from kg.questions.stems import stem, stems

STORE = graph.load(vocabulary.ontology_folder() / "examples" / "an-investment.ttl")
CONTENTS = graph.read(STORE)
QUOTES = sorted({passage.quote for claim in CONTENTS.assertions for passage in claim.passages})
WORDS = sorted(
    {
        word
        for path in (vocabulary.ontology_folder() / "relations").glob("*.toml")
        for word in re.findall(r"[a-z]+", path.read_text(encoding="utf-8").lower())
    }
)


@pytest.mark.parametrize(
    ("words", "text"),
    [
        ("plan", "It planned to sell."),
        ("planned", "It is planning a sale."),
        ("business", "Two businesses were sold."),
        ("nestle", "Nestlé bought it."),
        ("NESTLÉ", "nestle bought it"),
        ("million invest", "Acme has invested $3 million."),
        ('"to sell"', "It planned to sell."),
        ("Acme's", "Acme’s plan"),
    ],
)
def test_words_are_found_in_any_form_and_order(words: str, text: str) -> None:
    assert matches(text, words)


@pytest.mark.parametrize(
    ("words", "text"), [("sale", "It planned."), ('"sell to"', "It planned to sell."), ("plan sale", "It planned.")]
)
def test_a_text_that_lacks_a_word_or_has_it_elsewhere_is_not_found(words: str, text: str) -> None:
    assert not matches(text, words)


def test_endings_are_cut_as_the_index_of_the_search_cuts_them() -> None:
    assert len(WORDS) > 2500
    index = sqlite3.connect(":memory:")
    index.execute("CREATE VIRTUAL TABLE found USING fts5(word, tokenize='porter unicode61')")
    index.execute("CREATE VIRTUAL TABLE cut USING fts5vocab(found, 'instance')")
    index.executemany("INSERT INTO found(rowid, word) VALUES (?, ?)", enumerate(WORDS))
    theirs = {WORDS[row]: term for term, row in index.execute("SELECT term, doc FROM cut")}
    index.close()

    assert {word: stem(word) for word in WORDS} == theirs


@settings(deadline=None)
@given(st.lists(st.sampled_from(sorted({word for quote in QUOTES for word in stems(quote)})), min_size=1, max_size=3))
def test_sparql_finds_the_sentences_that_the_search_finds(words: list[str]) -> None:
    found = {each.text for each in search(CONTENTS, " ".join(words), limit=1000) if each.kind == "passage"}

    assert {quote for quote in QUOTES if matches(quote, " ".join(words))} == found


@pytest.mark.parametrize(
    ("pattern", "message"),
    [
        ('?q kg:matches "invest"', r"column \d+: kg:matches is a function, no property: write FILTER\(kg:matches"),
        ("FILTER(kg:matches(?q))", r"takes a text and words, .* and is given 1"),
        ('FILTER(kg:matches(?q, "a", "b"))', r"and is given 3"),
        ('FILTER(kg:matches("invest", ?q))', r"takes the text first and the words after it"),
        ('FILTER(kg:matches(?quote, "invest"))', r"\?quote stands nowhere else in the query"),
        ('FILTER(kg:matches(?q, " - "))', r"' - ' has no word to search for"),
        ('FILTER(kg:matches(STR(?q), CONCAT("", "")))', r"'' has no word to search for"),
        ('FILTER(kg:matches(?p, "invest"))', r"char=\d+,\d+> is no text; give it a name"),
        ('FILTER(<https://w3id.org/newskg#matches>(?p, "invest"))', r"is no text"),
        ("FILTER(<urn:other>(?q))", r"could not be answered: .*<urn:other> is not supported"),
    ],
)
def test_a_search_that_can_find_nothing_says_why(pattern: str, message: str) -> None:
    query = f"SELECT ?q {{ ?p kg:quote ?q . {pattern} }}"

    with pytest.raises(QuestionError, match=message):
        sparql.ask(STORE, query)
    with pytest.raises(QuestionError, match=message):
        sparql.answer(STORE, query, "json")


@pytest.mark.parametrize(
    "pattern",
    [
        '?p ?any ?q FILTER(kg:matches(?q, "invest"))',  # some are no texts
        'OPTIONAL { ?p kg:quote ?q } FILTER(kg:matches(?q, "invest"))',  # some are none at all
        '?p kg:quote ?q FILTER(kg:matches(CONCAT(?q, " (sold)"), "invest sold")) # kg:matches\n',
        'BIND("Acme invests" AS ?q) FILTER(kg:matches(?q, ?words)) VALUES ?words { "invested" "acme" }',
        '?p kg:quote ?q FILTER(kg:matches( # (the text,\n ?q , """invest""" ))',
    ],
)
def test_a_search_that_is_right_is_answered(pattern: str) -> None:
    assert sparql.ask(STORE, f"SELECT ?q {{ ?p a ?class . {pattern} }}")


def test_words_that_no_text_has_find_no_row() -> None:
    assert len(list(sparql.ask(STORE, 'SELECT ?q { ?p kg:quote ?q FILTER(kg:matches(?q, "zebra")) }'))) == 0  # type: ignore[arg-type]
