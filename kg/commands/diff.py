"""`kg diff`: two graphs → which entities, facts and claims came or went, and what is now put another way."""

from __future__ import annotations

import argparse
import json
from dataclasses import asdict

from kg.commands.terminal import command, note

EXAMPLES = """\
  kg diff monday.ttl tuesday.ttl
  kg diff monday.ttl tuesday.ttl --format json | jq '.statuses_changed'
"""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "diff", "show what differs between two graphs", EXAMPLES)
    parser.add_argument("old", metavar="OLD", help="a graph file or a .kg folder")
    parser.add_argument("new", metavar="NEW", help="a newer one")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Compare and print."""
    import kg

    changes = kg.load(given.new).changes_since(kg.load(given.old))
    if given.format == "json":
        print(json.dumps(asdict(changes), ensure_ascii=False, indent=2))
    elif changes:
        print(changes)
    else:
        note(f"{given.old} and {given.new} hold the same")
    return 0
