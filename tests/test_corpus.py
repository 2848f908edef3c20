"""Readings and what became of each article → a ledger that gives them back as they were."""

from __future__ import annotations

import sqlite3
from dataclasses import replace
from decimal import Decimal
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kg.articles import Refused, hash_of
from kg.corpus import Ledger, open_ledger
from kg.errors import GraphError
from kg.model import Article, Attribution, Claim, Date, Mention, Money, Passage, Proposition, Reading, Share, Span
from kg.workers import Packed, Plan, answer, pack, unpack, unpack_claims
from tests.conftest import read_plainly

ARTICLE = Article("monday.txt", "Acme has bought Birch Labs.", published="2026-03-02")

TEXTS = st.text(max_size=8)
NUMBERS = st.none() | st.decimals(allow_nan=False, allow_infinity=False)
AGAIN = Mention("Acme", 0, 4, chain=1, name="Acme")  # what comes more than once
MENTIONS = st.just(AGAIN) | st.builds(
    Mention, TEXTS, st.integers(), st.integers(), chain=st.none() | st.integers(), name=TEXTS
)
SUMS = st.builds(Money, TEXTS, NUMBERS, NUMBERS, NUMBERS, st.booleans(), text=TEXTS)
SHARES = st.none() | st.builds(Share, NUMBERS, NUMBERS, text=TEXTS)
PASSAGE = st.builds(Passage, TEXTS, st.integers(), st.integers(), TEXTS) | st.just(Passage("a", 0, 4, "Acme"))
PASSAGES = st.lists(PASSAGE, min_size=1, max_size=2).map(tuple)
CLAIMS = st.builds(
    Claim,
    TEXTS,
    MENTIONS,
    st.one_of(MENTIONS, SUMS, st.builds(Date, TEXTS, text=TEXTS)),
    PASSAGES,
    attributed_to=st.lists(MENTIONS, max_size=2).map(tuple),
    amount=st.none() | SUMS,
    share=SHARES,
    role=st.none() | TEXTS,
    confidence=st.floats(0, 1),
    signs=st.lists(st.tuples(TEXTS, st.floats(allow_nan=False)), max_size=2).map(tuple),
)
SPANS = st.builds(Span, TEXTS, st.integers(), st.integers())
PROPOSITIONS = st.builds(
    Proposition, TEXTS, TEXTS, st.just(("a", "b")), spans=st.lists(st.tuples(SPANS, SPANS), max_size=2).map(tuple)
)
ATTRIBUTIONS = st.builds(Attribution, st.none() | MENTIONS, SPANS, st.lists(SPANS, max_size=2).map(tuple), MENTIONS)
READINGS = st.builds(
    Reading,
    st.builds(Article, TEXTS, TEXTS, headline=st.none() | TEXTS),
    mentions=st.lists(MENTIONS, max_size=3).map(tuple),
    propositions=st.lists(PROPOSITIONS, max_size=2).map(tuple),
    attributions=st.lists(ATTRIBUTIONS, max_size=2).map(tuple),
    claims=st.lists(CLAIMS, max_size=2).map(tuple),
)


@given(READINGS)
@settings(max_examples=60)
def test_a_reading_comes_back_as_it_was_letter_for_letter(reading: Reading) -> None:
    assert repr(unpack(pack(reading))) == repr(reading)  # also what comparing leaves out, and -0.0
    assert repr(unpack_claims(pack(reading))) == repr(replace(reading, propositions=(), attributions=()))


def test_a_sum_keeps_the_digits_it_was_written_with() -> None:
    money = Money("USD", Decimal("1.50"), text="$1.50", start=3, end=8)
    claim = Claim("raises", Mention("Acme", 0, 4), money, (Passage("a", 0, 9, "Acme …"),))
    (found,) = unpack(pack(Reading(ARTICLE, claims=(claim,)))).claims
    assert repr(found.object) == repr(money)


@pytest.mark.parametrize("data", [b"", b"newskg", bytes(8) + pack(Reading(ARTICLE))[8:], pack(Reading(ARTICLE))[:10]])
def test_what_another_version_packed_is_not_misread(data: bytes) -> None:
    with pytest.raises(ValueError, match="no reading that was packed by this version"):
        unpack(data)


def test_a_ledger_gives_back_what_was_read(tmp_path: Path) -> None:
    reading = read_plainly(ARTICLE)
    with open_ledger(tmp_path / "ledger", create=True) as ledger:
        hash = stayed(ledger, ARTICLE)
    with open_ledger(tmp_path / "ledger") as ledger:
        assert list(ledger.readings("this")) == [reading]
        assert ledger.reading(hash) == reading
        assert unread(ledger, "this") == []


def test_what_other_versions_read_counts_as_unread() -> None:
    with open_ledger(None) as ledger:
        stayed(ledger, ARTICLE)
        assert unread(ledger, "that") == [ARTICLE]
        assert list(ledger.readings("that")) == []


def test_what_was_set_aside_is_not_tried_again_by_the_same_version_unless_it_shall_be() -> None:
    with open_ledger(None) as ledger:
        ledger.give(ARTICLE)
        ledger.set_aside(ARTICLE, "the process that read it was ended (signal 9)", "this")
        (one,) = ledger.rejected()
        assert (one.source, one.set_aside) == ("monday.txt", True)
        assert unread(ledger, "this") == []
        assert unread(ledger, "that") == [ARTICLE]
        ledger.forget_set_aside()
        assert unread(ledger, "this") == [ARTICLE]


def test_two_texts_of_one_name_that_can_not_be_read_are_set_aside_both() -> None:
    with open_ledger(None) as ledger:
        for article in (both := [ARTICLE, replace(ARTICLE, text="Corvane grew.")]):
            ledger.give(article)
            ledger.set_aside(article, "reading it failed", "this")
        assert unread(ledger, "this") == []
        assert len(list(ledger.rejected())) == 2
        ledger.keep(both[0], packed(both[0]), "this")
        assert len(list(ledger.rejected())) == 1


def test_of_articles_with_one_text_one_is_read_and_another_only_where_that_fails(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger", create=True) as ledger:
        third, first, second = given = copies()
        for article in given:
            ledger.give(article)
        assert unread(ledger, "this") == [first]
        ledger.set_aside(first, "reading it failed", "this")
        assert unread(ledger, "this") == [second]
        ledger.keep(second, packed(second), "this")
        assert unread(ledger, "this") == []
        assert ledger.settle("this") == (2, 0)
        assert list(ledger.copies()) == [("c", "b")]
        assert [stay.copy_of for stay in ledger.stays()] == [None, "b"]
        assert ledger.shown() == [hash_of(second)]
    with open_ledger(tmp_path / "ledger") as ledger:
        ledger.take_out(hash_of(second))
        assert unread(ledger, "this") == [third]


def copies() -> list[Article]:
    """Three articles with one text."""
    return [
        replace(ARTICLE, id=id, text=ARTICLE.text.replace(" ", space))
        for id, space in (("c", " "), ("a", "\n"), ("b", "  "))
    ]


def test_unread_articles_come_in_the_order_in_which_they_were_given_each_once() -> None:
    with open_ledger(None) as ledger:
        given = [replace(ARTICLE, id=f"{lot}.txt", text=f"Acme has bought {lot}.") for lot in (5, 3, 9, 3, 1)]
        for article in given:
            ledger.give(article)
        assert unread(ledger, "this") == [given[0], given[1], given[2], given[4]]
        assert ledger.unread_size(10**9) > ledger.unread_size(1) > 1


def test_whatever_is_known_of_an_article_is_in_its_hash() -> None:
    others = [replace(ARTICLE, **{name: "2026"}) for name in Article.__slots__]
    assert len({hash_of(article) for article in (ARTICLE, *others)}) == 1 + len(others)


def test_an_article_that_left_stays_in_the_history() -> None:
    with open_ledger(None) as ledger:
        hash = stayed(ledger, ARTICLE)
        ledger.take_out(hash)
        assert ledger.settle("this") == (0, 1)
        (stay,) = list(ledger.stays())
        assert (stay.id, stay.how, stay.claims) == ("monday.txt", "retracted", 1)
        assert stay.went
        assert ledger.present() == []
        assert list(ledger.readings("this")) == []
        assert ledger.reading(hash) == read_plainly(ARTICLE)


def test_a_source_that_could_be_read_in_the_end_is_no_longer_refused() -> None:
    with open_ledger(None) as ledger:
        ledger.refuse(Refused("news/monday.txt", "is empty"))
        ledger.refuse(Refused("news/tuesday.txt", "is empty"))
        stayed(ledger, ARTICLE)
        assert [(one.source, one.why) for one in ledger.rejected()] == [("news/tuesday.txt", "is empty")]


def test_a_change_that_breaks_off_changes_nothing_and_a_batch_keeps_what_it_has(tmp_path: Path) -> None:
    with open_ledger(tmp_path / "ledger", create=True) as ledger:
        with pytest.raises(KeyboardInterrupt), ledger.change():
            ledger.note(ARTICLE)
            raise KeyboardInterrupt
        assert rows(tmp_path) == 0
        with pytest.raises(KeyboardInterrupt), ledger.batch():
            ledger.note(ARTICLE)
            raise KeyboardInterrupt
        assert rows(tmp_path) == 1


def test_a_ledger_that_is_missing_foreign_or_in_use_is_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "ledger"
    with pytest.raises(GraphError, match="no such ledger; kg build writes one"), open_ledger(path):
        pass
    path.write_text("Acme has bought Birch Labs. " * 50, encoding="utf-8")
    with pytest.raises(GraphError, match="ledger: not a ledger"), open_ledger(path):
        pass
    path.unlink()
    monkeypatch.setattr("kg.corpus.ledger.PATIENCE", 0)
    with (
        open_ledger(path, create=True) as first,
        first.change(),
        pytest.raises(GraphError, match="wait for what else writes to it"),
        open_ledger(path) as second,
    ):
        second.note(ARTICLE)


def test_a_ledger_of_another_version_is_left_alone(tmp_path: Path) -> None:
    path = tmp_path / "ledger"
    with open_ledger(path, create=True) as ledger:
        ledger.connection.execute("PRAGMA user_version = 99")
    with pytest.raises(GraphError, match="of another version of newskg"), open_ledger(path):
        pass


def stayed(ledger: Ledger, article: Article) -> str:
    """The hash of an article that was read and let in."""
    ledger.give(article)
    ledger.keep(article, packed(article), "this")
    assert ledger.settle("this") == (1, 0)
    return hash_of(article)


def packed(article: Article) -> Packed:
    """What an article says."""
    read = answer(article, Plan(read_plainly))
    assert isinstance(read, Packed)
    return read


def unread(ledger: Ledger, made_by: str) -> list[Article]:
    """What these versions have to read."""
    found = ledger.find_unread(made_by)
    articles = list(ledger.unread())
    assert len(articles) == found
    return articles


def rows(folder: Path) -> int:
    """How many articles another process sees."""
    connection = sqlite3.connect(folder / "ledger")
    (count,) = connection.execute("SELECT count(*) FROM articles").fetchone()
    connection.close()
    return int(count)
