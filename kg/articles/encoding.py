"""Bytes → text as offsets count it: one character for each line end, no byte order mark, the encoding detected."""

from __future__ import annotations

import codecs
import re

from kg.errors import ArticleError

MARKS = (  # the longer first: that of UTF-32 begins as that of UTF-16
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
WESTERN = 0.7  # share of ASCII from which on text that is not UTF-8 is Western
SAMPLE = 1 << 16  # bytes that tell an encoding
_DECLARED = re.compile(
    rb"""<(?:meta[^>]{0,500}?charset|\?xml[^>]{0,200}?encoding)\s*=\s*["']?\s*([\w:.-]{2,30})""", re.I
)
_HEAD = 4096  # bytes in which a page declares its encoding; the standard says 1024, and pages are late
_CONTROL = re.compile(r"[\x00-\x08\x0b\x0e-\x1f\x7f-\x84\x86-\x9f]")
LOST = "\ufffd"  # in the place of bytes that mean nothing
_BINARY = 0.02  # share of controls and lost bytes from which on it is no text
NO_TEXT = "is binary, not text; give the article as text, HTML or PDF, with the suffix that says so"
_WIDE = ("utf_16", "utf_32")


def decode(data: bytes, declared: str | None = None) -> str:
    """The text of some bytes. `declared` is the encoding that they are said to have, which a byte order mark overrules.

    Controls become spaces, so that every graph format can hold what is quoted. Raises ArticleError for what is no text.
    """
    encoding = encoding_of(data, declared=declared)
    text = data.decode(encoding, "replace").removeprefix("\ufeff") if encoding else ""
    text, controls = _CONTROL.subn(" ", text)
    if encoding is None or controls + text.count(LOST) > _BINARY * len(text):
        raise ArticleError(NO_TEXT)
    return unified(text)


def decode_page(data: bytes, declared: str | None = None) -> str:
    """The same for HTML, which may say its encoding itself (https://encoding.spec.whatwg.org)."""
    found = _DECLARED.search(data[:_HEAD])
    return decode(data, declared or (found[1].decode("ascii") if found else None))


def encoding_of(data: bytes, *, declared: str | None = None, is_whole: bool = True) -> str | None:
    """That of their byte order mark, UTF-8, the declared one, or what is likeliest; None where they are no text."""
    for mark, name in MARKS:
        if data.startswith(mark):
            return name
    if b"\0" not in data and _fits(data, "utf-8", is_whole):
        return "utf-8"
    known = _known(declared)
    if known is not None and _fits(data, known, is_whole):
        return known
    return _likeliest(data[:SAMPLE])


def unified(text: str) -> str:
    """Each line end as one character (RFC 5147, 2.1)."""
    return text.replace("\r\n", "\n").replace("\r", "\n")


def clean(text: str) -> str:
    """A text from within a structure: line ends unified, controls as spaces, halves of characters replaced."""
    paired = text.encode("utf-16", "surrogatepass").decode("utf-16", "replace")
    return unified(_CONTROL.sub(" ", paired))


def _fits(data: bytes, encoding: str, is_whole: bool) -> bool:
    try:
        codecs.getincrementaldecoder(encoding)().decode(data, final=is_whole)
    except (UnicodeError, ValueError):
        return False
    return True


def _known(declared: str | None) -> str | None:
    """The codec of a declared encoding. Who says Latin-1 means Windows-1252, as browsers have it."""
    try:
        name = codecs.lookup(declared).name if declared else None
    except (LookupError, ValueError):
        return None
    return "cp1252" if name in ("iso8859-1", "ascii") else name


def _likeliest(data: bytes) -> str | None:
    """Mostly ASCII is Windows-1252, which guessing from a few signs takes for Eastern European (£ for Ł)."""
    has_zeros = b"\0" in data
    if not has_zeros and sum(byte < 128 for byte in data) >= WESTERN * len(data) and _fits(data, "cp1252", True):
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(data).best()
    return best.encoding if best is not None and (not has_zeros or best.encoding.startswith(_WIDE)) else None
