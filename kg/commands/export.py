"""`kg export`: a graph → files for another tool."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.options import add_graph, make_room
from kg.commands.terminal import command, note

EXAMPLES = """\
  kg export graph.ttl --to graphml -o graph.graphml    Gephi, yEd, networkx
  kg export graph.ttl --to csv -o tables/              a spreadsheet, pandas, DuckDB
  kg export graph.ttl --to cypher -o graph.cypher      Neo4j
  kg export graph.ttl --to nquads -o parts/            a store that loads in bulk, or kg push parts/ URL
"""
FORMATS = ("csv", "cypher", "followthemoney", "gexf", "graphml", "jsonld", "nquads", "parquet", "rdf12")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "export", "write a graph for another tool", EXAMPLES)
    add_graph(parser)
    parser.add_argument("--to", choices=FORMATS, required=True, help="the format")
    parser.add_argument(
        "-o",
        "--output",
        metavar="PATH",
        type=Path,
        required=True,
        help="a file, or a folder for csv, nquads and parquet",
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Write it."""
    import kg

    graph = kg.load(given.graph)
    make_room(given.output)
    graph.export(given.output, given.to)
    note(f"→ {given.output}")
    return 0
