"""`kg query`: a graph and a SPARQL query → the answer."""

from __future__ import annotations

import argparse
import sys
from pathlib import Path

from kg.commands.options import add_graph
from kg.commands.terminal import command
from kg.errors import QuestionError

EXAMPLES = """\
  kg query graph.ttl 'SELECT ?who ?whom { ?who kg:investsIn ?whom }'
  kg query graph.ttl 'SELECT ?claim { ?claim rdf:subject :birch-labs ; kg:status kg:Planned }' --format csv
  kg query graph.ttl -f question.rq --format json
"""
MORE = """The prefixes kg, schema, rdf, rdfs, skos, prov, dcterms,
owl and xsd are declared, and : stands for the entities of the graph."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "query", "ask a graph in SPARQL", EXAMPLES, MORE)
    add_graph(parser)
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("query", metavar="SPARQL", nargs="?", help="the query")
    question.add_argument("-f", "--file", metavar="FILE", help="a file that holds it, or - for standard input")
    parser.add_argument("--format", choices=FORMATS, help="default: table; turtle for CONSTRUCT and DESCRIBE")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask and print."""
    import kg
    from kg.questions.sparql import answer

    query = given.query if given.query is not None else read_query(given.file)
    graph = kg.load(given.graph)
    print(answer(graph.store, query, given.format or "table").rstrip("\n"))
    return 0


def read_query(path: str) -> str:
    """The text of a query file. Raises QuestionError, naming it."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
