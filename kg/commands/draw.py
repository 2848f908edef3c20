"""`kg draw`: a graph, or a part of it → one HTML page that opens offline, or a still picture."""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import get_args

from kg.commands.options import add_graph, make_room
from kg.commands.terminal import command, note
from kg.model import Status

EXAMPLES = """\
  kg draw graph.ttl -o graph.html
  kg draw graph.ttl -o graph.html --title "The battery deals of spring"
  kg draw graph.ttl --around "Birch Labs" --depth 1 --since 2025-06 --status Stated --status Denied
  kg draw graph.ttl --svg -o graph.svg
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "draw", "draw a graph as a page that opens in any browser, offline", EXAMPLES)
    add_graph(parser)
    parser.add_argument(
        "-o", "--output", metavar="FILE", type=Path, help="default: graph.html, or graph.svg with --svg"
    )
    parser.add_argument("--svg", action="store_true", help="a still picture instead of a page; so does FILE.svg")
    parser.add_argument("--title", default="What the papers say", help="the heading (default: %(default)s)")
    parser.add_argument("--about", default="", help="a sentence below the heading")
    parser.add_argument("--around", metavar="ENTITY", action="append", help="only what lies near it; repeatable")
    parser.add_argument("--depth", metavar="N", type=int, default=2, help="how many steps away (default: %(default)s)")
    parser.add_argument(
        "--since", metavar="DATE", help="only what was published then or later: 2025-06-12, 2025-06, 2025"
    )
    parser.add_argument("--until", metavar="DATE", help="only what was published then or before")
    parser.add_argument("--status", choices=get_args(Status), action="append", help="only claims said so; repeatable")
    parser.add_argument(
        "--source", metavar="NAME", action="append", help="only what this publisher or person says; repeatable"
    )
    parser.add_argument(
        "--confidence", metavar="0..1", type=float, default=0.0, help="only claims at least this sure (default: all)"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Draw it."""
    import kg

    graph = kg.load(given.graph)
    if given.since or given.until or given.status or given.source or given.confidence:
        graph = graph.part(
            statuses=given.status,
            sources=given.source,
            confidence=given.confidence,
            since=given.since,
            until=given.until,
        )
    if given.around:
        graph = graph.around(*given.around, depth=given.depth)
    output = given.output or Path("graph.html")
    output = output.with_suffix(".svg") if given.svg else output
    make_room(output)
    graph.draw(output, title=given.title, about=given.about)
    note(f"→ {output}")
    return 0
