"""`kg serve`: a graph → a SPARQL endpoint and a web page, on this machine unless told otherwise."""

from __future__ import annotations

import argparse
import os
import secrets
import signal
from contextlib import suppress

from kg.commands.options import add_graph
from kg.commands.terminal import command, note

EXAMPLES = """\
  kg serve graph.ttl
  kg serve graph.kg --port 8080 --time-limit 30
  KG_TOKEN=… kg serve graph.ttl --writable
  kg serve graph.kg --host 0.0.0.0 --cors https://example.org
"""
MORE = "Clients read; with --writable, those that show the token ($KG_TOKEN, or one that is printed) also write."
MEGABYTE = 1 << 20


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "serve", "answer SPARQL over HTTP, with a page to ask from", EXAMPLES, MORE)
    add_graph(parser)
    option = parser.add_argument
    option("--port", metavar="N", type=int, default=7878, help="default: %(default)s; 0 is any that is free")
    option("--host", default="127.0.0.1", help="the address to listen on (default: %(default)s, this machine alone)")
    option("--title", default="What the papers say", help="the heading of the pages (default: %(default)s)")
    option("--time-limit", metavar="SECONDS", type=_amount, default=10, help="for one query (default: %(default)s)")
    option("--result-limit", metavar="MB", type=_amount, default=32, help="for one answer (default: %(default)s)")
    option("--memory-limit", metavar="MB", type=_amount, default=2048, help="for one query (default: %(default)s)")
    option("--workers", metavar="N", type=_amount, default=4, help="queries at a time (default: %(default)s)")
    option("--cors", metavar="ORIGIN", action="append", default=[], help="let pages of this origin ask; repeatable")
    option("--allow", metavar="URL", action="append", default=[], help="let SERVICE and LOAD reach it; repeatable")
    option("--writable", action="store_true", help="let those who show the token change the graph and its file")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Serve until interrupted."""
    import kg
    from kg.server import Settings, listening

    token = os.environ.get("KG_TOKEN") or secrets.token_urlsafe(24)
    settings = Settings(
        host=given.host,
        port=given.port,
        title=given.title,
        time_limit=given.time_limit,
        result_limit=int(given.result_limit * MEGABYTE),
        memory_limit=int(given.memory_limit * MEGABYTE),
        workers=int(given.workers),
        origins=tuple(given.cors),
        allowed=tuple(given.allow),
        token=token if given.writable else "",
        file=given.graph if given.writable and "://" not in given.graph else "",
    )
    with listening(kg.load(given.graph).store, settings) as server:
        note(f"{server.url} – SPARQL at {server.url}sparql, the graph at {server.url}graph; stop with Ctrl-C")
        if given.writable and "KG_TOKEN" not in os.environ:
            note(f"token: {token}")
        signal.signal(signal.SIGTERM, signal.default_int_handler)  # so that it, too, ends with all cleared away
        with suppress(KeyboardInterrupt):  # how it is meant to end
            server.run()
    return 0


def _amount(text: str) -> float:
    """A number above zero."""
    number = float(text)
    if not 0 < number < float("inf"):
        raise ValueError(text)
    return number
