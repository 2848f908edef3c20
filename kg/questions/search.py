"""Contents and words → the entities and sentences that have them, the best first."""

from __future__ import annotations

import re
import sqlite3
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from typing import Literal

from kg.graph import passage_iri
from kg.model import Contents
from kg.questions.matching import terms


@dataclass(frozen=True, slots=True)
class Found:
    """An entity by its names, or a passage by its sentence."""

    kind: Literal["entity", "passage"]
    iri: str
    text: str  # the name, or the sentence
    claims: tuple[str, ...] = ()  # IRIs of the claims that rest on the passage


def search(contents: Contents, words: str, limit: int = 20) -> list[Found]:
    """What has all the words, in any order and form ("invested" finds "invests"); names before sentences.

    Words in "quotes" must stand together. Ranked by BM25 of SQLite's FTS5. Raises QuestionError if there is no word.
    """
    query = _query(words)
    found = {each.iri: each for each in _documents(contents)}
    with closing(sqlite3.connect(":memory:")) as index:
        index.execute("CREATE VIRTUAL TABLE found USING fts5(kind, iri UNINDEXED, text, tokenize='porter unicode61')")
        index.executemany("INSERT INTO found VALUES (?, ?, ?)", _rows(contents, found))
        ranked = index.execute(
            "SELECT iri FROM found WHERE found MATCH ? ORDER BY kind, bm25(found), iri LIMIT ?", (query, limit)
        )
        return [found[iri] for (iri,) in ranked]


def _query(words: str) -> str:
    """The words as FTS5 takes them: each quoted, so that none is an operator."""
    return " ".join('"' + re.sub(r'["\x00]', " ", term) + '"' for term in terms(words))


def _documents(contents: Contents) -> Iterator[Found]:
    for iri, entity in sorted(contents.entities.items()):
        yield Found("entity", iri, entity.name)
    claims: dict[str, list[str]] = {}
    quotes: dict[str, str] = {}
    for claim in sorted(contents.assertions, key=lambda claim: claim.iri):
        for passage in claim.passages:
            place = passage_iri(claim.article, passage.start, passage.end)
            claims.setdefault(place, []).append(claim.iri)
            quotes[place] = passage.quote
    yield from (Found("passage", place, quotes[place], tuple(claims[place])) for place in sorted(quotes))


def _rows(contents: Contents, found: dict[str, Found]) -> Iterator[tuple[str, str, str]]:
    for each in found.values():
        names = contents.entities[each.iri].aliases if each.kind == "entity" else ()
        yield each.kind, each.iri, " | ".join((each.text, *names))
