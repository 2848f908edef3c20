"""`kg add`: a graph and articles → the same graph with them in it; only what is new or changed is read."""

from __future__ import annotations

import argparse
from pathlib import Path

from kg.commands.build import report
from kg.commands.options import add_engine, add_fields, add_graph, add_metadata, engine
from kg.commands.terminal import command, complain, note, progress

EXAMPLES = """\
  kg add graph.ttl articles/                          read what is new or changed in there
  kg add graph.ttl corrected/monday.txt               replaces what monday.txt said before
  kg add graph.ttl --entities entities.toml           decide anew who is who; nothing is read again
"""
MORE = """The result is
that of building from all articles at once. What was read before is in the ledger
that kg build writes beside its graph."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "add", "add articles to a graph, or correct some in it", EXAMPLES, MORE)
    add_graph(parser)
    parser.add_argument(
        "paths",
        metavar="PATHS",
        nargs="*",
        help="files, folders, globs, links, or - for standard input, as for kg build",
    )
    add_metadata(parser)
    add_fields(parser)
    parser.add_argument("--entities", metavar="TOML", help="what you decided, instead of what it was built with")
    parser.add_argument("--authority", metavar="FILE", help="things known elsewhere, instead of what it was built with")
    parser.add_argument("--retry", action="store_true", help="try again what was set aside, as kg status shows it")
    add_engine(parser)
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Add, save, and say what came of it."""
    from kg import corpus

    with progress("reading") as on_progress:
        outcome = corpus.add(
            given.graph,
            given.paths,
            metadata=given.metadata,
            fields=given.fields,
            entities=given.entities,
            authority=given.authority,
            retry=given.retry,
            engine=engine(given),
            on_progress=on_progress,
            on_refused=lambda refused: complain(str(refused)),
            on_note=note,
        )
    note(f"{outcome.came:,} came, {outcome.went:,} replaced, {outcome.read:,} read")
    report(outcome, [Path(given.graph)])
    return 0
