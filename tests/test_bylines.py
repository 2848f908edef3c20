"""Bylines: who wrote the article itself."""

from __future__ import annotations

import pytest

import kg
from kg.entities.joining import is_article
from kg.model import Article, Mention

BODY = "\n\nAcme has bought Birch Labs, the two companies said on Monday. The price was not given.\n"


def authors(text: str, author: str | None = None) -> list[str]:
    claims = kg.read(Article("signed", text, author=author), reader="frames").claims
    written = [c for c in claims if c.relation == "authorOf" and isinstance(c.object, Mention) and is_article(c.object)]
    assert all(claim.passage.quote in text for claim in written)
    return [claim.subject.name for claim in written]


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("By Ana Ruiz", ["Ana Ruiz"]),
        ("By Ana Ruiz and Tom Hart", ["Ana Ruiz", "Tom Hart"]),
        ("By Ana Ruiz, Tom Hart and Mia Chen in Oslo", ["Ana Ruiz", "Tom Hart", "Mia Chen"]),
        ("Written by Ana Ruiz | 3 May 2025", ["Ana Ruiz"]),
        ("*Posted by Ana Ruiz in Gadgets*", ["Ana Ruiz"]),
        ("Author: Ana Ruiz", ["Ana Ruiz"]),
        ("By Ana Ruiz, senior reporter", ["Ana Ruiz"]),
        ("By Staff Writer", []),
        ("By Acme News Desk", []),
        ("By Monday it was over", []),
        ("By Ana Ruiz was meant nobody in particular", []),
        ("Photo by Ana Ruiz", []),
    ],
)
def test_a_byline_names_the_authors(line: str, names: list[str]) -> None:
    assert authors(f"Acme buys Birch Labs\n\n{line}{BODY}") == names


def test_the_author_that_an_article_is_filed_under_is_found_in_its_text() -> None:
    assert authors(f"Acme buys Birch Labs\n\nAna Ruiz, Oslo{BODY}", author="Ana Ruiz") == ["Ana Ruiz"]


def test_an_author_whom_the_text_does_not_name_is_no_claim() -> None:
    assert authors(f"Acme buys Birch Labs{BODY}", author="Ana Ruiz") == []


def test_a_buyer_after_by_is_no_author() -> None:
    assert authors(f"Birch Labs was bought{BODY}By Acme Holdings, for cash.\n") == []


def test_each_of_several_filed_authors_is_one() -> None:
    text = f"Acme buys Birch Labs\n\nAna Ruiz and Tom Hart{BODY}"
    assert authors(text, author="Ana Ruiz and Tom Hart") == ["Ana Ruiz", "Tom Hart"]
