"""`kg sources`: a graph → how many articles state each fact, and how many of them independently of each other."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, counted, note, painted, show_claims

EXAMPLES = """\
  kg sources graph.ttl
  kg sources graph.ttl --claims
"""
MORE = """Articles of one publisher,
what one speaker said, and copies of one text count as one independent source."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "sources", "count the sources of each fact", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("--claims", action="store_true", help="also the claims behind each, with their sentences")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print one line a fact, the best backed first."""
    import kg

    graph = kg.load(given.graph)
    found = graph.sources()
    for support in found:
        print(painted(str(support), BOLD) if given.claims else support)
        if given.claims:
            show_claims(support.claims, graph.contents)
            print()
    note(counted(len(found), "fact"))
    return 0
