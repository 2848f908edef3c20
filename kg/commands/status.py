"""`kg status`: a graph's ledger → what became of each article, when, and why."""

from __future__ import annotations

import argparse
import json
from collections.abc import Iterator
from typing import TYPE_CHECKING

from kg.commands.read import show
from kg.commands.terminal import DIM, GREEN, RED, YELLOW, command, counted, note, painted
from kg.errors import QuestionError

if TYPE_CHECKING:
    from kg.corpus import Ledger, Rejected, Stay

EXAMPLES = """\
  kg status graph.ttl
  kg status graph.ttl monday.txt                      all its versions, and what each said
  kg status graph.ttl --format json | jq '.refused'
"""
MORE = """Times are those
of the clock, in UTC; the graph itself knows none of them."""


def add(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Declare the command."""
    parser = command(commands, "status", "show what became of each article", EXAMPLES, MORE)
    parser.add_argument("graph", metavar="GRAPH", help="a graph that kg build wrote, with its ledger beside it")
    parser.add_argument("article", metavar="ARTICLE", nargs="?", help="the identifier of one whose history to show")
    parser.add_argument("--format", choices=("text", "json"), default="text", help="default: text")
    parser.set_defaults(run=run)


def run(given: argparse.Namespace) -> int:
    """Print what the ledger holds, or the history of one article."""
    from kg.corpus import ledger_of, open_ledger

    with open_ledger(ledger_of(given.graph)) as ledger:
        if given.article is not None:
            show_history(ledger, given.article)
            return 0
        settings, stays, refused = ledger.settings(), ledger.stays(), ledger.rejected()
    if given.format == "json":
        articles, sources = [stay._asdict() for stay in stays], [one._asdict() for one in refused]
        print(
            json.dumps({"settings": settings, "articles": articles, "refused": sources}, ensure_ascii=False, indent=2)
        )
    else:
        print("\n".join((*map(_stay, stays), *map(_refused, refused))))
    note(", ".join(_summary(stays, refused)))
    return 0


def show_history(ledger: Ledger, article: str) -> None:
    """Each version of an article with its claims. Raises QuestionError if there never was one."""
    stays = [stay for stay in ledger.stays() if stay.id == article]
    if not stays:
        raise QuestionError(f"{article!r} never was an article of the graph; kg status without it lists all")
    for stay in stays:
        print(f"{_stay(stay)}\n")
        reading = ledger.reading(stay.hash)
        if reading is not None:
            show(reading)
            print()


def _stay(stay: Stay) -> str:
    colour, word, when = (GREEN, "done", stay.came) if stay.how is None else (YELLOW, stay.how, stay.went)
    said = "not read" if stay.claims is None else counted(stay.claims, "claim")
    return f"{painted(f'{word:<9}', colour)} {stay.id} {painted(f'· {said} · {when}', DIM)}"


def _refused(one: Rejected) -> str:
    return f"{painted('refused  ', RED)} {one.source}: {one.why} {painted(f'· {one.at}', DIM)}"


def _summary(stays: list[Stay], refused: list[Rejected]) -> Iterator[str]:
    gone = sum(stay.how is not None for stay in stays)
    yield counted(len(stays) - gone, "article") + " in the graph"
    if gone:
        yield f"{gone:,} replaced or retracted"
    if refused:
        yield f"{len(refused):,} refused"
