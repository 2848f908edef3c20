"""`kg query`: a graph and a SPARQL query, or the name of a question → the answer."""

from __future__ import annotations

import argparse
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.ask import show_questions
from kg.commands.options import add_graph
from kg.commands.terminal import command
from kg.errors import QuestionError

if TYPE_CHECKING:
    from kg.knowledge import Graph

EXAMPLES = """\
  kg query graph.ttl 'SELECT ?who ?whom { ?who kg:investsIn ?whom }'
  kg query graph.ttl 'SELECT ?claim { ?claim rdf:subject :birch-labs ; kg:status kg:Planned }' --format csv
  kg query graph.ttl 'SELECT ?quote { ?passage kg:quote ?quote FILTER(kg:matches(?quote, "invest million")) }'
  kg query graph.ttl -f question.rq --format json
  kg query graph.ttl --list                                   the questions that come with the ontology
  kg query graph.ttl who-invests-in --entity "Birch Labs"
  kg query graph.ttl 'SELECT ?who { ?who schema:worksFor ?where }' --infer
"""
MORE = """The prefixes kg, schema, rdf, rdfs, skos, prov, dcterms,
owl and xsd are declared, and : stands for the entities of the graph. kg:matches(?text, "words") tells whether a text
has all the words, in any form, as kg search finds them; stores of others do not know it."""
FORMATS = ("table", "csv", "tsv", "json", "xml", "turtle")
NAME = re.compile(r"[a-z]+(-[a-z]+)*")  # of a question; no query is a single word


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "query", "ask a graph in SPARQL", EXAMPLES, MORE)
    add_graph(parser)
    question = parser.add_mutually_exclusive_group(required=True)
    question.add_argument("query", metavar="SPARQL", nargs="?", help="the query, or the name of a question")
    question.add_argument("-f", "--file", metavar="FILE", help="a file that holds it, or - for standard input")
    question.add_argument("--list", action="store_true", help="list the questions by name, with their parameters")
    parser.add_argument("--entity", metavar="NAME", help="what a question is about: a name, alias or IRI")
    parser.add_argument("--article", metavar="ID", help="the article that a question is about")
    parser.add_argument("--infer", action="store_true", help="ask what the facts imply, too, as kg infer writes it")
    parser.add_argument("--format", choices=FORMATS, help="default: table; turtle for CONSTRUCT and DESCRIBE")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Ask and print, or list what can be asked."""
    import kg
    from kg.questions.sparql import answer

    graph = kg.load(given.graph)
    if given.list:
        show_questions()
        return 0
    query = asked(given, graph)
    graph = graph.infer() if given.infer else graph
    print(answer(graph.store, query, given.format or "table").rstrip("\n"))
    return 0


def asked(given: argparse.Namespace, graph: Graph) -> str:
    """The query as SPARQL. Raises QuestionError for a question, parameter or entity that there is not."""
    from kg.questions.competency import sparql

    values = {name: value for name in ("entity", "article") if (value := getattr(given, name)) is not None}
    text = read_query(given.file) if given.query is None else given.query
    if given.query is not None and NAME.fullmatch(text.strip()):
        return sparql(graph.store, text.strip(), values)
    if values:
        raise QuestionError(f"--{next(iter(values))} is for a question by name (kg query GRAPH --list shows them)")
    return text


def read_query(path: str) -> str:
    """The text of a query file. Raises QuestionError, naming it."""
    try:
        return sys.stdin.read() if path == "-" else Path(path).read_text(encoding="utf-8")
    except (OSError, UnicodeDecodeError) as error:
        raise QuestionError(f"{path}: cannot be read ({getattr(error, 'strerror', None) or error})") from error
