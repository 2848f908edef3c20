"""Document → the names that it tells apart as parent and child: "Acme Labs, a subsidiary of Acme Inc."."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from typing import NamedTuple

from kg.language.document import ORGANIZATIONS, Document, Token
from kg.vocabulary import words

_SUBJECTS = ("nsubj", "nsubjpass")
_BESIDE = ("compound", "nmod", "appos")


class Kinship(NamedTuple):
    """Mentions that are names of two things although one name is short for the other."""

    pairs: frozenset[frozenset[int]] = frozenset()  # "Acme Labs, a unit of Acme"
    owned: frozenset[int] = frozenset()  # "its unit Acme Labs": not what was called Acme before


def kinship(document: Document) -> Kinship:
    """Whom each noun like "subsidiary" and "parent" is said of, beside whose it is."""
    pairs, owned = set[frozenset[int]](), set[int]()
    for token in document.tokens:
        if token.lemma.lower() in _units():
            parts = list(_named(document, told(document, token)))
            whose = list(_named(document, _whose(document, token)))
            pairs |= {frozenset((one, other)) for one in parts for other in whose}
            owned |= {one for one in parts if any(document.tokens[c].tag == "PRP$" for c in token.children)}
    return Kinship(frozenset(pairs), frozenset(owned))


def _named(document: Document, heads: Iterator[int]) -> Iterator[int]:
    """The mentions at these heads that are names of organizations."""
    found = (document.heads.get(head) for head in heads)
    for i in found:
        if i is not None and document.mentions[i].form == "name" and document.mentions[i].kind in ORGANIZATIONS:
            yield i


def told(document: Document, noun: Token) -> Iterator[int]:
    """Whom a noun is said of: "Acme Labs | is a unit", "Acme Labs, | a unit", "the unit | Acme Labs"."""
    head = document.tokens[noun.head]
    if noun.dep == "appos" or (noun.dep in _BESIDE and head.i == noun.i + 1):
        yield head.i
    elif noun.dep in ("attr", "oprd"):
        yield from _subjects(document, head)
    elif noun.dep == "pobj" and head.lemma.lower() == "as":
        yield from _subjects(document, document.tokens[head.head])
    yield from (child for child in noun.children if document.tokens[child].dep == "appos")


def _subjects(document: Document, verb: Token) -> Iterator[int]:
    yield from (child for child in verb.children if document.tokens[child].dep in _SUBJECTS)


def _whose(document: Document, noun: Token) -> Iterator[int]:
    """Whose a noun is: "unit of | Acme", "Acme's | unit", "Acme | unit"."""
    for child in (document.tokens[c] for c in noun.children):
        if child.dep == "poss" or (child.dep in _BESIDE and child.i < noun.i):
            yield child.i
        elif child.dep == "prep" and child.lemma.lower() in ("of", "to"):
            yield from (c for c in child.children if document.tokens[c].dep == "pobj")


@cache
def _units() -> frozenset[str]:
    return frozenset(words("binding")["units"])
