"""`kg search`: a graph and words → the entities and sentences that have them."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, DIM, command, note, painted

EXAMPLES = """\
  kg search graph.ttl battery plant
  kg search graph.ttl '"board of directors"' --limit 5
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "search", "find entities and sentences by their words", EXAMPLES)
    add_graph(parser)
    parser.add_argument("words", metavar="WORD", nargs="+", help='all of them, in any form; "in quotes": side by side')
    parser.add_argument("--limit", metavar="N", type=int, default=20, help="how many to show (default: %(default)s)")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Search and print."""
    import kg

    found = kg.load(given.graph).search(" ".join(given.words), given.limit)
    for each in found:
        print(
            painted(" ".join(each.text.split()), BOLD) if each.kind == "entity" else f"“{' '.join(each.text.split())}”"
        )
        print(f"    {painted(f'<{each.iri}>', DIM)}")
    if not found:
        note(f"nothing in {given.graph} has {' '.join(given.words)}")
    return 0 if found else 1
