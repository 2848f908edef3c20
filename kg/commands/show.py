"""`kg show`: a graph and an entity → all that is known of it, with the sentences."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, painted, show_claims

EXAMPLES = """\
  kg show graph.ttl "Birch Labs"
  kg show graph.ttl :birch-labs
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "show", "show all that is known of an entity, with the sentences", EXAMPLES)
    add_graph(parser)
    parser.add_argument("entity", metavar="ENTITY", help="its name, an alias, or its IRI")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Look it up and print what is said of it and by it."""
    import kg

    graph = kg.load(given.graph)
    known = graph.about(given.entity)
    entity = known.entity
    also = f", also {', '.join(entity.aliases)}" if entity.aliases else ""
    print(f"{painted(entity.name, BOLD)} ({entity.kind}{also})\n<{entity.iri}>\n")
    show_claims((*known.claims, *known.claims_of_others), graph.contents)
    if known.said:
        print(f"\n{entity.name} is the source of:\n")
        show_claims(known.said, graph.contents)
    return 0
