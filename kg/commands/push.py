"""`kg push`: a graph → the triple store behind a URL."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.options import add_graph
from kg.commands.terminal import command, counted, note

EXAMPLES = """\
  kg push graph.ttl http://localhost:7878/store
  kg push graph.ttl http://dba:secret@localhost:8890/sparql-graph-crud-auth --as urn:news
  kg export graph.ttl --to nquads -o parts/ && kg push parts/ http://localhost:7878/store    part by part
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

    if files := sorted(Path(given.graph).glob("*.nq.gz")):
        from kg.graph.remote import push_parts

        done = f"{counted(push_parts(files, given.url, given.name), 'triple')} of {counted(len(files), 'part')}"
    else:
        graph = kg.load(given.graph)
        graph.push(given.url, given.name)
        done = counted(len(graph), "triple")
    note(f"{done} → {given.url.rpartition('@')[2]}")
    return 0
