"""A plain text or Markdown file → one article, its text letter for letter."""

from __future__ import annotations

import codecs
from collections.abc import Iterator

from kg.articles.files import File
from kg.errors import ArticleError
from kg.model import Article

OTHER_ENCODINGS = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def read(file: File) -> Iterator[Article]:
    """The file as one article, named after the file. Raises ArticleError when it is no UTF-8 text."""
    yield Article(id=file.name, text=decode(file.read_bytes()))


def decode(data: bytes) -> str:
    """Bytes → text as offsets count it: UTF-8 without byte order mark, each line end one character (RFC 5147, 2.1)."""
    if b"\0" in data and not data.startswith(OTHER_ENCODINGS):
        raise ArticleError("is binary, not text; give the article as plain text in UTF-8")
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise ArticleError(
            f"is not UTF-8 (byte 0x{data[error.start]:02x} at position {error.start:,}); save it as UTF-8, "
            "for example with iconv -f WINDOWS-1252 -t UTF-8"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")
