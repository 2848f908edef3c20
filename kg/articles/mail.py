"""A mail (.eml) → one article: its plain text, or that of its HTML part."""

from __future__ import annotations

from email import policy
from email.message import EmailMessage
from email.parser import BytesParser
from email.utils import parseaddr

from kg.articles.dates import iso_date
from kg.articles.encoding import clean, decode
from kg.articles.files import File
from kg.articles.foreign import parsing
from kg.articles.limits import HEADER, PARTS
from kg.articles.markup import text_of
from kg.errors import ArticleError
from kg.model import Article

PARSED = ("subject", "from", "date", "content-type", "content-disposition", "content-transfer-encoding")


def read(file: File) -> Article:
    """The message, named after the file: its subject is the headline, its sender the author.

    Raises ArticleError when it has no text.
    """
    data = file.read_bytes()
    if data.lower().count(b"multipart/") > PARTS:
        raise ArticleError(f"has more than {PARTS} parts within parts; save the message as plain text")
    with parsing("a mail", "save the message as plain text"):
        _check_headers(data)
        message = BytesParser(policy=policy.default).parsebytes(data)
        return Article(
            id=file.name,
            text=_text(message),
            headline=_header(message, "subject"),
            author=_sender(message),
            published=iso_date(str(message.get("date", ""))),
        )


def _check_headers(data: bytes) -> None:
    """Raises ArticleError for headers that would take the parser of the standard library a gigabyte (300 KB do)."""
    for part in BytesParser(policy=policy.compat32).parsebytes(data).walk():
        if any(len(str(value)) > HEADER for name, value in part.raw_items() if name.lower() in PARSED):
            raise ArticleError(f"has a header of more than {HEADER:,} characters; save the message as plain text")


def _text(message: EmailMessage) -> str:
    part = message.get_body(("plain", "html"))
    if part is None or part.get_content_maintype() != "text":
        raise ArticleError("is a mail without text; give what is attached to it as a file")
    payload = part.get_payload(decode=True)
    text = decode(payload if isinstance(payload, bytes) else b"", part.get_content_charset())
    return text_of(text) if part.get_content_subtype() == "html" else clean(text)


def _sender(message: EmailMessage) -> str | None:
    name, _ = parseaddr(_header(message, "from") or "")
    return name or None


def _header(message: EmailMessage, name: str) -> str | None:
    return " ".join(clean(str(message.get(name, ""))).split()) or None
