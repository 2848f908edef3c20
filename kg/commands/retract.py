"""`kg retract`: a graph and articles in it → the same graph without them and all that rests only on them."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.build import report
from kg.commands.options import add_graph
from kg.commands.terminal import command, complain, progress

EXAMPLES = """\
  kg retract graph.ttl monday.txt
  kg retract graph.ttl https://newskg.example/article/monday.txt
"""
MORE = """The result
is that of building without them. What they said stays in the ledger, and kg add
brings them back."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "retract", "take articles out of a graph", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("articles", metavar="ARTICLE", nargs="+", help="its identifier (the file's name) or its IRI")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Take them out, save, and say what is left."""
    from kg import corpus

    with progress("reading") as on_progress:
        outcome = corpus.retract(
            given.graph,
            given.articles,
            on_progress=on_progress,
            on_refused=lambda refused: complain(str(refused)),
        )
    report(outcome, [Path(given.graph)])
    return 0
