"""Contents → files that other tools open: Gephi, Neo4j, pandas and DuckDB, Aleph, stores in bulk and with RDF 1.2."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path

from kg.errors import GraphError, QuestionError
from kg.graph import save, write
from kg.model import Contents
from kg.questions.exports.cypher import save_cypher
from kg.questions.exports.followthemoney import save_followthemoney
from kg.questions.exports.networks import save_gexf, save_graphml
from kg.questions.exports.quads import save_nquads
from kg.questions.exports.rdf12 import save_rdf12
from kg.questions.exports.tables import frames, save_csv, save_parquet

__all__ = ["EXPORTS", "export", "frames"]

EXPORTS: Mapping[str, Callable[[Contents, Path], None]] = {
    "csv": save_csv,
    "cypher": save_cypher,
    "followthemoney": save_followthemoney,
    "gexf": save_gexf,
    "graphml": save_graphml,
    "jsonld": lambda contents, path: save(write(contents), path.with_suffix(".jsonld")),
    "nquads": save_nquads,
    "parquet": save_parquet,
    "rdf12": save_rdf12,
}


def export(contents: Contents, path: str | Path, to: str) -> None:
    """Write the contents for another tool, by the name of the format; csv and parquet are folders of
    tables, nquads one of parts.

    Raises QuestionError for a format that there is not, GraphError where the file cannot be written.
    """
    if to not in EXPORTS:
        raise QuestionError(f"{to!r} is no format to export to; choose from {', '.join(EXPORTS)}")
    try:
        EXPORTS[to](contents, Path(path))
    except OSError as error:
        raise GraphError(f"{path}: cannot be written: {error.strerror or error}") from error
