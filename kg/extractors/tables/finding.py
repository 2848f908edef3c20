"""Document → tables: rows of cells under headings, with separators or flattened to spaces."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import pairwise
from typing import NamedTuple

from kg.language.document import Document, Token

SEPARATOR = re.compile(r"\s*(?:\t|\||;;| {3,})\s*")
LEAST_ROWS = 2


class Cell(NamedTuple):
    """Offsets of a cell in the article's text."""

    start: int
    end: int


class Table(NamedTuple):
    """Headings in lower case, and rows with as many cells; the first cell says what the row is about."""

    headings: tuple[str, ...]
    rows: tuple[tuple[Cell, ...], ...]


class _Line(NamedTuple):
    start: int
    end: int
    tokens: tuple[Token, ...]


def find_tables(document: Document, headings: frozenset[str]) -> Iterator[Table]:
    """The tables one of whose headings is among those given (the only ones that anything can be read from)."""
    lines = _lines(document)
    for group in _groups(document, lines):
        table = _separated(document, group) or _flattened(document, group, headings)
        if table is not None:
            yield table


def _lines(document: Document) -> list[_Line]:
    """The blocks of one line that do not read as prose, with their tokens."""
    tokens: dict[int, list[Token]] = {}
    for token in document.tokens:
        tokens.setdefault(document.sentences[token.sentence].block, []).append(token)
    return [
        _Line(block.start, block.end, tuple(tokens.get(number, ())))
        for number, block in enumerate(document.blocks)
        if block.kind in ("headline", "row") and number in tokens
    ]


def _groups(document: Document, lines: list[_Line]) -> Iterator[list[_Line]]:
    """Runs of lines that follow one another without an empty line between them."""
    group = lines[:1]
    for before, line in pairwise(lines):
        if document.article.text[before.end : line.start].strip(" \t") == "\n":
            group.append(line)
            continue
        if len(group) > LEAST_ROWS:
            yield group
        group = [line]
    if len(group) > LEAST_ROWS:
        yield group


def _separated(document: Document, group: list[_Line]) -> Table | None:
    rows = [row for line in group if (row := _cells(document.article.text, line.start, line.end))]
    width = len(rows[0]) if rows else 0
    rows = [row for row in rows if len(row) == width]
    if width < 2 or len(rows) <= LEAST_ROWS:
        return None
    return Table(tuple(document.article.text[c.start : c.end].strip().lower() for c in rows[0]), tuple(rows[1:]))


def _cells(text: str, start: int, end: int) -> tuple[Cell, ...]:
    """The cells of a line that has separators; a line of rules ("---|---") has none."""
    line = text[start:end]
    if not SEPARATOR.search(line.strip()) or not re.search(r"\w", line):
        return ()
    borders = [0, *(edge for m in SEPARATOR.finditer(line) for edge in m.span()), len(line)]
    cells = [Cell(start + a, start + b) for a, b in zip(borders[::2], borders[1::2], strict=True)]
    return tuple(cell for cell in cells if text[cell.start : cell.end].strip())


def _flattened(document: Document, group: list[_Line], headings: frozenset[str]) -> Table | None:
    """A table whose columns are told apart by capitals alone: its first and last cells can be known."""
    top = document.article.text[group[0].start : group[0].end].strip().lower()
    last = max((heading for heading in headings if top.endswith(" " + heading)), key=len, default=None)
    if last is None:
        return None
    rows = tuple(row for line in group[1:] if (row := _first_and_last(line)) is not None)
    return Table((top.removesuffix(last).strip(), last), rows) if len(rows) >= LEAST_ROWS else None


def _first_and_last(line: _Line) -> tuple[Cell, Cell] | None:
    first = line.tokens[0]
    border = next((i for i in range(len(line.tokens) - 1, 1, -1) if _begins_cell(line.tokens, i)), None)
    if not first.kind or border is None:
        return None
    return Cell(first.start, first.end), Cell(line.tokens[border].start, line.tokens[-1].end)


def _begins_cell(tokens: tuple[Token, ...], i: int) -> bool:
    """A capital right after words that are complete: a lower-case noun, or a name or sum."""
    before, here = tokens[i - 1], tokens[i]
    complete = before.kind != "" or (before.text[:1].islower() and before.pos in ("NOUN", "VERB"))
    return complete and here.text[:1].isupper()
