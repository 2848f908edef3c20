"""`kg story`: a graph and two entities → how each relation between them developed, report by report."""

from __future__ import annotations

import argparse

from kg.commands.options import add_graph
from kg.commands.terminal import BOLD, command, note, painted, show_claims

EXAMPLES = """\
  kg story graph.ttl Corvane "Birch Labs"
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "story", "show how a relation between two entities developed", EXAMPLES)
    add_graph(parser)
    parser.add_argument("start", metavar="A", help="an entity, by name, alias or IRI")
    parser.add_argument("end", metavar="B", help="another")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Show each relation's steps with what was said at each."""
    import kg

    graph = kg.load(given.graph)
    stories = graph.story(given.start, given.end)
    for story in stories:
        print(painted(str(story), BOLD))
        for step in story.steps:
            show_claims(step.claims, graph.contents)
        print()
    if not stories:
        note(f"nothing is said of {given.start!r} and {given.end!r} together in {given.graph}")
    return 0 if stories else 1
