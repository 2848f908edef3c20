"""Document → claims, by the columns of its tables: a heading says the relation, a row its subject."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import cache

from kg.extractors.ends import ends
from kg.extractors.frames.frame import relation_files
from kg.extractors.scene import End, Scene
from kg.extractors.tables.finding import Cell, Table, find_tables
from kg.model import Claim, Kind, Mention
from kg.vocabulary import Relation, relation

_ITEM = re.compile(r"[^,;/]+?(?=\s*(?:[,;/]|\band\b|$))")


@cache
def columns() -> Mapping[str, Relation]:
    """The relation that each known heading stands for (the `columns` of the relation files)."""
    return {heading: relation(file.path.stem) for file in relation_files() for heading in file.columns}


def extract(scene: Scene) -> list[Claim]:
    """The claims that the article's tables make, in text order."""
    tables = find_tables(scene.document, frozenset(columns()))
    return [claim for table in tables for claim in _claims(scene, table)]


def _claims(scene: Scene, table: Table) -> Iterator[Claim]:
    for row in table.rows:
        for heading, cell in zip(table.headings[1:], row[1:], strict=False):
            meaning = columns().get(heading)
            if meaning is not None:
                yield from _row_claims(scene, meaning, row, cell)


def _row_claims(scene: Scene, meaning: Relation, row: tuple[Cell, ...], cell: Cell) -> Iterator[Claim]:
    passage = scene.stretch(row[0].start, row[-1].end)
    for subject in _ends(scene, row[0], meaning.domain):
        for item in _items(scene.document.article.text, cell):
            for end in _ends(scene, item, meaning.range):
                if isinstance(subject, Mention):
                    yield Claim(
                        meaning.name, subject, end, (passage,), witnesses=("tables",), signs=(("rule:tables", 1.0),)
                    )


def _items(text: str, cell: Cell) -> list[Cell]:
    found = [Cell(cell.start + m.start(), cell.start + m.end()) for m in _ITEM.finditer(text[cell.start : cell.end])]
    return [_stripped(text, item) for item in found if text[item.start : item.end].strip()]


def _stripped(text: str, cell: Cell) -> Cell:
    inside = text[cell.start : cell.end]
    return Cell(cell.start + len(inside) - len(inside.lstrip()), cell.end - len(inside) + len(inside.rstrip()))


def _ends(scene: Scene, cell: Cell, kinds: frozenset[Kind]) -> list[End]:
    """The names or values of these kinds in a cell; else the cell itself as a topic, where one may stand."""
    heads = [t.i for t in scene.document.tokens if cell.start <= t.start and t.end <= cell.end]
    found = [end for head in heads for end in ends(scene, head, kinds - {"topic"})]
    if found or "topic" not in kinds:
        return found
    return [Mention(scene.document.article.text[cell.start : cell.end], *cell, kind="topic", form="noun")]
