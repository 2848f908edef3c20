"""`kg fetch`: links → pages in a folder, for kg build."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from kg.commands.terminal import command, complain, counted, note
from kg.errors import ArticleError

if TYPE_CHECKING:
    from kg.articles.web import Visitor

EXAMPLES = """\
  kg fetch https://example.org/news/one https://example.org/news/two -o pages/
  kg fetch - -o pages/ < links.txt                    a link a line
  kg build pages/ -o graph.ttl
"""
MORE = """Pages are
asked for one after the other, a second apart on one host, as its robots.txt allows;
never from an address of a private network. kg build takes links, too."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "fetch", "read pages from the web into a folder", EXAMPLES, MORE)
    parser.add_argument("links", metavar="URL", nargs="+", help="http or https; - for a link a line on standard input")
    parser.add_argument(
        "-o", "--output", metavar="FOLDER", type=Path, default=Path("pages"), help="where to put them (default: pages)"
    )
    parser.add_argument("--delay", metavar="SECONDS", type=_seconds, default=1.0, help="on one host (default: 1)")
    parser.add_argument(
        "--allow-private", action="store_true", help="also from this machine and its network, as on an intranet"
    )
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Fetch, with a line for each page that cannot be had. Raises ArticleError where none can."""
    from kg.articles.web import Terms, Visitor

    visitor = Visitor(Terms(delay=given.delay, allow_private=given.allow_private))
    failures: list[str] = []
    saved = 0
    for link in _links(given.links):
        try:
            saved += _fetch(link, visitor, given.output)
        except ArticleError as error:
            failures.append(f"{link}: {error}")
            complain(failures[-1])
    if not saved:
        raise ArticleError(f"no page could be fetched ({counted(len(failures), 'link')} tried)")
    note(f"{counted(saved, 'page')} → {given.output}")
    return 0


def _fetch(link: str, visitor: Visitor, folder: Path) -> bool:
    from kg.articles.web import save

    note(str(save(visitor.fetch(link), folder)))
    return True


def _links(given: list[str]) -> Iterator[str]:
    for link in given:
        lines = sys.stdin if link == "-" else [link]
        yield from (line.strip() for line in lines if line.strip())


def _seconds(text: str) -> float:
    """A number of seconds, not below zero."""
    number = float(text)
    if not 0 <= number < float("inf"):
        raise ValueError(text)
    return number
