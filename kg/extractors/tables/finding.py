"""Document → tables: rows of cells under headings, with separators, flattened to spaces, or one cell a line."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from kg.extractors.tables.flattened import columns_of, split
from kg.extractors.tables.headings import heading
from kg.extractors.tables.table import Cell, Table
from kg.language.document import Document

_LINE = re.compile(r"[^\n]*\S[^\n]*")
_SEPARATOR = re.compile(r"\s*(?:\t|\||;;| {2,})\s*")
_RULE = re.compile(r"[\s|+:=_–—-]+")  # a line between headings and rows
LEAST_ROWS = 2
_LONGEST_GAP = 3  # line ends between two rows


def find_tables(document: Document) -> Iterator[Table]:
    """The tables of a text in order: those whose headings say how to read at least one column."""
    text = document.article.text
    lines = [Cell(match.start(), match.end()) for match in _LINE.finditer(text)]
    at = 0
    while at < len(lines):
        table = _separated(text, lines[at:]) or _flattened(document, lines[at:]) or _stacked(text, lines[at:])
        if table is not None:
            yield table
        end = lines[at].end if table is None else table.end
        at = next((i for i in range(at + 1, len(lines)) if lines[i].start >= end), len(lines))


def _separated(text: str, lines: Sequence[Cell]) -> Table | None:
    """A line of headings between separators, and lines of as many cells below."""
    top = _cells(text, lines[0])
    columns = tuple(heading(text[cell.start : cell.end]) for cell in top)
    if len(top) < 2 or not any(column and column.relation for column in columns[1:]):
        return None
    rows = []
    for line in _near(text, lines):
        cells = _cells(text, line)
        if len(cells) != len(top) and not _RULE.fullmatch(text, line.start, line.end):
            break
        rows.append(cells)
    return _table(columns, [row for row in rows if len(row) == len(top)], lines[0])


def _cells(text: str, line: Cell) -> tuple[Cell, ...]:
    """The cells of a line that has separators; empty ones too, but not what is left and right of outer bars."""
    if _RULE.fullmatch(text, line.start, line.end) or not _SEPARATOR.search(text[line.start : line.end].strip()):
        return ()
    borders = [(line.start, line.start), *(m.span() for m in _SEPARATOR.finditer(text, *line)), (line.end, line.end)]
    cells = [Cell(before[1], after[0]) for before, after in pairwise(borders)]
    if cells[0].start == cells[0].end or not text[cells[0].start : cells[0].end].strip():
        cells = cells[1:]
    return tuple(cells[:-1] if cells and cells[-1].end <= cells[-1].start else cells)


def _flattened(document: Document, lines: Sequence[Cell]) -> Table | None:
    """Lines whose columns only capitals and what the headings ask for tell apart."""
    text = document.article.text
    columns = columns_of(text[lines[0].start : lines[0].end])
    rows = []
    for line in _near(text, lines) if columns else ():
        cells = split(document, line, columns)
        if cells is not None:  # a row that cannot be cut in a likely way is left out
            rows.append(cells)
    return _table(columns, rows, lines[0])


def _stacked(text: str, lines: Sequence[Cell]) -> Table | None:
    """A table whose every cell is a line of its own: three headings at least, and a multiple of as many lines."""
    columns = []
    for line in lines:
        column = heading(text[line.start : line.end])
        if column is None:
            break
        columns.append(column)
    if len(columns) < 3 or not any(column.relation for column in columns[1:]):
        return None
    below = list(_near(text, lines, skip=len(columns)))
    whole = len(below) - len(below) % len(columns)
    rows = [tuple(below[i : i + len(columns)]) for i in range(0, whole, len(columns))]
    return _table(columns, rows, lines[0])


def _near(text: str, lines: Sequence[Cell], skip: int = 1) -> Iterator[Cell]:
    """The lines below the headings that stand no further apart than the first of them does."""
    most = text.count("\n", lines[0].end, lines[1].start) if len(lines) > 1 else 0
    for before, line in zip(lines[skip - 1 :], lines[skip:], strict=False):
        if text.count("\n", before.end, line.start) > min(most, _LONGEST_GAP):
            return
        yield line


def _table(columns: Sequence[object], rows: Sequence[tuple[Cell, ...]], top: Cell) -> Table | None:
    return Table(tuple(columns), tuple(rows), top.start, rows[-1][-1].end) if len(rows) >= LEAST_ROWS else None  # type: ignore[arg-type]
