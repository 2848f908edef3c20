"""Document → claims, by the columns of its tables: a heading says the relation, a row what it is said of."""

from __future__ import annotations

from kg.extractors.scene import Scene
from kg.extractors.tables.finding import find_tables
from kg.extractors.tables.reading import row_claims
from kg.model import Claim

__all__ = ["extract", "stretches"]


def extract(scene: Scene) -> list[Claim]:
    """The claims that the article's tables make, in text order."""
    tables = find_tables(scene.document)
    return [
        claim for table in tables for row in table.rows for claim in row_claims(scene, row, table.columns, "tables")
    ]


def stretches(scene: Scene) -> list[tuple[int, int]]:
    """Where tables stand: nothing there is a sentence."""
    return [(table.start, table.end) for table in find_tables(scene.document)]
