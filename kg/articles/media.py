"""What HTTP says of a content → the suffix of the format that we read it as, its encoding, and its plain bytes."""

from __future__ import annotations

import zlib
from collections.abc import Mapping
from email.message import Message

from kg.articles.limits import MEGABYTE
from kg.errors import ArticleError

GZIP = 32 + zlib.MAX_WBITS  # tells zlib to expect gzip or zlib

TYPES: Mapping[str, str] = {
    "text/html": ".html",
    "application/xhtml+xml": ".html",
    "text/plain": ".txt",
    "text/markdown": ".md",
    "application/pdf": ".pdf",
    "application/rss+xml": ".xml",
    "application/atom+xml": ".xml",
    "application/rdf+xml": ".xml",
    "application/xml": ".xml",
    "text/xml": ".xml",
    "message/rfc822": ".eml",
    "application/x-ndjson": ".jsonl",
    "application/jsonl": ".jsonl",
    "text/csv": ".csv",
}


def kind_of(content_type: str) -> tuple[str, str | None]:
    """The suffix ("" for what holds no article) and the encoding."""
    message = Message()
    message["content-type"] = " ".join(content_type.split())
    return TYPES.get(message.get_content_type() if content_type else "", ""), message.get_content_charset()


def unpacked(body: bytes, encoding: str, limit: int) -> bytes:
    """The content in a Content-Encoding. Raises ArticleError where we do not read that, or there are too many bytes."""
    if encoding.lower() in ("", "identity"):
        return body
    if encoding.lower() not in ("gzip", "x-gzip", "deflate"):
        raise ArticleError(f"is packed as {encoding[:20]!r}, which newskg does not read; save the page from a browser")
    try:
        plain = zlib.decompressobj(GZIP).decompress(body, limit + 1)
    except zlib.error as error:
        raise ArticleError(f"is broken ({error}); try again later") from error
    if len(plain) > limit:
        raise ArticleError(too_large(limit))
    return plain


def too_large(limit: int) -> str:
    """What is said of a page of more bytes than that."""
    return f"is larger than {limit / MEGABYTE:.3g} MB; save the article by itself"
