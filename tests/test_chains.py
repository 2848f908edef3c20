"""Marked articles → marks that hold, and anaphors resolved as they are marked."""

from __future__ import annotations

import pytest

from tests.bench.chains import Mark, Marked, is_kept_apart, marked, problems, resolved

ARTICLES = {article.id: article for article in marked()}


@pytest.mark.parametrize("article", ARTICLES.values(), ids=list(ARTICLES))
def test_every_pronoun_is_marked_with_a_name_that_stands_in_the_article(article: Marked) -> None:
    assert list(problems(article)) == []


def test_a_tenth_is_kept_apart_and_none_that_has_other_gold() -> None:
    apart = [article.id for article in ARTICLES.values() if is_kept_apart(article)]
    assert 10 <= len(apart) <= 25
    assert not any(name.startswith(("samples", "news")) for name in apart)


def test_marks_are_taken_out_of_the_text_where_they_stood() -> None:
    article = next(iter(ARTICLES.values()))
    words = {article.text[mark.start : mark.end].lower() for mark in article.marks}
    assert "it" in words and not any("=" in word for word in words)


def test_who_is_meant_is_told_right_and_wrong() -> None:
    text = "Acme makes pumps. It is growing."
    it = text.index("It")
    names = {"Acme": ("Acme",), "Corvane": ("Corvane",)}
    right = Marked("x", text, (Mark(it, it + 2, ("Acme",)),), names)
    wrong = Marked("x", text, (Mark(it, it + 2, ("Corvane",)),), names)
    assert resolved(right) == {("it", True): 1}
    assert resolved(wrong) == {("it", False): 1}
