"""A CSV or TSV file with a line of column names → its articles, a row in memory at a time."""

from __future__ import annotations

import csv
from collections.abc import Iterator
from itertools import count

from kg.articles import fields as named
from kg.articles.fields import Fields
from kg.articles.files import File
from kg.articles.found import Found, Refused
from kg.articles.limits import LINE
from kg.articles.streams import Stream, lines
from kg.errors import ArticleError

DELIMITERS = (",", ";", "\t", "|")
COLUMNS = 1000


def read(file: File, fields: Fields) -> Iterator[Found | Refused]:
    """The article of each row; a row that is none is refused by its line, and the others still come.

    A table in a folder that describes articles (identifier, published, …) and holds none is passed over.
    """
    with file.open() as stream:
        text = _lines(stream)
        header = next(text, "")
        rows = _rows(header, text)
        names = [name.strip() for name in _first(rows)]
        if not named.has_text(names, fields):
            if "identifier" in names and not file.is_named:
                return
            raise ArticleError(_textless(names))
        for number, row in rows:
            yield from _one(f"{file.path}, line {number}", file.name, row, names, fields)


def _first(rows: Iterator[tuple[int, list[str] | ArticleError]]) -> list[str]:
    _, names = next(rows, (1, list[str]()))
    if isinstance(names, ArticleError):
        raise names
    return names[:COLUMNS]


def _one(
    place: str, file: str, row: list[str] | ArticleError, names: list[str], fields: Fields
) -> Iterator[Found | Refused]:
    try:
        if isinstance(row, ArticleError):
            raise row
        yield named.article(place, file, dict(zip(names, row, strict=False)), fields)
    except ArticleError as error:
        yield Refused(place, str(error))


def _lines(stream: Stream) -> Iterator[str]:
    for _, line in lines(stream, keep_blank=True):
        if isinstance(line, ArticleError):
            raise line
        yield f"{line}\n"


def _rows(header: str, text: Iterator[str]) -> Iterator[tuple[int, list[str] | ArticleError]]:
    """The rows with the lines that they begin at, the header first."""
    csv.field_size_limit(LINE)  # of the whole process, and 128 KB by default: less than a long article
    delimiter = max(DELIMITERS, key=header.count)
    reader = csv.reader(_chained(header, text), delimiter=delimiter)
    for _ in count():
        start = reader.line_num + 1
        try:
            row = next(reader)
        except StopIteration:
            return
        except csv.Error as error:
            yield start, ArticleError(f"is no row of a table ({error}); check the quotation marks before it")
            continue
        if any(row):
            yield start, row


def _chained(header: str, text: Iterator[str]) -> Iterator[str]:
    yield header
    yield from text


def _textless(names: list[str]) -> str:
    there = ", ".join(name[:30] for name in names[:12])
    if "identifier" in names:
        return f"describes articles and holds none ({there}); give it with --metadata, beside the articles"
    return f"has no column with the text (but {there or 'nothing'}); say which it is with --fields text=NAME"
