"""Tokenised blocks → lines: the words of each, with its sums, shares and dates, and what the capitals can tell."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise, takewhile
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.models import REFERENCES
from kg.language.names.nameless import nameless
from kg.language.names.quantities import Stretch, find_quantities

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_REFERENCES = re.compile(REFERENCES)
_STOPPED = re.compile(r"[A-Z]+(?:&[A-Z]+)+\.")
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_OPENERS = frozenset(
    {".", "!", "?", ":", ";", "“", '"', "‘", "•", "*", "—", "–", "(", "[", "”", "...", "…", "|", "»", "/", "``", "''"}
)
_ENDS = frozenset({".", "!", "?"})
_DASHES = frozenset({"-", "--", "–", "—"})
_CLOSING = frozenset({"'", "’", ")", "]"})  # where one stands after the end of a sentence, another begins after it


class Name(NamedTuple):
    """Words `first` to `last` (exclusive) of one tokenised block that are one name or value."""

    first: int
    last: int
    kind: str


class Line(NamedTuple):
    """One block's words; `opening[i]` says word i would have a capital anyway, `titled` that most words do."""

    text: str
    words: list[str]
    spaces: list[bool]  # whether a space follows the word
    starts: list[int]  # where each word begins in the text
    capital: list[bool]
    opening: list[bool]
    titled: bool
    prose: bool  # ends as a sentence does: no headline, no table row
    values: list[Name]  # sums, shares and dates, in order
    sums: frozenset[int]  # the words that lie inside of a sum or share
    nameless: frozenset[int] = frozenset()  # those with capitals that are no names: "(R-Ky.)"


def line(doc: Doc, *, prose: bool) -> Line:
    """The line of one tokenised block, without white space and marks of references, cut at the borders of values."""
    stretches = find_quantities(doc.text)
    pieces = _cut([part for piece in _pieces(doc) if _is_word(piece.text) for part in _ended(piece)], stretches)
    words = [piece.text for piece in pieces]
    capital = [_CAPITAL.match(word) is not None for word in words]
    opening = [_opens(words, i) for i in range(len(words))]
    spaces, starts = [piece.space for piece in pieces], [piece.start for piece in pieces]
    values = list(_values(stretches, pieces))
    sums = frozenset(i for value in values if value.kind != "date" for i in range(value.first, value.last))
    none = frozenset(nameless(doc.text, words, starts))
    return Line(doc.text, words, spaces, starts, capital, opening, _is_titled(words), prose, values, sums, none)


def is_dateline(line: Line) -> bool:
    """Whether it says where an article is from: "LEEDS, England, March 4 -"."""
    return not line.prose and line.words[-1] in _DASHES


def town_of(line: Line) -> tuple[str, ...]:
    """The town in capitals that a dateline begins with, as sentences write it; else nothing."""
    town = takewhile(lambda word: word.isupper() and word.isalpha(), line.words if is_dateline(line) else ())
    return tuple(word.capitalize() for word in town)


def _opens(words: Sequence[str], i: int) -> bool:
    """Whether word i begins a line, a sentence or what is quoted."""
    if i == 0 or words[i - 1] in _OPENERS:
        return True
    return words[i - 1] in _CLOSING and i > 1 and words[i - 2] in _ENDS


class _Piece(NamedTuple):
    text: str
    space: bool
    start: int


def _pieces(doc: Doc) -> Iterator[_Piece]:
    start, text = 0, doc.text
    for length, space in doc.to_array(["LENGTH", "SPACY"]).tolist():  # many times faster than token by token
        yield _Piece(text[start : start + length], space == 1, start)
        start += length + space


def _is_word(text: str) -> bool:
    return not text.isspace() and not (text[0] == "[" and _REFERENCES.fullmatch(text))


def _ended(piece: _Piece) -> Iterator[_Piece]:
    """A piece without the sentence's stop that the tokeniser takes for its own: "sold to DL&R | ."."""
    if "&" not in piece.text or not _STOPPED.fullmatch(piece.text):  # nearly all: kept fast
        return iter((piece,))
    return _parts(piece, {piece.start + len(piece.text) - 1})


def _cut(pieces: list[_Piece], stretches: Sequence[Stretch]) -> list[_Piece]:
    """The pieces, cut where a value begins or ends: "£150m." at a sentence's end, "S$20" inside of "S$20 million"."""
    borders = {border for stretch in stretches for border in (stretch.start, stretch.end)}
    borders.difference_update([p.start for p in pieces], [p.start + len(p.text) for p in pieces])
    return [part for piece in pieces for part in _parts(piece, borders)] if borders else pieces


def _parts(piece: _Piece, borders: set[int]) -> Iterator[_Piece]:
    end = piece.start + len(piece.text)
    for first, last in pairwise([piece.start, *(i for i in range(piece.start, end) if i in borders), end]):
        yield _Piece(piece.text[first - piece.start : last - piece.start], last == end and piece.space, first)


def _values(stretches: Sequence[Stretch], pieces: Sequence[_Piece]) -> Iterator[Name]:
    starts = {piece.start: i for i, piece in enumerate(pieces)}
    ends = {piece.start + len(piece.text): i + 1 for i, piece in enumerate(pieces)}
    for stretch in stretches:
        if stretch.start in starts and stretch.end in ends:
            yield Name(starts[stretch.start], ends[stretch.end], stretch.kind)


def _is_titled(words: Sequence[str]) -> bool:
    """Whether a line is set in title case or capitals: a headline, a heading, a table row.

    A short sentence may hold little but names ("Acme sold Birch Labs to Corvane."); its full stop tells it apart.
    """
    long = [word for word in words if _WORD.match(word)]
    ends = bool(words) and words[-1] == "." and not all(word[0].isupper() for word in long)
    return not ends and len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
