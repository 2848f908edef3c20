"""The parse: every word where it stands, names whole, and the sentences of each block apart."""

from __future__ import annotations

import pytest

from kg.language.document import Document, Token
from kg.language.parse import parse
from kg.model import Article

TEXT = (
    "Home » Deals\nAcme buys Birch\n\n"
    "Acme Corp.  has bought\u00a0Birch Labs for $15 billion. It hopes to profit.\n\nComments"
)


def token(document: Document, text: str) -> Token:
    return next(t for t in document.tokens if t.text == text)


def test_every_word_stands_where_it_says() -> None:
    document = parse(Article("test", TEXT))
    assert all(TEXT[t.start : t.end] == t.text for t in document.tokens)
    assert [t.i for t in document.tokens] == list(range(len(document.tokens)))
    for sentence in document.sentences:
        words = document.tokens[sentence.first : sentence.last]
        assert (words[0].start, words[-1].end) == (sentence.start, sentence.end)
        assert {t.sentence for t in words} == {sentence.index}


def test_heads_and_children_agree() -> None:
    document = parse(Article("test", TEXT))
    for t in document.tokens:
        assert all(document.tokens[child].head == t.i for child in t.children)
        assert t.head == t.i or t.i in document.tokens[t.head].children


def test_clutter_is_not_read() -> None:
    texts = {t.text for t in parse(Article("test", TEXT)).tokens}
    assert not texts & {"Home", "Deals", "Comments"}


def test_a_name_keeps_its_own_words_though_the_parser_sees_another() -> None:
    name = token(parse(Article("test", TEXT)), "Acme Corp.")
    assert (name.lemma, name.kind, name.dep) == ("Acme Corp.", "company", "nsubj")


@pytest.mark.parametrize(
    ("text", "verb", "lemma"),
    [
        ("Acme is hoping to win.", "hoping", "hope"),
        ("The court fined Acme.", "fined", "fine"),
        ("Acme planned it well.", "planned", "plan"),
        ("Acme bought Birch.", "bought", "buy"),
    ],
)
def test_short_verbs_have_their_own_lemma(text: str, verb: str, lemma: str) -> None:
    assert token(parse(Article("test", text)), verb).lemma == lemma


def test_a_word_in_two_parts_is_one_noun() -> None:
    document = parse(Article("test", "The start-up was sold by its co-founders."))
    assert token(document, "start-up").dep == "nsubjpass"
    assert token(document, "co-founders").dep == "pobj"
    assert token(parse(Article("test", "Her father-in-law runs it.")), "father-in-law").dep == "nsubj"


@pytest.mark.parametrize("text", ["", "\n\n", "...", "Comments", "\u00a0", "A", "😀 Acme bought it."])
def test_any_text_can_be_read(text: str) -> None:
    assert all(text[t.start : t.end] == t.text for t in parse(Article("test", text)).tokens)


def test_the_same_article_gives_the_same_document() -> None:
    assert parse(Article("test", TEXT)) == parse(Article("test", TEXT))


@pytest.mark.parametrize(
    ("text", "word", "head"),
    [
        ('"It is good," says Ben Ode, a fund manager at Delmar, which holds 5% of Acme.', "holds", "Delmar"),
        (
            "The deal depends in large part on Corvane Holdings, the Oslo conglomerate that owns 26% of Birch.",
            "conglomerate",
            "Corvane Holdings",
        ),
        (
            "The court upheld an order that Ben Ode repay $8 million to Acme Freight, the company he ran until 2019.",
            "company",
            "Acme Freight",
        ),
        ("Acme must pay rival Birch Controls $148 million.", "rival", "Birch Controls"),
        ("Sales at Acme's biggest rival, Corvane, rose by 3%.", "Corvane", "rival"),
        ("Two people familiar with the deal put it at around $210 million.", "$210 million", "at"),
        ("Ana Ruiz is a director at Acme and chair of Corvane.", "chair", "director"),
        ("Ana Ruiz is a director at Acme and chair of Corvane.", "of", "chair"),
    ],
)
def test_what_is_said_of_a_name_belongs_to_it_whatever_the_parser_hung_it_on(text: str, word: str, head: str) -> None:
    document = parse(Article("test", text))
    assert document.tokens[token(document, word).head].text == head


@pytest.mark.parametrize(
    ("headline", "verb"),
    [
        ("Acme Sues Birch Labs Over Patents", "Sues"),
        ("Acme Invests $15 Billion in Birch Labs", "Invests"),
        ("Corvane Capital Buys Majority Stake in Birch Labs", "Buys"),
    ],
)
def test_a_headline_in_capitals_has_a_verb(headline: str, verb: str) -> None:
    document = parse(Article("test", f"{headline}\n\nAcme, Corvane Capital and Birch Labs said nothing on Monday."))
    assert token(document, verb).pos == "VERB"
