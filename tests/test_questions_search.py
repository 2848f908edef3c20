"""Searching names and sentences."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg import graph, vocabulary
from kg.errors import QuestionError
from kg.questions.search import search

CONTENTS = graph.read(graph.load(vocabulary.ontology_folder() / "examples" / "a-sale-and-a-merger.ttl"))


def texts(words: str) -> list[str]:
    return [found.text for found in search(CONTENTS, words)]


def test_names_come_before_sentences_and_aliases_count() -> None:
    assert texts("delmar")[0] == "Delmar Foods"
    assert len(texts("delmar")) > 2


def test_words_are_found_in_any_form_and_order() -> None:
    assert texts("merge agreed") == ["Harrow Bank and Tidewater Savings have agreed to merge."]
    assert texts("examine tidewater") == ["The Bank Inspectorate is examining Tidewater and may block the merger."]


def test_words_in_quotes_stand_together() -> None:
    assert texts('"pizza brand"') and not texts('"brand pizza"')


def test_a_sentence_comes_with_the_claims_that_rest_on_it() -> None:
    (found,) = search(CONTENTS, "lent million")
    claims = {claim.iri: claim for claim in CONTENTS.assertions}

    assert found.kind == "passage"
    assert [claims[iri].relation for iri in found.claims] == ["lendsTo"]


def test_a_limit_is_kept() -> None:
    assert len(search(CONTENTS, "harrow", limit=2)) == 2


def test_no_word_is_refused() -> None:
    with pytest.raises(QuestionError, match="no word to search for"):
        search(CONTENTS, ' " ')


@settings(deadline=None)
@given(st.text(max_size=20))
def test_any_words_are_searched_or_refused(words: str) -> None:
    try:
        search(CONTENTS, words)
    except QuestionError:
        assert not any(letter.isalnum() for letter in words)
