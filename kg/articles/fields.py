"""A record of named values, as JSON, CSV and others hold them → an article, whatever its fields are called."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from hashlib import sha256

from kg.articles.dates import iso_date
from kg.articles.encoding import clean
from kg.articles.found import Found
from kg.articles.markup import line_of, looks_like_html, text_of
from kg.errors import ArticleError, QuestionError
from kg.model import Article

Fields = Mapping[str, str]  # what an article has → the field that holds it; "source.name" is a field within a field

# What others call them, the likeliest first; compared without case, "_" and "-".
GUESSES: Mapping[str, tuple[str, ...]] = {
    "text": ("text", "body", "content", "article", "articlebody", "articletext", "maintext", "fulltext", "story"),
    "id": ("id", "identifier", "guid", "uuid", "articleid", "docid"),
    "headline": ("headline", "title"),
    "author": ("author", "authors", "byline", "creator"),
    "published": ("published", "date", "publishedat", "datepublished", "publicationdate", "publishdate", "pubdate"),
    "publisher": ("publisher", "source", "publication", "outlet", "sitename", "site"),
    "url": ("url", "link", "href", "weburl"),
    "language": ("language", "lang", "inlanguage"),
}
NAMES = ("name", "title", "value", "#text")  # of the field that names a thing which has fields of its own
DIGITS = 12  # of the hash that a record without an identifier is called by
_MARKS = re.compile(r"[\W_]+")


def parse(text: str) -> dict[str, str]:
    """Fields as a user writes them: "text=body,id=url". Raises QuestionError naming what is wrong."""
    pairs = [pair.partition("=") for pair in text.split(",") if pair.strip()]
    given = {name.strip(): field.strip() for name, _, field in pairs}
    for name, field in given.items():
        if name not in GUESSES or not field:
            wanted = f"{name}={field}" if field else name
            raise QuestionError(f"{wanted!r} names no field; write NAME=FIELD with one of {', '.join(GUESSES)} as NAME")
    return given


def has_text(names: Sequence[str], fields: Fields) -> bool:
    """Whether a table with these columns has one for the text."""
    return bool(_values(dict.fromkeys(names, "text"), fields)["text"])


def article(place: str, file: str, record: Mapping[str, object], fields: Fields) -> Found:
    """The article of one record, its text letter for letter unless it is HTML.

    Its identifier is the record's, else its URL, else the file's name and a hash of the text: one that stays the same
    where records are put in before it. Raises ArticleError when there is no text.
    """
    values = _values(record, fields)
    text = _text(values.pop("text"))
    if text is None:
        raise ArticleError(_textless(record, fields))
    published = iso_date(values.pop("published"))
    known = {name: _line(value) for name, value in values.items()}
    id = known.pop("id") or known["url"] or f"{file}#{sha256(text.encode()).hexdigest()[:DIGITS]}"
    return Found(place, Article(id, text, published=published, **known))


def _text(value: object) -> str | None:
    if isinstance(value, list):
        value = "\n\n".join(part for part in value if isinstance(part, str))
    if not isinstance(value, str):
        return None
    return text_of(value) if looks_like_html(value) else clean(value)


def _textless(record: Mapping[str, object], fields: Fields) -> str:
    if _values(dict.fromkeys(record, "there"), fields)["text"]:
        return "is empty; leave it out or give it a text"
    there = ", ".join(str(name)[:30] for name in list(record)[:12])
    return f"has no text in {fields.get('text', 'text')!r} (but {there}); say where it is with --fields text=NAME"


def _values(record: Mapping[str, object], fields: Fields) -> dict[str, object]:
    """What a record has for each thing that an article has; None where it has nothing."""
    called = {_MARKS.sub("", str(key).lower()): value for key, value in record.items() if value not in (None, "", [])}
    return {
        name: _within(record, fields[name])
        if name in fields
        else next((called[guess] for guess in guesses if guess in called), None)
        for name, guesses in GUESSES.items()
    }


def _within(record: Mapping[str, object], field: str) -> object:
    if field in record:
        return record[field]
    outer, _, inner = field.partition(".")
    value = record.get(outer)
    return _within(value, inner) if inner and isinstance(value, Mapping) else None


def _line(value: object) -> str | None:
    """A value as one line: things by their names, several with commas between them."""
    if isinstance(value, Mapping):
        value = next((value[name] for name in NAMES if value.get(name)), None)
    if isinstance(value, list):
        return (
            ", ".join(part for each in value[:20] if (part := _line(each) if not isinstance(each, list) else None))
            or None
        )
    if value is None or isinstance(value, bool | Mapping):
        return None
    return line_of(clean(str(value)[:2000])) or None
