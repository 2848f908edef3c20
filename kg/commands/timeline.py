"""`kg timeline`: a graph and an entity → what happened to it, in order."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import command, counted

EXAMPLES = """\
  kg timeline graph.ttl "Birch Labs"
"""
MORE = """A time in brackets
is the day of the report, where it does not say when."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "timeline", "show what happened to an entity, in order", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("entity", metavar="ENTITY", help="its name, an alias, or its IRI")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print one line an event, with the number of articles that tell it where several do."""
    import kg

    told: dict[str, set[str]] = {}
    for event in kg.load(given.graph).timeline(given.entity):
        told.setdefault(str(event), set()).add(event.claim.article)
    for line, articles in told.items():
        print(f"{line} in {counted(len(articles), 'article')}" if len(articles) > 1 else line)
    return 0
