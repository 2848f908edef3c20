"""Tokenised blocks → lines: the words of each with what their capitals can tell."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import NamedTuple

from spacy.tokens import Doc

from kg.language.models import REFERENCES

_CAPITAL = re.compile(r"[A-ZÀ-ÖØ-Þ]")
_REFERENCES = re.compile(REFERENCES)
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
    tokens = [t for t in doc if not t.is_space and not _REFERENCES.fullmatch(t.text)]
    words = [t.text for t in tokens]
    capital = [_CAPITAL.match(word) is not None for word in words]
    opening = [i == 0 or words[i - 1] in _OPENERS for i in range(len(words))]
    spaces, starts = [t.whitespace_ != "" for t in tokens], [t.idx for t in tokens]
    return Line(doc.text, words, spaces, starts, capital, opening, _is_titled(words), prose)


def _is_titled(words: Sequence[str]) -> bool:
    """Whether a line is set in title case or capitals: a headline, a heading, a table row."""
    long = [word for word in words if _WORD.match(word)]
    return len(long) > 1 and sum(word[0].isupper() for word in long) >= 0.75 * len(long)
