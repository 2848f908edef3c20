"""JSON Lines, or one JSON document → its articles, a line in memory at a time."""

from __future__ import annotations

import json
from collections.abc import Iterator, Mapping

from kg.articles import fields as named
from kg.articles.encoding import decode
from kg.articles.fields import Fields
from kg.articles.files import File
from kg.articles.found import Found, Refused
from kg.articles.streams import lines
from kg.errors import ArticleError

LISTS = ("articles", "items", "results", "data", "documents", "records")  # that hold the articles of a document


def read_lines(file: File, fields: Fields) -> Iterator[Found | Refused]:
    """The article of each line; a line that is none is refused by its number, and the others still come."""
    with file.open() as stream:
        for number, line in lines(stream):
            yield from _one(f"{file.path}, line {number}", file.name, line, fields)


def read(file: File, fields: Fields) -> Iterator[Found | Refused]:
    """The articles of a JSON document: a list, an object that has one, one article, or lines after all."""
    text = decode(file.read_bytes())
    try:
        document = _parsed(text)
    except ArticleError:
        if "}\n{" not in text:
            raise
        yield from read_lines(file, fields)
        return
    yield from _all(file, document, fields)


def _all(file: File, document: object, fields: Fields) -> Iterator[Found | Refused]:
    found = _listed(document)
    if found is None:
        yield from _one(file.path, file.name, document, fields)
        return
    for number, record in enumerate(found, start=1):
        yield from _one(f"{file.path}, item {number}", file.name, record, fields)


def _listed(document: object) -> list[object] | None:
    if isinstance(document, Mapping):
        document = next((document[name] for name in LISTS if isinstance(document.get(name), list)), None)
    return document if isinstance(document, list) else None


def _one(place: str, file: str, item: object, fields: Fields) -> Iterator[Found | Refused]:
    try:
        yield named.article(place, file, _record(item), fields)
    except ArticleError as error:
        yield Refused(place, str(error))


def _record(item: object) -> Mapping[str, object]:
    """A line or an item of a list as names and values."""
    if isinstance(item, ArticleError):
        raise item
    record = _parsed(item) if isinstance(item, str) else item
    if not isinstance(record, Mapping):
        raise ArticleError("is JSON but no object with fields; write each article as one")
    return record


def _parsed(text: str) -> object:
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "nested too deep" if isinstance(error, RecursionError) else error
        raise ArticleError(f"is no JSON ({reason}); check it, or leave it out") from error
