"""`kg draw`: a graph → one HTML page that opens offline."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.options import add_graph, make_room
from kg.commands.terminal import command, note

EXAMPLES = """\
  kg draw graph.ttl -o graph.html
  kg draw graph.ttl -o graph.html --title "The battery deals of spring"
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "draw", "draw a graph as a page that opens in any browser, offline", EXAMPLES)
    add_graph(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, default=Path("graph.html"), help="default: graph.html"
    )
    parser.add_argument("--title", default="What the papers say", help="the heading (default: %(default)s)")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Draw it."""
    import kg

    graph = kg.load(given.graph)
    make_room(given.output)
    graph.draw(given.output, title=given.title)
    note(f"→ {given.output}")
    return 0
