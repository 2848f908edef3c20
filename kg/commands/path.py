"""`kg path`: a graph and two entities → how they are connected, with the sentences."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, note, painted, show_claims

EXAMPLES = """\
  kg path graph.ttl Acme "Birch Labs"
  kg path graph.ttl Acme "Ada Birch" --ways 3
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "path", "show how two entities are connected", EXAMPLES)
    add_graph(parser)
    parser.add_argument("start", metavar="A", help="an entity, by name, alias or IRI")
    parser.add_argument("end", metavar="B", help="another")
    parser.add_argument(
        "--ways", metavar="N", type=int, default=1, help="how many ways to show, the shortest first (default: 1)"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Find the ways and show each step with what is said of it."""
    import kg

    graph = kg.load(given.graph)
    ways = [graph.path(given.start, given.end)] if given.ways == 1 else graph.paths(given.start, given.end, given.ways)
    found = [way for way in ways if way]
    for way in found:
        print(painted(str(way), BOLD))
        show_claims([claim for hop in way for claim in hop.claims], graph.contents)
    if not found:
        note(f"no way leads from {given.start!r} to {given.end!r} in {given.graph}")
    return 0 if found else 1
