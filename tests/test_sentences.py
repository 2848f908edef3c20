"""The labelled news sentences: that they can be trusted as data."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import pytest

from kg.vocabulary import relations
from tests.bench.sentences import is_for_tuning, is_kept_apart, places, problems, sentences

EVERY = sentences()


def test_there_are_enough_of_them_and_each_is_one() -> None:
    assert len(EVERY) >= 2500
    assert len({each.text for each in EVERY}) == len(EVERY)


def test_every_relation_is_said_often() -> None:
    counts = Counter(said.relation for each in EVERY for said in each.claims)
    assert {name for name in relations() if counts[name] < 30} == set()


def test_a_third_are_traps() -> None:
    assert sum(bool(each.why) for each in EVERY) >= len(EVERY) / 3


def test_nothing_is_wrong_with_the_labels() -> None:
    assert [(each.text, line) for each in EVERY for line in problems(each)] == []


def test_a_tenth_is_kept_apart_and_another_tuned_on() -> None:
    apart, tuned = ({e.text for e in EVERY if which(e.text)} for which in (is_kept_apart, is_for_tuning))
    assert 0.08 < len(apart) / len(EVERY) < 0.12
    assert 0.08 < len(tuned) / len(EVERY) < 0.12
    assert not apart & tuned


def test_a_word_inside_another_is_not_found() -> None:
    assert places("Acmes and Acme", "Acme") == [(10, 14)]


@pytest.mark.parametrize(
    ("claim", "line"),
    [
        ('["Acme", "buys", "Birch"]', "no relation"),
        ('["Acme", "acquires", "Elm"]', "does not stand"),
        ('["Acme", "acquires", "Acme"]', "both ends"),
        ('["Acme", "acquires", "Birch", {"status": "Sure"}]', "no status"),
        ('["Acme", "acquires", "Birch", {"sum": "3"}]', "unknown qualifiers"),
    ],
)
def test_a_wrong_label_is_told(claim: str, line: str, tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text(f'{{"text": "Acme buys Birch.", "claims": [{claim}]}}\n', "utf-8")
    assert any(line in told for told in problems(sentences(tmp_path)[0]))


def test_a_line_that_is_no_label_is_named(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"text": "Acme"}\n', "utf-8")
    with pytest.raises(ValueError, match=r"a\.jsonl, line 1"):
        sentences(tmp_path)
