"""`kg conflicts`: a graph → what its sources disagree on, both sides with their sentences."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, counted, note, painted, show_claims

EXAMPLES = """\
  kg conflicts graph.ttl
  kg conflicts graph.ttl --all
"""
MORE = """A plan and its
fulfilment are no conflict, nor are "over $10 billion" and "$15 billion"."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "conflicts", "show what the sources of a graph disagree on", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("--all", action="store_true", help="also what is put differently and agrees or is compatible")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Compare and show both sides."""
    import kg

    graph = kg.load(given.graph)
    found = graph.comparisons() if given.all else graph.conflicts()
    for comparison in found:
        print(painted(str(comparison), BOLD))
        show_claims((*comparison.first.claims, *comparison.second.claims), graph.contents)
        print()
    note(counted(len(found), "comparison" if given.all else "conflict"))
    return 0
