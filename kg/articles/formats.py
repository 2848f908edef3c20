"""A file → its articles, by the reader that its suffix or its first bytes ask for."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace

from kg.articles import archives, feed, mail, page, pdf, plain, records, table, warc
from kg.articles.fields import Fields
from kg.articles.files import File
from kg.articles.found import Found, Refused
from kg.articles.limits import HOPELESS
from kg.errors import ArticleError
from kg.model import Article

# One module a format. Most files are one article; some are many, which have fields; some hold files of any format.
DOCUMENTS: Mapping[str, Callable[[File], Article]] = {
    ".txt": plain.read,
    ".text": plain.read,
    ".md": plain.read,
    ".markdown": plain.read,
    ".html": page.read,
    ".htm": page.read,
    ".xhtml": page.read,
    ".pdf": pdf.read,
    ".eml": mail.read,
}
COLLECTIONS: Mapping[str, Callable[[File, Fields], Iterator[Found | Refused]]] = {
    ".jsonl": records.read_lines,
    ".ndjson": records.read_lines,
    ".json": records.read,
    ".csv": table.read,
    ".tsv": table.read,
    ".xml": feed.read,
    ".rss": feed.read,
    ".atom": feed.read,
}
CONTAINERS: Mapping[str, Callable[[File], Iterator[File | Refused]]] = {
    ".gz": archives.gunzip,
    ".zip": archives.unzip,
    ".warc": warc.unpack,
}
SUFFIXES = (*DOCUMENTS, *COLLECTIONS, *CONTAINERS)
OTHERS = frozenset(
    {".doc", ".docx", ".odt", ".rtf", ".epub", ".xls", ".xlsx", ".parquet", ".png", ".jpg", ".mp3", ".mp4"}
)
GZIP = b"\x1f\x8b"
MAGIC = (  # how files begin whose suffix says nothing, without regard to case
    (GZIP, ".gz"),
    (b"pk\x03\x04", ".zip"),
    (b"%pdf-", ".pdf"),
    (b"warc/1.", ".warc"),
    (b"<!doctype html", ".html"),
    (b"<html", ".html"),
    (b"<rss", ".xml"),
    (b"<feed", ".xml"),
    (b"<?xml", ".xml"),
    (b'{"', ".jsonl"),
)


def read(file: File, fields: Fields) -> Iterator[Found | Refused]:
    """All that one file gives; where it breaks off, what stands before, and why."""
    try:
        yield from _read(_told(file), fields)
    except ArticleError as error:
        yield Refused(file.path, str(error))


def _read(file: File, fields: Fields) -> Iterator[Found | Refused]:
    if file.suffix in CONTAINERS:
        yield from _unpacked(file, fields)
    elif file.suffix in COLLECTIONS:
        yield from _hopeful(COLLECTIONS[file.suffix](file, fields))
    else:
        yield Found(file.path, DOCUMENTS[file.suffix](file))


def _hopeful(found: Iterator[Found | Refused]) -> Iterator[Found | Refused]:
    """What a collection gives, unless none of its first records is an article: it will hardly be the millionth."""
    for number, item in enumerate(found, start=1):
        yield item
        if not isinstance(item, Refused):
            break
        if number == HOPELESS:
            raise ArticleError(f"gives no article in its first {number} records; check what it is, or give --fields")
    yield from found


def _unpacked(container: File, fields: Fields) -> Iterator[Found | Refused]:
    """What the files in a container give; those that are no articles are passed over, as in a folder."""
    for file in CONTAINERS[container.suffix](container.held()):
        if isinstance(file, Refused):
            yield file
        elif file.is_named or file.suffix in SUFFIXES:
            yield from read(file, fields)


def _told(file: File) -> File:
    """The file with the suffix that its beginning asks for: plain text where nothing else is known."""
    if file.suffix in OTHERS:
        raise ArticleError(f"is {file.suffix}, which newskg does not read; save each article as text, HTML or PDF")
    head, file = file.peek()
    if file.suffix in SUFFIXES and not head.startswith(GZIP):  # a server may have packed what its name calls a page
        return file
    start = head.removeprefix(b"\xef\xbb\xbf").lstrip().lower()
    return replace(file, suffix=next((suffix for magic, suffix in MAGIC if start.startswith(magic)), ".txt"))
