"""The arguments of one call → the command that they name, run so that no error reaches the user as a traceback."""

from __future__ import annotations

import argparse
import os
import sys
from collections.abc import Sequence
from contextlib import suppress
from importlib import import_module

from kg.commands.terminal import complain
from kg.errors import NewskgError
from kg.versions import __version__

COMMANDS = (  # in the order of the help
    "build", "fetch", "add", "retract", "status", "read", "query", "ask", "show", "entities", "path", "conflicts",
    "sources", "timeline", "story", "diff", "draw", "validate",
    "search", "groups", "infer", "export", "push", "serve", "mcp", "demo",
)  # fmt: skip

FAILED, USAGE, INTERRUPTED = 1, 2, 130

DESCRIPTION = (
    "Reads news articles and writes a knowledge graph in which every claim links to the sentence that says it."
)
EXAMPLES = """\
examples:
  kg demo                                         see what it does, on sample articles
  kg build articles/ -o graph.ttl --html graph.html
  kg show graph.ttl "Birch Labs"
  kg COMMAND --help                               what a command takes, with examples
"""


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command. Exit code: 0 done, 1 nothing could be done, 2 not called rightly, 130 interrupted."""
    for stream in (sys.stdout, sys.stderr):  # a terminal that knows no dashes or quotes gets a "?" for them
        with suppress(AttributeError):
            stream.reconfigure(errors="replace")  # type: ignore[union-attr]
    try:
        given = parser().parse_args(arguments)
        code: int = given.run(given)
        sys.stdout.flush()
    except NewskgError as error:
        complain(str(error))
        return FAILED
    except KeyboardInterrupt:
        complain("interrupted")
        return INTERRUPTED
    except BrokenPipeError:  # whoever was reading has seen enough, as in `kg query … | head`
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except Exception as error:
        return _unexpected(error)
    return code


def parser() -> argparse.ArgumentParser:
    """All commands and their arguments."""
    top = argparse.ArgumentParser(
        prog="kg", description=DESCRIPTION, epilog=EXAMPLES, formatter_class=argparse.RawDescriptionHelpFormatter
    )
    top.add_argument("--version", action="version", version=f"newskg {__version__}")
    commands = top.add_subparsers(title="commands", metavar="COMMAND", required=True)
    for name in COMMANDS:
        import_module(f"kg.commands.{name}").add(commands)
    return top


def _unexpected(error: Exception) -> int:
    """A mistake of ours, in one line; with KG_DEBUG set, in full."""
    if os.environ.get("KG_DEBUG"):
        raise error
    what = " ".join(f"{type(error).__name__}: {error}".split())
    complain(
        f"unexpected error ({what}): please report it with what KG_DEBUG=1 shows of it and the file that led to it"
    )
    return FAILED
