"""`kg infer`: a graph → one that says its facts in the words of schema.org and others as well."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.options import add_graph, make_room
from kg.commands.terminal import command, counted, note

EXAMPLES = """\
  kg infer graph.ttl -o wider.trig
"""
MORE = "What is added also stands in a named graph of its own, to tell it apart; .trig, .nq and .kg keep that."


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "infer", "add what the ontology implies", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument("-o", "--output", metavar="FILE", type=Path, required=True, help="where to write the graph")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Infer and save."""
    import kg

    graph = kg.load(given.graph).infer()
    make_room(given.output)
    graph.save(given.output)
    added = sum(1 for name in graph.store.named_graphs() for _ in graph.store.quads_for_pattern(None, None, None, name))
    note(f"{counted(added, 'triple')} added → {given.output}")
    return 0
