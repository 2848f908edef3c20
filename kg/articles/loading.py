"""Sources as a user names them → Articles, and a Refused for each that is none or is set aside."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator, Mapping

from kg.articles import web
from kg.articles.duplicates import Seen, seen
from kg.articles.fields import Fields
from kg.articles.files import find
from kg.articles.formats import SUFFIXES, read
from kg.articles.found import Found, Refused
from kg.articles.languages import foreign
from kg.articles.limits import CHARACTERS
from kg.articles.metadata import Record, describe, read_metadata
from kg.errors import ArticleError
from kg.model import Article

Source = str | os.PathLike[str] | Article


def load(
    sources: Source | Iterable[Source],
    *,
    metadata: str | os.PathLike[str] | None = None,
    fields: Fields | None = None,
) -> Iterator[Article | Refused]:
    """Read articles one after the other, in the order given, each once; what cannot be read comes as a `Refused`.

    A source is a file, a folder (read through with its sub-folders), a glob, "-" for standard input, a link (http or
    https), or an `Article`. No more than one record of a file is in memory. `metadata` is a CSV file with a column
    `identifier` and any of published, publisher, headline, author and url. `fields` says what records call what an
    article has: {"text": "body"}. Set aside, as a `Refused`, is what is not in English, and what came before: also as
    another file, and broken into lines otherwise. An `Article` that is given is taken as it is.

    Raises ArticleError when the metadata file itself cannot be used.
    """
    records = read_metadata(metadata) if metadata is not None else {}
    listed = [sources] if isinstance(sources, str | os.PathLike | Article) else sources
    return _chosen(_read_all(listed, fields or {}, os.fspath(metadata) if metadata is not None else None), records)


def _read_all(sources: Iterable[Source], fields: Fields, but: str | None) -> Iterator[Found | Refused | Article]:
    visitor = web.Visitor()
    for source in sources:
        if isinstance(source, Article):
            yield source
        elif isinstance(source, str) and web.is_link(source):
            yield from _read_link(source, fields, visitor)
        else:
            yield from _read_path(os.fspath(source), fields, but)


def _read_path(source: str, fields: Fields, but: str | None) -> Iterator[Found | Refused]:
    try:
        for file in find(source, SUFFIXES, but=but):
            yield from read(file, fields)
    except ArticleError as error:
        yield Refused(source, str(error))


def _read_link(url: str, fields: Fields, visitor: web.Visitor) -> Iterator[Found | Refused]:
    try:
        file = visitor.fetch(url)
    except ArticleError as error:
        yield Refused(url, str(error))
        return
    yield from read(file, fields)


def _chosen(found: Iterable[Found | Refused | Article], records: Mapping[str, Record]) -> Iterator[Article | Refused]:
    """What is found, described by the records; without what is no article and what came before."""
    given: set[tuple[str, str]] = set()
    with seen() as before:
        for item in found:
            if isinstance(item, Refused):
                yield item
            elif isinstance(item, Article):
                yield from _taken(describe(item, records), given)
            else:
                yield from _judged(Found(item.place, describe(item.article, records)), before)


def _taken(article: Article, given: set[tuple[str, str]]) -> Iterator[Article | Refused]:
    """An article as it was given, once."""
    reason = _fault(article.text)
    if reason:
        yield Refused(article.id, reason)
    elif (article.id, article.text) not in given:
        given.add((article.id, article.text))
        yield article


def _judged(found: Found, before: Seen) -> Iterator[Article | Refused]:
    place, article = found
    reason = _fault(article.text) or _language(article)
    if reason:
        yield Refused(place, reason)
        return
    first = before.before(article.text, place)
    if first is None:
        yield article
    elif os.path.realpath(first) != os.path.realpath(place):  # else a folder and a glob name the same file
        yield Refused(place, f"is set aside: it has the same text as {first}; nothing is to be done")


def _fault(text: str) -> str | None:
    if not text.strip():
        return "is empty; leave it out or give it a text"
    if len(text) > CHARACTERS:
        return f"has {len(text):,} characters and an article may have {CHARACTERS:,}; split it into its articles"
    return None


def _language(article: Article) -> str | None:
    language = foreign(article.text, article.language)
    return f"is set aside: it is not in English ({language}); give a translation of it" if language else None
