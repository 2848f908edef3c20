"""A web archive (WARC 1.0, 1.1) → the pages in it, as files with the addresses that they were read from.

Not read by warcio (1.8), which unpacks a bomb into memory, seeks the end of a line without limit, and prints.
"""

from __future__ import annotations

import http.client
from collections.abc import Iterator
from dataclasses import dataclass
from email.message import Message
from email.parser import BytesHeaderParser
from io import BytesIO
from typing import IO, Any, cast

from kg.articles.files import File, in_memory
from kg.articles.foreign import parsing
from kg.articles.found import Refused
from kg.articles.limits import DOCUMENT, MEGABYTE
from kg.articles.media import kind_of, unpacked
from kg.articles.streams import Buffered
from kg.errors import ArticleError

KINDS = frozenset({"response", "resource", "conversion"})
ADVICE = "download the archive again"
HEADERS = 200  # lines of them at most


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered, in the place of the connection that http.client reads it from."""

    data: bytes

    def makefile(self, *_: object, **__: object) -> IO[bytes]:
        """The bytes as a file."""
        return BytesIO(self.data)


def unpack(file: File) -> Iterator[File | Refused]:
    """The pages that were answered with 200, in the order of the archive; pictures, scripts and such are left out.

    Raises ArticleError where it is no WARC, or breaks off.
    """
    with file.open() as opened:
        stream = Buffered(opened)
        while (headers := _headers(stream)) is not None:
            size = int(headers.get("content-length", "0"))
            if headers.get("warc-type") in KINDS and size <= DOCUMENT:
                yield from _page(file, headers, stream.read(size))
                continue
            stream.skip(size)
            if headers.get("warc-type") in KINDS:
                yield Refused(_place(file, headers), f"is larger than {DOCUMENT // MEGABYTE} MB; leave it out")


def _headers(stream: Buffered) -> Message | None:
    """Those of the next record; None at the end."""
    line = stream.line()
    while line in (b"\r\n", b"\n"):
        line = stream.line()
    if not line:
        return None
    if not line.startswith(b"WARC/1."):
        raise ArticleError(f"is no WARC, or is broken; {ADVICE}")
    lines = [line := stream.line()]
    while line.strip() and len(lines) <= HEADERS:
        lines.append(line := stream.line())
    headers: Message = BytesHeaderParser().parsebytes(b"".join(lines))
    if not headers.get("content-length", "").isdecimal():
        raise ArticleError(f"has a record that does not say how long it is; {ADVICE}")
    return headers


def _page(file: File, headers: Message, block: bytes) -> Iterator[File | Refused]:
    """The page of a record, if it is one."""
    place = _place(file, headers)
    try:
        with parsing("a record of a WARC", ADVICE):
            kind, data = _content(headers, block)
    except ArticleError as error:
        yield Refused(place, str(error))
        return
    suffix, charset = kind_of(kind)
    url = _url(headers)
    if file.budget is not None:
        file.budget.charge(max(0, len(data) - len(block)))
    if suffix:
        yield File(
            path=place,
            name=url or file.name,
            suffix=suffix,
            open=in_memory(data),
            url=url or None,
            charset=charset,
            depth=file.depth,
            budget=file.budget,
            is_named=False,
        )


def _content(headers: Message, block: bytes) -> tuple[str, bytes]:
    """Content-Type and content of a record; no type where it is no page."""
    if not headers.get("content-type", "").startswith("application/http"):
        return headers.get("content-type", ""), block
    response = http.client.HTTPResponse(cast(Any, Answer(block)))
    with response:
        response.begin()
        if response.status != 200 or not kind_of(response.getheader("Content-Type", ""))[0]:
            return "", b""
        data = response.read()
        return response.getheader("Content-Type", ""), unpacked(
            data, response.getheader("Content-Encoding", ""), DOCUMENT
        )


def _place(file: File, headers: Message) -> str:
    return f"{file.path}, {_url(headers) or 'a record without address'}"


def _url(headers: Message) -> str:
    return " ".join(str(headers.get("warc-target-uri", "")).split()).strip("<>")
