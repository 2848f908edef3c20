"""`kg push`: a graph → the triple store behind a URL."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import command, counted, note

EXAMPLES = """\
  kg push graph.ttl http://localhost:7878/store
  kg push graph.ttl http://dba:secret@localhost:8890/sparql-graph-crud-auth --as urn:news
"""
MORE = """The server has to speak the Graph Store Protocol; what the graph held there
before is replaced. A name and a password stand in the URL; for kg serve --writable the token is the password."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "push", "put a graph into a triple store", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("url", metavar="URL", help="the server's Graph Store endpoint")
    parser.add_argument("--as", dest="name", metavar="IRI", help="a named graph (default: the default graph)")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Push it."""
    import kg

    graph = kg.load(given.graph)
    graph.push(given.url, given.name)
    note(f"{counted(len(graph), 'triple')} → {given.url.rpartition('@')[2]}")
    return 0
