"""A CSV file of what is known about articles → one record an identifier."""

from __future__ import annotations

import csv
import os
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from kg.errors import ArticleError
from kg.model import Article

FIELDS = ("published", "publisher", "headline", "author", "url", "language")
PART_OF_DATE = re.compile(r"\d{4}(-(0[1-9]|1[0-2]))?")
CLOCK = re.compile(r"(?<=\d{4}-\d\d-\d\d)[T ].*")


@dataclass(frozen=True, slots=True)
class Record:
    """What one row says of one article; None where it says nothing."""

    published: str | None = None
    publisher: str | None = None
    headline: str | None = None
    author: str | None = None
    url: str | None = None
    language: str | None = None


def read_metadata(path: str | os.PathLike[str]) -> dict[str, Record]:
    """Identifier → record. The first line names the columns: `identifier` and any of FIELDS; others are left alone.

    Raises ArticleError naming the file, the line and what is wrong.
    """
    try:
        with Path(path).open(encoding="utf-8-sig", newline="") as lines:
            return dict(_rows(os.fspath(path), csv.DictReader(lines)))
    except OSError as error:
        raise ArticleError(f"{os.fspath(path)}: cannot be read ({error.strerror or error}); check the path") from error
    except (UnicodeDecodeError, csv.Error) as error:
        raise ArticleError(f"{os.fspath(path)}: is no CSV in UTF-8 ({error}); save it as one") from error


def describe(article: Article, records: Mapping[str, Record]) -> Article:
    """The article with what the records know of it, looked up by its identifier with or without its suffix."""
    record = records.get(article.id) or records.get(Path(article.id).stem)
    if record is None:
        return article
    known = {name: getattr(record, name) for name in FIELDS if getattr(record, name) is not None}
    return replace(article, **known)


def _rows(path: str, rows: csv.DictReader[str]) -> Iterator[tuple[str, Record]]:
    if "identifier" not in (rows.fieldnames or ()):
        raise ArticleError(f"{path}: has no column 'identifier'; its first line may be identifier,{','.join(FIELDS)}")
    for row in rows:
        record = _record(row)
        if record.published is not None and not _is_date(record.published):
            raise ArticleError(f"{path}: line {rows.line_num}: {record.published!r} is no date; write it as 2025-06-12")
        yield (row["identifier"] or "").strip(), record


def _record(row: Mapping[str, str | None]) -> Record:
    record = Record(**{name: (row.get(name) or "").strip() or None for name in FIELDS})
    return replace(record, published=CLOCK.sub("", record.published)) if record.published else record


def _is_date(text: str) -> bool:
    """A day, a month or a year of ISO 8601."""
    try:
        return bool(date.fromisoformat(text))
    except ValueError:
        return PART_OF_DATE.fullmatch(text) is not None
