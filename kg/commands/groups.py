"""`kg groups`: a graph → who belongs together, who is central, and who stands between others."""

from __future__ import annotations

import argparse
from collections.abc import Iterable

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, painted

EXAMPLES = """\
  kg groups graph.ttl
  kg groups graph.ttl --central
  kg groups graph.ttl --brokers --limit 5
  kg groups graph.ttl --between Acme Corvane      who connects the group of the one with the group of the other
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "groups", "show who belongs together, or who is central", EXAMPLES)
    add_graph(parser)
    what = parser.add_mutually_exclusive_group()
    what.add_argument("--central", action="store_true", help="rank entities by how much others have to do with them")
    what.add_argument("--brokers", action="store_true", help="rank entities by how many ways lead through them")
    what.add_argument("--between", metavar=("A", "B"), nargs=2, help="who connects the groups of these two entities")
    parser.add_argument("--limit", metavar="N", type=int, default=10, help="how many to show (default: %(default)s)")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Group or rank, and print."""
    import kg

    graph = kg.load(given.graph)
    if given.central or given.brokers:
        ranks = graph.central(given.limit) if given.central else graph.brokers(given.limit)
        _print(f"{rank.score:.3f}  {rank.entity.name}" for rank in ranks)
    elif given.between:
        _print(entity.name for entity in graph.between(*given.between)[: given.limit])
    else:
        _print(
            f"{painted(group.name, BOLD)}\n    {', '.join(member.name for member in group.members)}"
            for group in graph.groups()[: given.limit]
        )
    return 0


def _print(lines: Iterable[str]) -> None:
    for line in lines:
        print(line)
