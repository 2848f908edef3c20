"""Who says what: source, cue and content, in every way that news puts it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from kg.language import understand
from kg.language.attribution import attribute, said_by
from kg.language.attribution.quotes import quotes
from kg.language.document import Block, Document
from kg.model import Article, Attribution


def understood(text: str) -> Document:
    return understand(Article("a", text))


def told(text: str) -> list[tuple[str | None, str, str]]:
    """(source, cue, content) of each attribution."""
    return [shown(each) for each in understood(text).attributions]


def shown(each: Attribution) -> tuple[str | None, str, str]:
    source = None if each.source is None else each.source.text
    return source, each.cue.text, " … ".join(span.text for span in each.content)


def speakers(text: str, word: str) -> list[str]:
    """Who says what happens at a word, innermost first."""
    document = understood(text)
    token = next(token.i for token in document.tokens if token.text == word)
    return [each.source.text for each in said_by(document, token) if each.source is not None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Ruiz said that Corvane had grown.", ("Ana Ruiz", "said", "that Corvane had grown.")),
        ("Corvane has grown, Ana Ruiz said.", ("Ana Ruiz", "said", "Corvane has grown")),
        ("Acme founder and CEO Ana Ruiz said that Corvane had grown.", ("Ana Ruiz", "said", "that Corvane had grown.")),
        (
            "Corvane has grown in Oslo with Acme, TechCrunch reports.",
            ("TechCrunch", "reports", "Corvane has grown in Oslo with Acme"),
        ),
        ("Corvane has grown, said Ana Ruiz.", ("Ana Ruiz", "said", "Corvane has grown")),
        ("Corvane, Ana Ruiz said, has grown fast.", ("Ana Ruiz", "said", "Corvane … has grown fast.")),
        ("According to Ana Ruiz, Corvane has grown.", ("Ana Ruiz", "According", "Corvane has grown.")),
        (
            "According to Corvane, software spending in Norway rose to $5 billion.",
            ("Corvane", "According", "software spending in Norway rose to $5 billion."),
        ),
        (
            "Corvane President and CEO Ana Ruiz on Monday announced the sale of Birch Labs.",
            ("Ana Ruiz", "announced", "the sale of Birch Labs."),
        ),
        ("Corvane has grown fast, according to Ana Ruiz.", ("Ana Ruiz", "according", "Corvane has grown fast")),
        ("“Corvane has grown,” Ana Ruiz said.", ("Ana Ruiz", "said", "“Corvane has grown,”")),
        ("Ana Ruiz wrote in a report that Corvane has grown.", ("Ana Ruiz", "report", "that Corvane has grown.")),
        ("It was reported that Corvane has grown.", (None, "reported", "that Corvane has grown.")),
        ("Ana Ruiz wants to buy a bakery.", ("Ana Ruiz", "wants", "to buy a bakery.")),
        ("Ana Ruiz called for an end to the strike.", ("Ana Ruiz", "called", "an end to the strike.")),
        ("Ana Ruiz criticised the sale of Corvane.", ("Ana Ruiz", "criticised", "the sale of Corvane.")),
        ("Ana Ruiz rejected the claim that Corvane had grown.", (None, "claim", "that Corvane had grown.")),
        ("Ana Ruiz's claim that Corvane had grown was wrong.", ("Ana Ruiz", "claim", "that Corvane had grown")),
    ],
)
def test_source_cue_and_content_are_found(text: str, expected: tuple[str | None, str, str]) -> None:
    found = [(source, cue, content.rstrip(".")) for source, cue, content in told(text)]
    assert (expected[0], expected[1], expected[2].rstrip(".")) in found


def test_a_quotation_goes_on_over_sentences_and_after_its_cue() -> None:
    (only,) = [
        each
        for each in told("“We grew. We grew fast,” said Ana Ruiz. “We will grow again next year.”")
        if each[1] == "said"
    ]
    assert only == ("Ana Ruiz", "said", "“We grew. We grew fast,” … “We will grow again next year.”")


def test_what_a_speaker_says_of_wanting_is_not_told_again() -> None:
    assert [each[1] for each in told("“I want to thank everybody here,” Ana Ruiz said.")] == ["said"]


def test_nothing_is_attributed_to_who_did_not_say_it() -> None:
    assert told("Ana Ruiz did not say that Corvane had grown.") == []


def test_the_medium_that_a_source_told_is_its_via() -> None:
    document = understood("A person close to the talks told Reuters that Corvane had bought Birch Labs.")
    (only,) = document.attributions
    assert only.source is not None and only.source.text.startswith("A person")
    assert only.via is not None and only.via.text == "Reuters"


def test_a_medium_that_cites_its_sources_is_their_via() -> None:
    text = "Reuters reported that Corvane had bought Birch Labs, citing people familiar with the matter."
    (only,) = [each for each in understood(text).attributions if each.cue.text == "reported"]
    assert only.source is not None and only.source.text.startswith("people")
    assert only.via is not None and only.via.text == "Reuters"


def test_sources_cited_in_passing_say_it() -> None:
    text = "Reuters, citing people familiar with the matter, reported that Corvane had bought Birch Labs."
    (only,) = [each for each in understood(text).attributions if each.cue.text == "reported"]
    assert only.source is not None and only.source.text.startswith("people")


@pytest.mark.parametrize(
    "text", ["Corvane nears deal to buy Birch Labs - sources", "Source: Corvane to buy Birch Labs"]
)
def test_a_source_that_a_headline_sets_apart_says_it(text: str) -> None:
    assert speakers(text, "buy")[0].lower().startswith("source")


def test_wanting_is_not_saying() -> None:
    assert speakers("Corvane wants to buy Birch Labs.", "buy") == []
    assert speakers("Corvane knows that Birch Labs owns Zwaluw Air.", "owns") == []


def test_who_expects_it_is_the_source_of_a_forecast() -> None:
    assert speakers("Ana Ruiz expects Corvane to buy Birch Labs.", "buy") == ["Ana Ruiz"]


def test_a_cue_that_closes_its_sentence_has_all_that_is_before_it() -> None:
    assert speakers("The bank Aldgate & Rowe is advising Corvane, the people said.", "advising") == ["the people"]


def test_a_headline_may_end_with_its_cue() -> None:
    assert speakers("What Acme wants, two people said", "wants") == ["two people"]


def test_a_company_that_speaks_of_itself_is_a_source() -> None:
    assert speakers("Corvane said it had bought Birch Labs.", "bought") == ["Corvane"]


def test_speakers_come_innermost_first() -> None:
    text = "Delmar Foods said that Ana Ruiz had announced that Corvane owns Birch Labs."
    assert speakers(text, "owns") == ["Ana Ruiz", "Delmar Foods"]


def test_reportedly_is_said_by_an_unnamed_source_in_its_own_clause() -> None:
    document = understood("Corvane reportedly bought Birch Labs and has sold Zwaluw Air.")
    at = {token.text: token.i for token in document.tokens}
    (only,) = said_by(document, at["bought"])
    assert only.source is not None
    assert (only.source.kind, only.source.text) == ("source", "reportedly")
    assert said_by(document, at["sold"]) == ()


def test_the_articles_own_voice_has_no_source() -> None:
    assert speakers("Corvane has bought Birch Labs.", "bought") == []


def test_spans_are_verbatim() -> None:
    text = "“Corvane grew,” Ana Ruiz told Reuters. The company, she said, “will buy” Birch Labs."
    for each in understood(text).attributions:
        for span in (each.cue, *each.content):
            assert text[span.start : span.end] == span.text


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('He said "yes" and "no".', ['"yes"', '"no"']),
        ("She wrote “we “never” left” there.", ["“we “never”"]),
        ("“An open quotation runs on", ["“An open quotation runs on"]),
        ("it's the firms' own", []),
    ],
)
def test_quotations_are_found_by_their_marks(text: str, expected: list[str]) -> None:
    found = quotes(text, (Block("paragraph", 0, len(text)),))
    assert [text[quote.start : quote.end] for quote in found] == expected


def test_attributing_needs_no_mentions() -> None:
    document = understood("Corvane has grown, Ana Ruiz said on Monday, and it will buy Birch Labs. " * 2)
    bare = replace(document, mentions=(), heads={}, attributions=())
    after = attribute(bare)
    assert {each.source.text for each in after.attributions if each.source} == {"Ana Ruiz"}
