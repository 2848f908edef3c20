"""Sources as a user names them → Articles, and a Refused for each that is none or is set aside."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Mapping

from kg.articles import web
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
    on_note: Callable[[str], None] | None = None,
) -> Iterator[Article | Refused]:
    """Read articles one after the other, in the order given; what cannot be read comes as a `Refused`.

    A source is a file, a folder (read through with its sub-folders), a glob, "-" for standard input, a link (http or
    https), or an `Article`. No more than one record of a file is in memory. `metadata` is a CSV file with a column
    `identifier` and any of published, publisher, headline, author and url; that it describes no article is told to
    `on_note`. `fields` says what records call what an article has: {"text": "body"}. Set aside, as a `Refused`, is what
    is not in English. What is named twice comes twice: who knows all articles decides which of those that share a text
    stays (`kg.articles.duplicates`).

    Raises ArticleError when the metadata file itself cannot be used.
    """
    records = read_metadata(metadata) if metadata is not None else {}
    listed = [sources] if isinstance(sources, str | os.PathLike | Article) else sources
    found = _read_all(listed, fields or {}, os.fspath(metadata) if metadata is not None else None)
    return _chosen(found, records, lambda id: on_note(_unused(metadata, records, id)) if on_note else None)


def _read_all(sources: Iterable[Source], fields: Fields, but: str | None) -> Iterator[Found | Refused]:
    visitor = web.Visitor()
    for source in sources:
        if isinstance(source, Article):
            yield Found(source.id, source)
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


def _chosen(
    found: Iterable[Found | Refused], records: Mapping[str, Record], on_unused: Callable[[str], None]
) -> Iterator[Article | Refused]:
    """What is found, described by the records; without what is no article and what is in another language.

    Where records describe none of the articles, `on_unused` is told the identifier of the first.
    """
    strange: list[str] = []
    used = not records
    for item in found:
        if isinstance(item, Refused):
            yield item
            continue
        article = describe(item.article, records)
        used = used or article is not item.article
        strange = strange or [article.id]
        yield _judged(item.place, article)
    if strange and not used:
        on_unused(strange[0])


def _unused(metadata: object, records: Mapping[str, Record], id: str) -> str:
    return f"{metadata}: describes no article; an identifier there is {min(records)!r}, one of an article {id!r}"


def _judged(place: str, article: Article) -> Article | Refused:
    if fault := _fault(article.text):
        return Refused(place, fault)
    if language := foreign(article.text, article.language):
        reason = f"is set aside: it is not in English ({language}); give a translation of it"
        return Refused(place, reason, set_aside=True)
    return article


def _fault(text: str) -> str | None:
    if not text.strip():
        return "is empty; leave it out or give it a text"
    if len(text) > CHARACTERS:
        return f"has {len(text):,} characters and an article may have {CHARACTERS:,}; split it into its articles"
    return None
