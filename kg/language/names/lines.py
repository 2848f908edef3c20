"""Tokenised blocks → lines: the words of each with what their capitals can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc, Token

from kg.language.models import REFERENCES

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_REFERENCES = re.compile(REFERENCES)
_MAGNITUDE = re.compile(r"(?:k|m|mn|mln|b|bn|bln|t|tn|trn|cr)\.", re.IGNORECASE)
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{4,}")
_OPENERS = frozenset(
    {".", "!", "?", ":", ";", "“", '"', "‘", "•", "*", "—", "–", "(", "[", "”", "...", "…", "|", "»", "/"}
)


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


def line(doc: Doc, *, prose: bool) -> Line:
    """The line of one tokenised block, without white space and marks of references."""
    pieces = [piece for token in doc if _is_word(token) for piece in _pieces(token)]
    words = [piece.text for piece in pieces]
    capital = [_CAPITAL.match(word) is not None for word in words]
    opening = [i == 0 or words[i - 1] in _OPENERS for i in range(len(words))]
    spaces, starts = [piece.space for piece in pieces], [piece.start for piece in pieces]
    return Line(doc.text, words, spaces, starts, capital, opening, _is_titled(words), prose)


class _Piece(NamedTuple):
    text: str
    space: bool
    start: int


def _is_word(token: Token) -> bool:
    return not token.is_space and not _REFERENCES.fullmatch(token.text)


def _pieces(token: Token) -> list[_Piece]:
    """The token, or two where the tokenizer takes a full stop for part of a magnitude: "£150m." at a sentence's end."""
    space = token.whitespace_ != ""
    if token.i and _MAGNITUDE.fullmatch(token.text) and token.nbor(-1).text[-1].isdigit():
        return [_Piece(token.text[:-1], False, token.idx), _Piece(".", space, token.idx + len(token) - 1)]
    return [_Piece(token.text, space, token.idx)]


def _is_titled(words: Sequence[str]) -> bool:
    """Whether a line is set in title case or capitals: a headline, a heading, a table row.

    A short sentence may hold little but names ("Acme sold Birch Labs to Corvane."); its full stop tells it apart.
    """
    long = [word for word in words if _WORD.match(word)]
    ends = bool(words) and words[-1] == "." and not all(word[0].isupper() for word in long)
    return not ends and len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
