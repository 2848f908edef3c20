"""`kg validate`: a graph → whether it keeps to the shapes of the ontology, and where not."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import command, counted, note

EXAMPLES = """\
  kg validate graph.ttl
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "validate", "check a graph against the shapes of the ontology", EXAMPLES)
    add_graph(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Check it; exit code 1 if something is wrong."""
    import kg

    found = kg.load(given.graph).validate()
    for violation in found:
        print(violation)
    note(f"{given.graph}: {counted(len(found), 'violation')}" if found else f"{given.graph}: keeps to every shape")
    return 1 if found else 0
