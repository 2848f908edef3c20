"""The values that finding a table hands to reading it."""

from __future__ import annotations

from typing import NamedTuple

from kg.extractors.tables.headings import Heading


class Cell(NamedTuple):
    """Offsets of a cell in the article's text; an empty cell has none between them."""

    start: int
    end: int


class Table(NamedTuple):
    """Columns (None: a heading nobody knows) and rows with as many cells; the first cell says what a row is about."""

    columns: tuple[Heading | None, ...]
    rows: tuple[tuple[Cell, ...], ...]
    start: int
    end: int
