"""Bytes as they come → documents and lines, never more of them in memory than the limits allow."""

from __future__ import annotations

import codecs
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Protocol

from kg.articles.encoding import NO_TEXT, decode, encoding_of
from kg.articles.limits import DOCUMENT, LINE, MEGABYTE
from kg.errors import ArticleError

CHUNK = 1 << 16


class Stream(Protocol):
    """What bytes are read from: `size` of them at most, none at the end."""

    def read(self, size: int, /) -> bytes: ...


@dataclass(slots=True)
class Rewound:
    """A stream of which the first bytes were already read."""

    head: bytes
    stream: Stream

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        if not self.head:
            return self.stream.read(size)
        data, self.head = self.head[:size], self.head[size:]
        return data


@dataclass(slots=True)
class Recoded:
    """A stream of text in some encoding, as UTF-8. Bytes that the encoding does not have become U+FFFD."""

    stream: Stream
    decoder: codecs.IncrementalDecoder
    rest: bytes = field(default=b"", init=False)

    def read(self, size: int, /) -> bytes:
        """The next bytes."""
        while len(self.rest) < size and (data := self.stream.read(CHUNK)):
            self.rest += self.decoder.decode(data).encode("utf-8", "replace")
        data, self.rest = self.rest[:size], self.rest[size:]
        return data


@dataclass(slots=True)
class Buffered:
    """A stream that is read by lines as well as by sizes."""

    stream: Stream
    rest: bytes = field(default=b"", init=False)

    def read(self, size: int, /) -> bytes:
        """The next bytes, fewer than `size` only at the end."""
        while len(self.rest) < size and (data := self.stream.read(max(CHUNK, size - len(self.rest)))):
            self.rest += data
        data, self.rest = self.rest[:size], self.rest[size:]
        return data

    def line(self, limit: int = CHUNK) -> bytes:
        """The next line with its end, b"" after the last. Raises ArticleError when it is longer than `limit` bytes."""
        data = self.read(limit)
        end = data.find(b"\n") + 1 or len(data)
        if end == limit and not data.endswith(b"\n"):
            raise ArticleError(f"has a line of more than {limit:,} bytes where a header should be; check what it is")
        self.rest = data[end:] + self.rest
        return data[:end]

    def skip(self, size: int) -> None:
        """Pass over so many bytes, or all that there are."""
        while size > 0 and (data := self.read(min(size, CHUNK))):
            size -= len(data)


def whole(stream: Stream, limit: int = DOCUMENT) -> bytes:
    """All there is. Raises ArticleError when that is more than `limit` bytes."""
    parts: list[bytes] = []
    size = 0
    while data := stream.read(limit + 1 - size):
        parts.append(data)
        size += len(data)
        if size > limit:
            raise ArticleError(f"is larger than {limit // MEGABYTE:,} MB; split it into its articles")
    return b"".join(parts)


def lines(stream: Stream, limit: int = LINE, *, keep_blank: bool = False) -> Iterator[tuple[int, str | ArticleError]]:
    """Each line that is not blank with its number, or why it is none; encodings are detected."""
    for number, line in enumerate(_split(in_utf8(stream), limit), start=1):
        if line is None:
            yield number, ArticleError(f"is a line of more than {limit // MEGABYTE:,} MB; break it into articles")
        elif keep_blank or line.strip():
            yield number, _decoded(line)


def in_utf8(stream: Stream) -> Stream:
    """The stream in UTF-8, whatever its encoding, which is told from its beginning. Raises ArticleError for no text."""
    head = stream.read(CHUNK)
    encoding = encoding_of(head, is_whole=len(head) < CHUNK)
    head = head.removeprefix(codecs.BOM_UTF8)
    if encoding is None:
        raise ArticleError(NO_TEXT)
    if encoding == "utf-8":
        return Rewound(head, stream)
    return Recoded(Rewound(head, stream), codecs.getincrementaldecoder(encoding)("replace"))


def _decoded(line: bytes) -> str | ArticleError:
    try:
        return decode(line)
    except ArticleError as error:
        return error


def _split(stream: Stream, limit: int) -> Iterator[bytes | None]:
    """The lines; None for one that is too long, which is passed over in pieces."""
    rest, too_long = b"", False
    while data := stream.read(CHUNK):
        *ended, rest = (rest + data).split(b"\n")
        for line in ended:
            yield None if too_long or len(line) > limit else line.removesuffix(b"\r")
            too_long = False
        if too_long or len(rest) > limit:
            rest, too_long = b"", True
    if rest or too_long:
        yield None if too_long else rest
