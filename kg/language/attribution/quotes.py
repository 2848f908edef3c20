"""Text → its quotations, over sentence and paragraph borders."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kg.language.document import Block, Document

_MARK = re.compile(r"[“”\"]|''|``|(?<=\s)‘(?=\w)")
_OPENERS = "“``"


class Quote(NamedTuple):
    """A stretch of the text with its marks; offsets are the article's."""

    start: int
    end: int


def quotes(text: str, blocks: tuple[Block, ...]) -> tuple[Quote, ...]:
    """All quotations in order. One that is left open at a paragraph's end runs to that end."""
    return tuple(quote for block in blocks for quote in _in_block(text, block.start, block.end))


def is_quoted(document: Document, offset: int) -> bool:
    """Whether a place in an article's text is in a quotation."""
    return any(quote.start <= offset < quote.end for quote in quotes(document.article.text, document.blocks))


def _in_block(text: str, first: int, last: int) -> Iterator[Quote]:
    opened = -1
    for mark in _MARK.finditer(text, first, last):
        if mark[0] == "‘":
            continue
        if opened < 0:
            if mark[0] != "”":
                opened = mark.start()
        elif mark[0] not in _OPENERS:
            yield Quote(opened, mark.end())
            opened = -1
    if opened >= 0:
        yield Quote(opened, last)
