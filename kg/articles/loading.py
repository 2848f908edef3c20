"""Sources as a user names them → Articles, and a Refused for each that is none."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from kg.articles.files import File, find
from kg.articles.formats import SUFFIXES, read
from kg.articles.metadata import Record, describe, read_metadata
from kg.errors import ArticleError
from kg.model import Article

Source = str | os.PathLike[str] | Article
LONGEST = 200_000  # characters of one article; no reportage has half of that, and reading it takes 1 GB


@dataclass(frozen=True, slots=True)
class Refused:
    """A source that gave no article: where it came from, and why, with what to do about it."""

    path: str
    reason: str

    def __str__(self) -> str:
        return f"{self.path}: {self.reason}"


def load(
    sources: Source | Iterable[Source], *, metadata: str | os.PathLike[str] | None = None
) -> Iterator[Article | Refused]:
    """Read articles one after the other, in the order given, each once; what cannot be read comes as a `Refused`.

    A source is a file, a folder (read through with its sub-folders), a glob, "-" for standard input, or an `Article`.
    `metadata` is a CSV file with a column `identifier` and any of published, publisher, headline, author and url.

    Raises ArticleError when the metadata file itself cannot be used.
    """
    records = read_metadata(metadata) if metadata is not None else {}
    return _distinct(_read_all(_listed(sources), records))


def _listed(sources: Source | Iterable[Source]) -> Iterable[Source]:
    return [sources] if isinstance(sources, str | os.PathLike | Article) else sources


def _read_all(sources: Iterable[Source], records: Mapping[str, Record]) -> Iterator[Article | Refused]:
    for source in sources:
        if isinstance(source, Article):
            yield from _checked(source, source.id, records)
        else:
            yield from _read_path(os.fspath(source), records)


def _read_path(source: str, records: Mapping[str, Record]) -> Iterator[Article | Refused]:
    try:
        files = find(source, SUFFIXES)
    except ArticleError as error:
        yield Refused(source, str(error))
        return
    for file in files:
        yield from _read_file(file, records)


def _read_file(file: File, records: Mapping[str, Record]) -> Iterator[Article | Refused]:
    """All articles of one file; a file that breaks off still gives those before the break."""
    try:
        for article in read(file):
            yield from _checked(article, file.path, records)
    except ArticleError as error:
        yield Refused(file.path, str(error))


def _checked(article: Article, path: str, records: Mapping[str, Record]) -> Iterator[Article | Refused]:
    reason = _fault(article.text)
    yield Refused(path, reason) if reason else describe(article, records)


def _fault(text: str) -> str | None:
    if not text.strip():
        return "is empty; leave it out or give it a text"
    if len(text) > LONGEST:
        return f"has {len(text):,} characters and an article may have {LONGEST:,}; split it into its articles"
    return None


def _distinct(found: Iterable[Article | Refused]) -> Iterator[Article | Refused]:
    """Each text of one identifier once: a folder and a glob may name the same file."""
    seen: set[tuple[str, str]] = set()
    for item in found:
        key = (item.id, item.text) if isinstance(item, Article) else (item.path, item.reason)
        if key not in seen:
            seen.add(key)
            yield item
